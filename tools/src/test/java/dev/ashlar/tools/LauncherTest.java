package dev.ashlar.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a project of its own, with a java and a mvn that are small scripts. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String INCUBATOR = "WARNING: Using incubator modules: jdk.incubator.vector";

  @TempDir Path project;

  private record Outcome(int status, String out, String err) {}

  @BeforeEach
  void fakeProject() throws IOException {
    Files.copy(Path.of("..", "ashlar"), project.resolve("ashlar"));
    Files.createDirectories(project.resolve("jdk"));
    Files.writeString(project.resolve("jdk/release"), "IMPLEMENTOR=\"nobody\"\nJAVA_VERSION=\"25.0.9\"\n");
    script("jdk/bin/javac", "exit 1");
    java("true");
    Files.createDirectories(project.resolve("target/ashlar"));
    Files.writeString(project.resolve("target/ashlar/ashlar.jar"), "jar");
  }

  private void script(String name, String body) throws IOException {
    var file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/usr/bin/env bash\n" + body + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private void java(String body) throws IOException {
    script("jdk/bin/java", body);
  }

  private ProcessBuilder launcher(String... arguments) {
    var command = new ArrayList<>(List.of(project.resolve("ashlar").toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(project.toFile());
    var environment = builder.environment();
    environment.put("JAVA_HOME", project.resolve("jdk").toString());
    environment.put("PATH", project.resolve("bin") + ":" + environment.get("PATH"));
    environment.remove("ASHLAR_JAVA_OPTIONS");
    return builder;
  }

  private Outcome run(ProcessBuilder builder) throws IOException, InterruptedException {
    var out = Files.createTempFile(project, "out", "");
    var process = builder.redirectOutput(out.toFile()).start();
    process.getOutputStream().close();
    var err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    return new Outcome(process.exitValue(), Files.readString(out), err);
  }

  private Outcome run(String... arguments) throws IOException, InterruptedException {
    return run(launcher(arguments));
  }

  @Test
  void commandsThatComputeNothingStartWithLess() throws Exception {
    java("printf '<%s>' \"$@\"");
    var quick = run("ls", "s.ashlar").out();
    assertTrue(quick.contains("<-XX:TieredStopAtLevel=1>") && quick.endsWith("<dev.ashlar.tools.Main><ls><s.ashlar>"),
        quick);
    assertFalse(quick.contains("jdk.incubator.vector"), quick);
    var full = run("eval", "1").out();
    assertTrue(full.contains("<jdk.incubator.vector>") && !full.contains("TieredStopAtLevel"), full);
    assertTrue(full.contains("<-Dashlar.terminal=>"), full);
  }

  @Test
  void argumentsArriveAsTheyAre() throws Exception {
    java("printf '<%s>' \"$@\"; pwd -P");
    var outcome = run(launcher("show", "a b", "", "*").directory(project.resolve("jdk").toFile()));
    assertTrue(outcome.out.contains("<--add-modules><jdk.incubator.vector><--enable-native-access=ALL-UNNAMED>"));
    assertTrue(outcome.out.contains("<dev.ashlar.tools.Main><show><a b><><*>" + project.resolve("jdk").toRealPath()));
  }

  @Test
  void optionsForTheJvmArePassedOn() throws Exception {
    java("printf '<%s>' \"$@\"");
    var builder = launcher("version");
    builder.environment().put("ASHLAR_JAVA_OPTIONS", "-Xmx9g -Dx=y");
    assertTrue(run(builder).out.contains("<-Xmx9g><-Dx=y>"));
  }

  @Test
  void onlyTheFirstIncubatorLineIsTakenOut() throws Exception {
    var before = "Picked up JAVA_TOOL_OPTIONS: -Dx\n" + INCUBATOR + ", jdk.other\n " + INCUBATOR + "\n";
    var after = INCUBATOR + "\nWARNING: something else\n\nno line end";
    Files.writeString(project.resolve("said"), before + INCUBATOR + "\n" + after);
    java("cat " + project.resolve("said") + " >&2");
    assertEquals(before + after, run("version").err);
  }

  @Test
  void statusAndStandardInputAreKept() throws Exception {
    java("cat; exit 37");
    Files.writeString(project.resolve("input"), "typed");
    var process = launcher("x").redirectInput(project.resolve("input").toFile()).start();
    assertEquals("typed", new String(process.getInputStream().readAllBytes(), UTF_8));
    assertEquals(37, process.waitFor());
  }

  @Test
  void whatTheProgramSaysKeepsItsOrder() throws Exception {
    java("echo '" + INCUBATOR + "' >&2; for i in 1 2 3 4 5 6 7 8 9; do echo out $i; echo err $i >&3; done");
    var process = launcher("x").redirectErrorStream(true).start();
    var expected = new StringBuilder();
    for (int i = 1; i < 10; i++) {
      expected.append("out ").append(i).append("\nerr ").append(i).append('\n');
    }
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(expected.toString(), said);
  }

  @Test
  void signalsReachJava() throws Exception {
    java("trap 'echo caught; exit 5' TERM; echo ready; while :; do read -r -t 1 _ <> <(:) || true; done");
    var process = launcher("x").start();
    var reader = process.inputReader();
    assertEquals("ready", reader.readLine());
    process.toHandle().destroy();
    assertEquals("caught", reader.readLine());
    assertEquals(5, process.waitFor());
  }

  @Test
  void withoutJdk25OneSentenceSaysWhatToDo() throws Exception {
    var script = project.resolve("ashlar");
    Files.writeString(script, Files.readString(script).replace("JAVA_VERSION=\\\"25", "JAVA_VERSION=\\\"99"));
    var outcome = run("version");
    assertEquals(1, outcome.status);
    assertEquals(1, outcome.err.lines().count(), outcome.err);
    assertTrue(outcome.err.startsWith("ashlar: no JDK 25 was found"), outcome.err);
  }

  @Test
  void twoFirstCallsBuildOnce() throws Exception {
    Files.delete(project.resolve("target/ashlar/ashlar.jar"));
    // The build takes until both launchers have been started, so the second one meets the lock.
    script("bin/mvn", "echo built >> " + project.resolve("builds")
        + "\nuntil [ -e " + project.resolve("go") + " ]; do read -r -t 0.05 _ <> <(:) || true; done"
        + "\necho '[INFO] Building Ashlar tools 1.0   [6/6]'; mkdir -p tools/target/run; echo jar > tools/target/run/ashlar.jar");
    var first = launcher("x").redirectErrorStream(true).start();
    var second = launcher("x").redirectErrorStream(true).start();
    Files.writeString(project.resolve("go"), "");
    assertEquals(0, first.waitFor());
    assertEquals(0, second.waitFor());
    assertEquals("built\n", Files.readString(project.resolve("builds")));
    assertFalse(Files.exists(project.resolve("target/ashlar/building"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void theLockOfADeadProcessIsTakenOver() throws Exception {
    Files.delete(project.resolve("target/ashlar/ashlar.jar"));
    var dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createSymbolicLink(project.resolve("target/ashlar/building"), Path.of(Long.toString(dead.pid())));
    script("bin/mvn", "mkdir -p tools/target/run; echo jar > tools/target/run/ashlar.jar");
    assertEquals(0, run("x").status);
  }

  @Test
  void aSourceThatIsNewerIsBuiltAgain() throws Exception {
    Files.createDirectories(project.resolve("kernels/src/main/java"));
    Files.writeString(project.resolve("kernels/src/main/java/A.java"), "class A {}");
    Files.setLastModifiedTime(
        project.resolve("target/ashlar/ashlar.jar"), FileTime.fromMillis(1_000_000));
    script("bin/mvn", "echo built >> " + project.resolve("builds")
        + "; mkdir -p tools/target/run; echo jar > tools/target/run/ashlar.jar");
    assertEquals(0, run("x").status);
    assertEquals(0, run("x").status);
    assertEquals("built\n", Files.readString(project.resolve("builds")));
  }

  @Test
  void aFailedBuildNamesItsLogAndCanBeRepeated() throws Exception {
    Files.delete(project.resolve("target/ashlar/ashlar.jar"));
    script("bin/mvn", "echo '[ERROR] nothing compiles'; exit 1");
    for (int i = 0; i < 2; i++) {
      var outcome = run("x");
      assertEquals(1, outcome.status);
      assertTrue(outcome.err.contains("[ERROR] nothing compiles"), outcome.err);
      assertTrue(outcome.err.contains("target/ashlar/build-tools.log"), outcome.err);
    }
  }
}
