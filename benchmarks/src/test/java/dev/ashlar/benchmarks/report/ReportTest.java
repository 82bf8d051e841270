package dev.ashlar.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.benchmarks.catalogue.Row;
import dev.ashlar.benchmarks.measure.Limits;
import dev.ashlar.benchmarks.measure.Measurement;
import dev.ashlar.benchmarks.measure.Ratio;
import dev.ashlar.datashape.DType;
import dev.ashlar.tools.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Limits LIMITS = new Limits(Map.of(1_000L, 100e9), Map.of(1_000L, 50e9), 50e9);

  static Report report(Result... results) {
    return new Report(
        Report.FORMAT,
        "2026-11-20T12:00:00Z",
        List.of("--quick"),
        Map.of("processor", "one"),
        Map.of("ashlar", "Ashlar 1"),
        LIMITS,
        List.of(results),
        List.of(new Cost("commit of one 64-byte array: forces", 2, "", 2, false),
            new Cost("group commit", 4, "", 5, true)),
        List.of(new JmhRatio("sum", 1_000, 100, 400)),
        List.of("numba is left out"));
  }

  /** A row of which every round of Ashlar took one time, and every round of NumPy another. */
  static Result result(String op, long n, double ours, double numpy) {
    var row = Row.of("elementwise", op, DType.FLOAT64, n).input("a", n).input("b", n).out(DType.FLOAT64, n).flops(n)
        .bar(.5).ashlar("a").build();
    return Result.of(new Measurement(row, Map.of("ashlar", rounds(ours), "numpy", rounds(numpy)), Map.of()), LIMITS);
  }

  private static double[] rounds(double nanos) {
    var times = new double[5];
    Arrays.fill(times, nanos);
    return times;
  }

  @Test
  void aResultKnowsItsRatioAndItsShareOfTheLimit() {
    var result = result("add", 1_000, 960, 1_920);
    assertEquals(Map.of("numpy", new Ratio(.5, .5, .5)), result.ratios());
    // 24 000 bytes at 50 GB/s are 480 ns
    assertEquals(.5, result.shareOfLimit(), 1e-12);
    assertEquals(.5, result.barred());
  }

  @Test
  void writtenAndReadAgainItIsTheSame(@TempDir Path directory) throws IOException {
    var file = directory.resolve("report.json");
    var written = report(result("add", 1_000, 960, 1_920));
    ReportFile.write(written, file);
    var read = ReportFile.read(file);
    assertEquals(ReportFile.text(written), ReportFile.text(read));
    assertEquals(written.results().getFirst().ratios(), read.results().getFirst().ratios());
  }

  @Test
  void whatIsNoReportIsRefusedInOneSentence(@TempDir Path directory) throws IOException {
    assertThrows(InputException.class, () -> ReportFile.read(directory.resolve("missing.json")));
    var file = directory.resolve("other.json");
    Files.writeString(file, "{\"format\": 99}");
    assertTrue(assertThrows(InputException.class, () -> ReportFile.read(file)).toString().contains("format 99"));
    Files.writeString(file, "no json");
    assertThrows(InputException.class, () -> ReportFile.read(file));
  }

  @Test
  void theTableSaysRatioBarAndWhatWasLeftOut() {
    var text = ReportText.markdown(report(result("a * b", 100_000, 100, 400)), List.of("roofline.png"));
    assertTrue(text.contains("| a \\* b | float64 | 1e5 | 100.0 ns |"), text);
    assertTrue(text.contains("0.25 ±0.000"), text);
    assertTrue(text.contains("0.50 met"), text);
    assertTrue(text.contains("2 of the 3 measured rows and costs with a bar meet it."), text);
    assertTrue(text.contains("| commit of one 64-byte array: forces | 2.00 | <= 2.00 | met |"), text);
    assertTrue(text.contains("| group commit | 4.00 | >= 5.00 | missed |"), text);
    assertTrue(text.contains("- numba is left out"), text);
    assertTrue(text.contains("| sum | float64 | 1000 | 100.0 ns | 400.0 ns | 0.25 |"), text);
    assertTrue(text.contains("![roofline](roofline.png)"), text);
    assertTrue(ReportText.plain(report(result("add", 10, 100, 400))).contains("numpy"));
  }

  @Test
  void timesAndCountsAreShort() {
    assertEquals("12.3 ns", Table.time(12.34));
    assertEquals("1.5 us", Table.time(1_500));
    assertEquals("2.0 ms", Table.time(2e6));
    assertEquals("3.00 s", Table.time(3e9));
    assertEquals("1000", Table.count(1_000));
    assertEquals("1e6", Table.count(1_000_000));
    assertEquals("1.6e7", Table.count(16_000_000));
    assertEquals("12345", Table.count(12_345));
  }

  @Test
  void picturesAreDrawnOfWhatIsThere(@TempDir Path directory) throws IOException {
    var report =
        report(result("add", 10, 20, 200), result("add", 1_000, 200, 300), result("add", 100_000, 20_000, 10_000));
    var files = Pictures.write(report, directory);
    assertEquals(
        List.of("ratios-elementwise.png", "size-add-float64.png", "roofline.png"),
        files.stream().map(file -> file.getFileName().toString()).toList());
    for (var file : files) {
      assertTrue(ImageIO.read(file.toFile()).getWidth() > 500, file::toString);
    }
    assertEquals(List.of(), Pictures.write(report(), directory));
  }

  @Test
  void anAxisIsLogarithmicAndHoldsWhatIsBeyondIt() {
    var axis = new LogAxis(.1, 10, 0, 100);
    assertEquals(50, axis.at(1), 1e-9);
    assertEquals(100, axis.at(1e9), 1e-9);
    assertEquals(List.of(.1, .2, .5, 1.0, 2.0, 5.0, 10.0), axis.ticks());
    assertEquals("0.05", LogAxis.label(.05));
    assertEquals("1e6", LogAxis.label(1e6));
  }
}
