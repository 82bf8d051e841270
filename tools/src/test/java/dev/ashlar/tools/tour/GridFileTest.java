package dev.ashlar.tools.tour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.picture.Placement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridFileTest {
  private static final String WHOLE =
      "{\"width\": 3, \"height\": 2, \"scale\": [1, -1], \"translate\": [-180, 87], \"values\": [1, 2.5, 3e2, -4, 5, 6]}";

  @TempDir Path folder;

  private GridFile.Grid read(String text) throws IOException {
    var file = folder.resolve("grid.json");
    Files.writeString(file, text);
    return GridFile.read(file);
  }

  private static String refusal(Executable reading) {
    return String.valueOf(assertThrows(InputException.class, reading).getMessage());
  }

  @Test
  void aGridIsRead() throws IOException {
    var grid = read(WHOLE);
    assertEquals(DType.FLOAT32, grid.values().dtype());
    assertArrayEquals(new long[] {2, 3}, grid.values().shape());
    assertEquals(300, grid.values().getDouble(0, 2));
    assertEquals(-4, grid.values().getDouble(1, 0));
    assertEquals(new Placement(-180, 87, 1, -1), grid.placement());
  }

  @Test
  void keysMayComeInAnyOrderAndOthersAreLeftAside() throws IOException {
    var grid = read("{\"values\": [7, 8], \"note\": {\"values\": [\"x\"]}, \"height\": 2, \"width\": 1}");
    assertEquals(8, grid.values().getDouble(1, 0));
    assertEquals(new Placement(-180, 90, 360, -90), grid.placement());
  }

  @Test
  void manyValuesAreRead() throws IOException {
    var text = new StringBuilder("{\"width\": 1000, \"height\": 40, \"values\": [0");
    for (int i = 1; i < 40_000; i++) {
      text.append(',').append(i);
    }
    var grid = read(text.append("]}").toString());
    assertEquals(39_999, grid.values().getDouble(39, 999));
    assertEquals(12_345, grid.values().getDouble(12, 345));
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    for (int length = 0; length < WHOLE.length(); length++) {
      var text = WHOLE.substring(0, length);
      var message = refusal(() -> read(text));
      assertTrue(message.contains("grid.json"), message);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1, 2]                                             | a JSON object was expected",
        "{'width': 2, 'height': 1, 'values': [1, 'x']}       | values[1] (row 0, column 1, from 0) is 'x', not a number",
        "{'width': 2, 'height': 1, 'values': [null, 1]}      | values[0] (row 0, column 0, from 0) is null, not a number",
        "{'width': 2, 'height': 1, 'values': [1, [2]]}       | is an array, not a number",
        "{'width': 2, 'height': 1, 'values': [1e39, 1]}      | is 1e39, beyond the range of float32",
        "{'width': 2, 'height': 1, 'values': [1, NaN]}       | NaN",
        "{'width': 2, 'height': 2, 'values': [1, 2, 3]}      | holds 3 numbers where 2 rows of 2 are needed",
        "{'width': 2, 'height': 1, 'values': []}             | holds 0 numbers where 1 rows of 2 are needed",
        "{'width': 9223372036854775807, 'height': 2, 'values': [1]} | holds 1 numbers",
        "{'width': 99999999999999999999, 'height': 2, 'values': [1]} | must be a whole number from 1",
        "{'width': 0, 'height': 1, 'values': []}             | 'width' must be a whole number from 1, not 0",
        "{'width': 2, 'height': 1.5, 'values': [1, 2]}       | 'height' must be a whole number from 1, not 1.5",
        "{'width': 2, 'values': [1, 2]}                      | the key 'height' is missing",
        "{'width': 2, 'height': 1}                           | the key 'values' is missing",
        "{'width': 2, 'height': 1, 'values': 3}              | 'values' must be an array of numbers, not 3",
        "{'width': 1, 'height': 1, 'values': [1], 'scale': [1]}   | 'scale' must be an array of two numbers, not the end of the array",
        "{'width': 1, 'height': 1, 'values': [1], 'scale': [0, 1]} | 'scale' must not be zero",
        "{'width': 1, 'height': 1, 'values': [1], 'translate': [1, 2, 3]} | it has more",
        "{'width': 1, 'width': 1, 'height': 1, 'values': [1]} | Duplicate",
        "{'width': 1, 'height': 1, 'values': [1]} x          | line 1"
      })
  void whatIsWrongIsNamed(String text, String expected) {
    var message = refusal(() -> read(text.replace('\'', '"')));
    assertTrue(message.contains(expected.replace('\'', '"')), message);
    assertTrue(message.contains("grid.json"), message);
  }

  @Test
  void theLineIsNamed() {
    var message = refusal(() -> read("{\"width\": 1,\n\"height\": 1,\n\"values\": [\n  true]}"));
    assertTrue(message.contains("line 4, column 3"), message);
  }

  @Test
  void aMissingFileIsNamed() {
    assertThrows(NoSuchFileException.class, () -> GridFile.read(folder.resolve("none.json")));
  }
}
