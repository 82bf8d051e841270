package dev.ashlar.ndarray;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataTypes;
import dev.ashlar.ndarray.io.Npy;
import dev.ashlar.ndarray.io.Npz;
import dev.ashlar.ndarray.io.RawFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as NumPy writes them, both ways. */
class NpyFilesTest {
  @TempDir Path directory;

  @Test
  void everyRecordedFileIsReadMappedAndWritten() throws IOException {
    int count = 0;
    for (var line : RecordedCases.read("npy_cases.tsv.gz")) {
      var message = "case " + ++count + ": " + (line[0].length() > 400 ? line[0].substring(0, 400) : line[0]);
      var bytes = HexFormat.of().parseHex(line[0]);
      var shape = line[1].isEmpty() ? new long[0] : Arrays.stream(line[1].split(",")).mapToLong(
          Long::parseLong).toArray();
      var file = directory.resolve("case.npy");
      Files.write(file, bytes);
      var read = Npy.read(file);
      assertArrayEquals(shape, read.shape(), message);
      assertEquals(line[2], hex(read), message);
      assertEquals(line[2], hex(Npy.read(new ByteArrayInputStream(bytes))), message);
      if (line[4].equals("direct")) {
        var mapped = Npy.map(file);
        assertTrue(mapped.isReadOnly(), message);
        assertEquals(line[2], hex(mapped), message);
      } else {
        assertThrows(IOException.class, () -> Npy.map(file), message);
      }
      var out = new ByteArrayOutputStream();
      Npy.write(out, read);
      if (line[3].equals("same")) {
        assertArrayEquals(bytes, out.toByteArray(), message);
      }
      assertEquals(line[2], hex(Npy.read(new ByteArrayInputStream(out.toByteArray()))), message);
    }
    assertTrue(count > 300);
  }

  private static String hex(NDArray a) {
    var bytes = new byte[Math.toIntExact(a.size() * a.itemsize())];
    Copying.copyTo(a, MemorySegment.ofArray(bytes));
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  void viewsAreWrittenInRowMajorOrder() throws IOException {
    var a = Creation.arange(24).reshape(2, 3, 4);
    var file = directory.resolve("view.npy");
    Npy.write(file, a.get(":, ::-1, ::2"));
    assertEquals(a.get(":, ::-1, ::2").toString(), Npy.read(file).toString());
  }

  @Test
  void whatIsWrittenToAMappedArrayIsInTheFile() throws IOException {
    var file = directory.resolve("mapped.npy");
    var a = Npy.createMapped(file, DType.FLOAT64, 3, 4);
    a.set(2.5, "1, ::2");
    assertEquals("[[0.  0.  0.  0. ]\n [2.5 0.  2.5 0. ]\n [0.  0.  0.  0. ]]", Npy.read(file).toString());
    var again = Npy.mapWritable(file);
    again.plusAssign(NDArray.of(1.0));
    assertEquals(1, Npy.read(file).getDouble(0, 0));
    assertEquals(17, Npy.map(file).sum().toDouble());
    assertEquals(0, Npy.createMapped(directory.resolve("empty.npy"), DType.INT8, 0, 3).size());
  }

  @Test
  void readsAndWritesNpz() throws Exception {
    for (var name : new String[] {"stored.npz", "compressed.npz"}) {
      var arrays = Npz.read(Path.of(NpyFilesTest.class.getResource(name).toURI()));
      assertEquals("[first, second, third]", arrays.keySet().toString());
      assertEquals("[[0 1 2]\n [3 4 5]]", String.valueOf(arrays.get("first")));
      assertEquals("2.5", String.valueOf(arrays.get("second")));
      assertEquals("[[1. 0. 0.]\n [0. 1. 0.]\n [0. 0. 1.]]", String.valueOf(arrays.get("third")));
    }
    var arrays = new LinkedHashMap<String, NDArray>();
    arrays.put("a", Creation.arange(5));
    arrays.put("b", NDArray.of(true, false));
    var file = directory.resolve("out.npz");
    Npz.write(file, arrays);
    assertEquals("[0 1 2 3 4]", Npz.read(file, "a").toString());
    Npz.writeCompressed(file, arrays);
    assertEquals("[ True False]", String.valueOf(Npz.read(file).get("b")));
    assertThrows(IOException.class, () -> Npz.read(file, "c"));
  }

  @Test
  void rawFilesAreDescribedByADatashape() throws IOException {
    var file = directory.resolve("raw.bin");
    RawFile.write(file, Creation.arange(12).reshape(3, 4));
    assertEquals("[ 8  9 10 11]", RawFile.map(file, "3 * 4 * int64").get(2).toString());
    assertArrayEquals(new long[] {6, 2}, RawFile.read(file, "var * 2 * int64").shape());
    assertEquals(DataTypes.parse("{x: int64, y: 2 * int64}"),
        RawFile.map(file, "var * {x: int64, y: 2 * int64}").dtype());
    RawFile.mapWritable(file, "12 * int64").set(-1, "5");
    assertEquals(-1, RawFile.read(file, "3 * 4 * int64").getLong(1, 1));
    assertThrows(IOException.class, () -> RawFile.map(file, "4 * 4 * int64"));
    assertThrows(IOException.class, () -> RawFile.map(file, "var * 5 * int64"));
    assertThrows(UnsupportedOperationException.class, () -> RawFile.map(file, "12 * int64").set(0, "0"));
  }

  @Test
  void damagedFilesAreRefused() throws IOException {
    var out = new ByteArrayOutputStream();
    Npy.write(out, Creation.arange(100));
    var whole = out.toByteArray();
    var file = directory.resolve("damaged.npy");
    for (int length : new int[] {0, 5, 7, 9, 60, 128, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThrows(IOException.class, () -> Npy.read(file), "length " + length);
      assertThrows(IOException.class, () -> Npy.map(file), "length " + length);
      assertThrows(IOException.class, () -> Npy.read(new ByteArrayInputStream(Arrays.copyOf(whole, length))),
          "length " + length);
    }
    for (var header :
        new String[] {
          "{'descr': '|O', 'fortran_order': False, 'shape': (3,), }",
          "{'descr': '<f8', 'fortran_order': Maybe, 'shape': (3,), }",
          "{'descr': '<f8', 'fortran_order': False, 'shape': (-3,), }",
          "{'descr': '<f8', 'fortran_order': False, 'shape': (4611686018427387904, 8), }",
          "{'descr': '<f8', 'fortran_order': False, }",
          "[]",
        }) {
      var bytes = new ByteArrayOutputStream();
      bytes.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
      bytes.writeBytes(header.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
      bytes.write(new byte[64]);
      Files.write(file, bytes.toByteArray());
      assertThrows(IOException.class, () -> Npy.read(file), header);
    }
    assertFalse(Files.size(file) == 0);
  }
}
