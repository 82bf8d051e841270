package dev.ashlar.datashape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case recorded from the tests of libdynd: which pattern describes which type. */
class RecordedMatchTest {
  static List<String[]> cases() {
    return RecordedCases.read("match_cases.tsv");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void matchesAsRecorded(String verdict, String pattern, String concrete) {
    var match = DataTypes.parse(pattern).match(DataTypes.parse(concrete));
    assertEquals(verdict.equals("1"), match.matches(), match.toString());
  }
}
