package dev.ashlar.tools.tour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.tools.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HourlyFileTest {
  private static final String HEADER = "date,pressure,temperature,wind\n";
  private static final String ROWS = "2010-01-01T01:00:00,1016.6,4.0,3.8\n2010-01-01T02:00:00,1016.5,3.9,3.7\n";

  @TempDir Path folder;

  private HourlyFile.Hours read(String text) throws IOException {
    var file = folder.resolve("hours.csv");
    Files.writeString(file, text);
    return HourlyFile.read(file);
  }

  private static String refusal(Executable reading) {
    return String.valueOf(assertThrows(InputException.class, reading).getMessage());
  }

  @Test
  void aTableIsRead() throws IOException {
    var hours = read(HEADER + ROWS);
    assertEquals(DType.INT64, hours.time().dtype());
    assertEquals(DType.FLOAT64, hours.wind().dtype());
    assertArrayEquals(new long[] {2}, hours.pressure().shape());
    assertEquals(1_262_307_600L, hours.time().getLong(0));
    assertEquals(1_262_311_200L, hours.time().getLong(1));
    assertEquals(1016.6, hours.pressure().getDouble(0));
    assertEquals(3.9, hours.temperature().getDouble(1));
    assertEquals(3.7, hours.wind().getDouble(1));
  }

  @Test
  void columnsMayComeInAnyOrder() throws IOException {
    var hours = read("\uFEFFwind,note,date,temperature,pressure\r\n1.5,\"a,b\",2010-01-01T00:00,2,3\r\n");
    assertEquals(1.5, hours.wind().getDouble(0));
    assertEquals(3, hours.pressure().getDouble(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.7", "-12.5", "0.75", "1e3.5"})
  void aFileCutInsideTheLastNumberIsRefused(String last) {
    int point = last.indexOf('.');
    var cut = HEADER + ROWS + "2010-01-01T03:00:00,1016.5,3.9," + last.substring(0, point);
    var message = refusal(() -> read(cut));
    assertTrue(message.contains("truncated"), message);
  }

  @Test
  void everyCutInsideALineIsRefused() {
    var whole = HEADER + ROWS;
    int firstRowEnds = HEADER.length() + ROWS.indexOf('\n');
    for (int length = firstRowEnds + 2; length < whole.length() - 1; length++) {
      var text = whole.substring(0, length);
      assertThrows(InputException.class, () -> read(text), text);
    }
  }

  @Test
  void aMissingLineBreakAtTheEndIsNoHarm() throws IOException {
    assertEquals(2, read(HEADER + ROWS.stripTrailing()).time().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2010-01-01T01:00:00,x,4.0,3.8   | line 2, column 'pressure': 'x' is not a number",
        "2010-01-01T01:00:00,1,,3.8      | line 2, column 'temperature': '' is not a number",
        "2010-01-01T01:00:00,1,NaN,3.8   | line 2, column 'temperature': 'NaN' is not a finite number",
        "2010-01-01T01:00:00,1,2,1e999   | line 2, column 'wind': '1e999' is not a finite number",
        "2010-13-01T01:00:00,1,2,3       | line 2, column 'date': '2010-13-01T01:00:00' is not a date and time",
        "2010-01-01T01:00:00,1,2         | line 2: 3 fields where the header has 4",
        "2010-01-01T01:00:00,1,2,3,4     | line 2: 5 fields where the header has 4"
      })
  void whatIsWrongIsNamed(String row, String expected) {
    var message = refusal(() -> read(HEADER + row + "\n"));
    assertTrue(message.contains(expected.replace('\'', '"')), message);
    assertTrue(message.contains("hours.csv"), message);
  }

  @Test
  void emptyTablesAreRefused() {
    assertTrue(refusal(() -> read("")).contains("the file is empty"));
    assertTrue(refusal(() -> read(HEADER)).contains("there are no rows"));
    assertTrue(
        refusal(() -> read("date,wind\n")).contains("there is no column \"pressure\""));
  }
}
