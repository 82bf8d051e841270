package dev.ashlar.benchmarks.report;

import static dev.ashlar.benchmarks.report.ReportTest.report;
import static dev.ashlar.benchmarks.report.ReportTest.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.benchmarks.catalogue.Catalogue;
import dev.ashlar.benchmarks.catalogue.Sizes;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardTest {
  private static final Guard GUARD =
      Guard.parse("row,peer,ratio\nelementwise/add/float64/10,numpy,0.5\nfusion/where(a>b,c)/float64/10,java,2\n");

  @Test
  void keepsWhatItRead() {
    assertEquals("fusion/where(a>b,c)/float64/10", GUARD.entries().getLast().id());
    assertEquals(List.of("numpy", "java"), GUARD.peers());
    assertEquals(GUARD, Guard.parse(GUARD.text()));
  }

  @Test
  void noticesOneAndAHalfTimesTheRecordedRatio() {
    assertTrue(GUARD.worse(report(result("add", 10, 74, 100))).isEmpty());
    assertEquals("elementwise/add/float64/10", GUARD.worse(report(result("add", 10, 76, 100))).getFirst().id());
    assertTrue(GUARD.worse(report()).isEmpty(), "what was not measured is not worse");
  }

  @Test
  void recordsWhatWasMeasuredAndKeepsTheRest() {
    var recorded = GUARD.with(report(result("add", 10, 30, 100)));
    assertEquals(.3, recorded.entries().getFirst().ratio(), 1e-12);
    assertEquals(2, recorded.entries().getLast().ratio());
  }

  @Test
  void whatIsRecordedWithTheSourcesNamesRowsThatExist() {
    var rows = Catalogue.rows(Sizes.USUAL, List.of());
    var recorded = Guard.recorded();
    assertFalse(recorded.entries().isEmpty());
    for (var entry : recorded.entries()) {
      assertTrue(rows.stream().anyMatch(row -> row.id().equals(entry.id())), entry.id());
    }
  }
}
