package dev.ashlar.kernels.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs {@link ChildJvm} in JVMs that lack something. */
class ChildJvmTest {
  private static String run(int exit, String... flags) throws IOException, InterruptedException, URISyntaxException {
    var path = new ArrayList<String>();
    var classes = Path.of(NativeMemory.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    path.add(classes.toString());
    path.add(classes.resolveSibling("test-classes").toString());
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(flags));
    command.addAll(List.of("-cp", String.join(File.pathSeparator, path), ChildJvm.class.getName()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(exit, process.waitFor(), output);
    return output;
  }

  @Test
  void deniedNativeAccessNamesTheFlag() throws Exception {
    String output = run(0, "--illegal-native-access=deny");
    String refusal = "IllegalCallerException: .*--enable-native-access=dev.ashlar.kernels.*ALL-UNNAMED";
    assertEquals(3, output.split(refusal, -1).length - 1, output);
  }

  @Test
  void theJdkNeedsNoMoreThanItsBaseModule() throws Exception {
    String output = run(0, "--limit-modules", "java.base", "--enable-native-access=ALL-UNNAMED");
    assertTrue(output.contains("allocated"), output);
  }

  @Test
  void theBudgetIsASystemProperty() throws Exception {
    String output = run(0, "-Ddev.ashlar.memory.budget=77m", "--enable-native-access=ALL-UNNAMED");
    assertTrue(output.contains("budget of " + (77 << 20)), output);
  }

  @Test
  void aWrongBudgetIsReportedAndIgnored() throws Exception {
    String output = run(0, "-Ddev.ashlar.memory.budget=lots", "--enable-native-access=ALL-UNNAMED");
    assertTrue(output.contains("dev.ashlar.memory.budget=lots") && output.contains("allocated"), output);
  }

  @Test
  void theCheckedModeFindsDamage() throws Exception {
    String output = run(0, "-Ddev.ashlar.checked=true", "--enable-native-access=ALL-UNNAMED");
    assertTrue(output.contains("allocated"), output);
  }
}
