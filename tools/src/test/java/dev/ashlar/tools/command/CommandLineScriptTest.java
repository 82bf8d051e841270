package dev.ashlar.tools.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script of the examples runs from its files to NumPy, each command in a process of its own. */
@DisabledOnOs(OS.WINDOWS)
class CommandLineScriptTest {
  @TempDir private Path folder = Path.of("");

  private Path command() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var script = Files.writeString(folder.resolve("ashlar"), "#!/bin/sh\nexec '" + java
        + "' -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp '" + System.getProperty("java.class.path")
        + "' dev.ashlar.tools.Main \"$@\"\n");
    assertTrue(script.toFile().setExecutable(true));
    return script;
  }

  @Test
  void theScriptRunsToItsEnd() throws IOException, InterruptedException {
    var said = folder.resolve("said");
    var builder = new ProcessBuilder("bash", "../examples/command-line.sh", folder.resolve("out").toString())
        .redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().put("ASHLAR", command().toString());
    var process = builder.start();
    assertTrue(process.waitFor(5, TimeUnit.MINUTES));
    var text = Files.readString(said, UTF_8);
    assertEquals(0, process.exitValue(), text);
    assertTrue(text.contains("anomalies, 8759 hours and the mean day are what they should be")
        || text.contains("no python3 with NumPy"), text);
    for (var picture : new String[] {"anomaly.png", "week.png", "rain.png"}) {
      assertTrue(Files.size(folder.resolve("out").resolve(picture)) > 10_000);
    }
  }
}
