package dev.ashlar.benchmarks.report;

import static dev.ashlar.benchmarks.report.ReportTest.report;
import static dev.ashlar.benchmarks.report.ReportTest.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReportDiffTest {
  @Test
  void namesWhatChangedBeyondTheNoise() {
    var before = report(result("add", 10, 100, 100), result("sum", 10, 100, 100), result("max", 10, 100, 100),
        result("sort", 10, 1, 1));
    var after = report(
        result("add", 10, 130, 100), result("sum", 10, 110, 100), result("max", 10, 50, 100), result("take", 10, 1, 1));
    var diff = ReportDiff.between(before, after);
    assertEquals("elementwise/add/float64/10", diff.slower().getFirst().id());
    assertEquals(1.3, diff.slower().getFirst().factor(), 1e-12);
    assertEquals("elementwise/max/float64/10", diff.faster().getFirst().id());
    assertEquals(1, diff.slower().size() * diff.faster().size());
    assertEquals(1, diff.same());
    assertTrue(diff.text().contains("elementwise/add/float64/10 against numpy: 1.00 -> 1.30 (1.30 times)"), diff::text);
    assertTrue(diff.text().contains("Only in the first report: elementwise/sort/float64/10"), diff::text);
    assertTrue(diff.text().contains("Only in the second report: elementwise/take/float64/10"), diff::text);
  }

  @Test
  void aMachineThatIsSlowerForEverybodyChangesNothing() {
    var diff = ReportDiff.between(report(result("add", 10, 100, 200)), report(result("add", 10, 300, 600)));
    assertEquals(1, diff.same());
  }
}
