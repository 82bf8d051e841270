package dev.ashlar.nvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Creation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reader in Python that was made from FORMAT.md alone reads what the store writes. */
class FormatTest {
  private static final Path SCRIPT = Path.of("..", "docs", "read_store.py");

  @TempDir private Path directory;
  private Path path;

  @BeforeEach
  void name() {
    path = directory.resolve("f.ashlar");
  }

  private static String python(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("python3"));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, process.waitFor(), text);
    return text;
  }

  private static boolean hasNumpy() {
    try {
      return new ProcessBuilder("python3", "-c", "import numpy").start().waitFor() == 0;
    } catch (java.io.IOException | InterruptedException e) {
      return false;
    }
  }

  @Test
  void pythonReadsArraysByTheFormatAlone() throws Exception {
    Assumptions.assumeTrue(hasNumpy() && Files.exists(SCRIPT), "python3 with numpy is not there");
    try (var store = Store.create(path)) {
      for (int round = 0; round < 3; round++) {
        try (var tx = store.begin()) {
          for (int i = 0; i < 300; i++) {
            tx.put("group/%03d".formatted(i), Creation.full(DType.INT16, i - round, 1 + i % 7));
          }
          tx.put("grid", Creation.arange(12).astype(DType.FLOAT32).reshape(3, 4));
          tx.put("complex", Creation.ones(DType.COMPLEX64, 3));
          tx.put("truth", Creation.ones(DType.BOOL, 5));
          tx.put("empty", Creation.zeros(DType.FLOAT64, 0, 3));
          tx.put("large", Creation.ones(DType.UINT8, 3_000_000));
          tx.setAttribute("grid", "note", Attribute.of("long ".repeat(1000)));
          tx.commit();
        }
      }
    }
    var file = path.toString();
    var script = SCRIPT.toString();
    assertTrue(python(script, file).startsWith("[\"complex\", \"empty\", \"grid\", \"group/000\""));
    assertEquals("{\"type\": \"float32\", \"shape\": [3, 4], \"sum\": 66.0, \"ends\": [0.0, 11.0]}",
        python(script, file, "grid"));
    assertEquals("{\"type\": \"int16\", \"shape\": [5], \"sum\": 1480.0, \"ends\": [296.0, 296.0]}",
        python(script, file, "group/298"));
    assertTrue(python(script, file, "truth").contains("\"sum\": 5.0"));
    assertTrue(python(script, file, "empty").contains("\"shape\": [0, 3]"));
    assertTrue(python(script, file, "large").contains("\"sum\": 3000000.0"));
  }

  @Test
  void theScriptIsShort() throws Exception {
    Assumptions.assumeTrue(Files.exists(SCRIPT), "the documentation is not beside the module");
    assertTrue(Files.readAllLines(SCRIPT).size() <= 60);
  }
}
