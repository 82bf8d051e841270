package dev.ashlar.datashape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case recorded from the tests of blaze/datashape 0.5: what parses, how it prints, what is refused. */
class RecordedParseTest {
  /** Recorded rejections that this language accepts on purpose. */
  private static final Map<String, String> WIDENED =
      Map.of("fixed[10] * var * string",
          "fixed[n] is a dimension spelled out, here as well as there; only there it was not built");

  static Stream<String[]> accepted() {
    return RecordedCases.read("datashape_cases.tsv").stream().filter(row -> row[0].equals("OK"));
  }

  static Stream<String[]> refused() {
    return RecordedCases.read("datashape_cases.tsv").stream().filter(row -> row[0].equals("ERR"));
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void printsAsRecorded(String verdict, String input, String print) {
    var type = DataTypes.parse(RecordedCases.unquote(input));
    assertEquals(withoutBlanks(RecordedCases.unquote(print)), withoutBlanks(type.toString()));
    assertEquals(type, DataTypes.parse(type.toString()));
    assertEquals(type.hashCode(), DataTypes.parse(type.pretty(20)).hashCode());
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesAsRecorded(String verdict, String input, String error) {
    var text = RecordedCases.unquote(input);
    if (WIDENED.containsKey(text)) {
      DataTypes.parse(text);
    } else {
      assertThrows(DataShapeException.class, () -> DataTypes.parse(text));
    }
  }

  private static String withoutBlanks(String text) {
    return text.replaceAll("\\s", "");
  }
}
