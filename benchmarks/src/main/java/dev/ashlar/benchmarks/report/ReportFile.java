package dev.ashlar.benchmarks.report;

import dev.ashlar.tools.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reports as JSON. */
public final class ReportFile {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ReportFile() {}

  /** The report as text; numbers that are not there are the string {@code "NaN"}. */
  public static String text(Report report) {
    return JSON.writeValueAsString(report);
  }

  /** Writes a report. */
  public static void write(Report report, Path file) throws IOException {
    Files.writeString(file, text(report) + "\n");
  }

  /**
   * Reads a report.
   *
   * @throws InputException if the file is no report of this format
   */
  public static Report read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InputException(file + ": there is no such report");
    }
    try {
      var tree = JSON.readTree(Files.readString(file));
      int format = tree.path("format").asInt(0);
      if (format != Report.FORMAT) {
        throw new InputException(
            file + " is no report of format " + Report.FORMAT + (format == 0 ? "" : ": it has format " + format));
      }
      return JSON.treeToValue(tree, Report.class);
    } catch (JacksonException e) {
      throw new InputException(file + " is no report: " + e.getOriginalMessage(), e);
    }
  }
}
