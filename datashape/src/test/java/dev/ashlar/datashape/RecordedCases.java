package dev.ashlar.datashape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the recorded cases: lines of tab-separated cells, in which strings may be JSON. */
final class RecordedCases {
  private RecordedCases() {}

  /** The lines of a file beside the tests, cut at tabs; empty lines and comments left out. */
  static List<String[]> read(String file) {
    try (var in = RecordedCases.class.getResourceAsStream(file)) {
      var text = new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The value of a JSON string. */
  static String unquote(String json) {
    var value = new StringBuilder();
    for (int i = 1; i < json.length() - 1; i++) {
      char c = json.charAt(i);
      if (c != '\\') {
        value.append(c);
        continue;
      }
      char escaped = json.charAt(++i);
      switch (escaped) {
        case 'b' -> value.append('\b');
        case 'f' -> value.append('\f');
        case 'n' -> value.append('\n');
        case 'r' -> value.append('\r');
        case 't' -> value.append('\t');
        case 'u' -> {
          value.append((char) Integer.parseInt(json.substring(i + 1, i + 5), 16));
          i += 4;
        }
        default -> value.append(escaped);
      }
    }
    return value.toString();
  }
}
