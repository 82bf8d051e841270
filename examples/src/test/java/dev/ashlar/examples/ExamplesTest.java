package dev.ashlar.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example runs, and prints what it says. */
class ExamplesTest {
  private static String printed(Runnable program) {
    var before = System.out;
    var bytes = new ByteArrayOutputStream();
    try (var out = new PrintStream(bytes, true, UTF_8)) {
      System.setOut(out);
      program.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  void firstSteps(@TempDir Path folder) {
    var store = folder.resolve("first.ashlar").toString();
    var lines = printed(() -> FirstSteps.main(new String[] {store})).lines().toList();
    assertEquals("3 * 4 * float64, squares ", lines.get(0).replaceAll("[0-9.]+$", ""));
    // Each row is 0, 1, 2, 3 elevenths with their mean of 1.5 elevenths taken away: 5 / 121 per row.
    assertEquals(15.0 / 121, Double.parseDouble(lines.get(0).replaceAll(".* ", "")), 1e-15);
    assertEquals(3, lines.size());
  }

  @Test
  void views() {
    assertEquals(
        """
        a                  3 * 4 * int64
        column 1           [1 5 9]
        row 0, backwards   [3 2 1 0]
        row 0 has changed  [  0 100   2   3]
        3 by 4 table       3 * 4 * int64, last row [0 2 4 6]
        """,
        printed(() -> Views.main(new String[0])));
  }

  @Test
  void hotLoop() {
    var roots = printed(() -> HotLoop.main(new String[0])).replaceAll("[\\[\\]]", " ").strip().split(" +", -1);
    for (int i = 0; i < roots.length; i++) {
      assertEquals(Math.sqrt(i + 1.0), Double.parseDouble(roots[i]), 1e-8);
    }
    assertEquals(5, roots.length);
  }

  /** The README shows the first example as it is, less its package. */
  @Test
  void theReadmeShowsTheFirstExample() throws IOException {
    var program = Files.readString(Path.of("src/main/java/dev/ashlar/examples/FirstSteps.java"));
    var shown = program.substring(program.indexOf("import")).strip();
    assertTrue(Files.readString(Path.of("..", "README.md")).contains("```java\n" + shown + "\n```"), shown);
  }
}
