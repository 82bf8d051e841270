package dev.ashlar.ndarray;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.io.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of numbers as text. */
class TextTableTest {
  @TempDir Path directory;

  @Test
  void everyNumberComesBack() throws IOException {
    var file = directory.resolve("table.csv");
    var a = NDArray.of(1.0, 0.1, -1.5, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY).reshape(2, 3);
    TextTable.write(file, a, ',');
    assertEquals("1.0,0.1,-1.5\n5e-324,nan,-inf\n", Files.readString(file));
    assertTrue(a.contentEquals(TextTable.read(file, ',', 0)));
    TextTable.write(file, NDArray.of(3L, -4L), ' ');
    assertEquals("3\n-4\n", Files.readString(file));
    var greatest = NDArray.of(-1L).view(DType.UINT64);
    TextTable.write(file, greatest, ' ');
    assertEquals("18446744073709551615\n", Files.readString(file));
  }

  @Test
  void namesCommentsAndEmptyLinesAreLeftOut() throws IOException {
    var file = directory.resolve("table.txt");
    Files.writeString(file, "x y z\n\n1 2\t 3 # a row\n# nothing\n4 5 6\n");
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, TextTable.read(file, ' ', 1).toDoubleArray());
    Files.writeString(file, "");
    assertEquals(0, TextTable.read(file, ',', 0).size());
  }

  @Test
  void whatIsNoTableIsRefused() throws IOException {
    var file = directory.resolve("bad.csv");
    Files.writeString(file, "1,2\n3,x\n");
    var error = assertThrows(IOException.class, () -> TextTable.read(file, ',', 0));
    assertTrue(String.valueOf(error.getMessage()).endsWith("line 2, field 2: 'x' is no number"));
    Files.writeString(file, "1,2\n3\n");
    assertThrows(IOException.class, () -> TextTable.read(file, ',', 0));
    assertThrows(IllegalArgumentException.class, () -> TextTable.write(file, Creation.arange(8).reshape(2, 2, 2), ','));
  }
}
