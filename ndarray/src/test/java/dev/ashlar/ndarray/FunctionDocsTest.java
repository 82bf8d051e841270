package dev.ashlar.ndarray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of functions is that of the registry. */
class FunctionDocsTest {
  @Test
  void thePageIsCurrent() throws IOException {
    var page = Path.of("..", "docs", "functions.md");
    assumeTrue(Files.exists(page), "runs in the module's directory of the project");
    assertEquals(FunctionDocs.page(), Files.readString(page));
  }
}
