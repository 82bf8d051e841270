package dev.ashlar.ndarray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Indices of every kind, read and assigned, against what NumPy gave. */
class IndexingCasesTest {
  @Test
  void agreesWithNumPy() {
    int count = 0;
    for (var line : RecordedCases.read("indexing_cases.tsv.gz")) {
      var random = new Random(++count);
      var a = RecordedCases.relaid(RecordedCases.decode(line[1]), random);
      var items = line[2].isEmpty() ? new Index[0] : Arrays.stream(line[2].split(";")).map(
          IndexingCasesTest::item).toArray(Index[]::new);
      var message = "case " + count + ": " + String.join(" ", line);
      var expected = line[line.length - 1];
      if (expected.equals("error")) {
        assertThrows(RuntimeException.class, () -> run(line, a, items, random), message);
      } else {
        assertEquals(expected, RecordedCases.encode(run(line, a, items, random)), message);
      }
    }
    assertTrue(count > 1000);
  }

  private static NDArray run(String[] line, NDArray a, Index[] items, Random random) {
    if (line[0].equals("get")) {
      return a.get(items);
    }
    a.set(RecordedCases.relaid(RecordedCases.decode(line[3]), random), items);
    return a;
  }

  private static Index item(String text) {
    return switch (text.charAt(0)) {
      case 'n' -> Index.newAxis();
      case 'e' -> Index.ellipsis();
      case 'i' -> Index.at(Long.parseLong(text.substring(2)));
      case 'a' -> Index.of(RecordedCases.decode(text.substring(2)));
      default -> {
        var parts = text.split(":", -1);
        yield new Index.Slice(end(parts[1]), end(parts[2]), parts[3].isEmpty() ? 1 : Long.parseLong(parts[3]));
      }
    };
  }

  private static OptionalLong end(String text) {
    return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
  }
}
