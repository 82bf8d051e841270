package dev.ashlar.ndarray;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guide for NumPy users states how many recorded calls there are. */
class RecordedCasesTest {
  private static final List<String> FILES =
      List.of(
          "function_cases.tsv.gz", "numpy_cases.tsv.gz", "argument_cases.tsv.gz", "elementwise_cases.tsv.gz",
          "reduction_cases.tsv.gz", "indexing_cases.tsv.gz", "text_cases.tsv.gz", "npy_cases.tsv.gz");

  @Test
  void theGuideStatesTheirNumber() throws IOException {
    var page = Path.of("..", "docs", "numpy.md");
    assumeTrue(Files.exists(page), "runs in the module's directory of the project");
    int count = FILES.stream().mapToInt(file -> RecordedCases.read(file).size()).sum();
    assertTrue(Files.readString(page).contains(" " + count + " recorded calls"), "there are " + count);
  }
}
