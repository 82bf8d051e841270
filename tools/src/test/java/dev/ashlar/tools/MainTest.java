package dev.ashlar.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DataTypes;
import dev.ashlar.nvm.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

/** The command line as a whole: statuses, and what a failure says. */
class MainTest {
  private record Outcome(int status, String out, String err) {}

  /** A command that fails as it is told. */
  @Command(name = "fail")
  private record Failing(Exception failure) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      throw failure;
    }
  }

  private static Outcome run(Exception failure, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var line =
        Main.commandLine()
            .addSubcommand(new Failing(failure))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .setParameterExceptionHandler(Failures::reportUsage)
            .setExecutionExceptionHandler(Failures::report);
    int status = line.execute(arguments);
    return new Outcome(status, out.toString(), err.toString());
  }

  private static Outcome run(String... arguments) {
    return run(new Exception(), arguments);
  }

  record Case(Exception failure, int status, String message) {}

  static List<Case> failures() {
    return List.of(
        new Case(new InputException("the grid is flat"), 2, "ashlar: the grid is flat\n"),
        new Case(new StoreException("a.ashlar: it is damaged"), 2, "ashlar: a.ashlar: it is damaged\n"),
        new Case(new NoSuchFileException("a.csv"), 2, "ashlar: a.csv: there is no such file or directory\n"),
        new Case(new AccessDeniedException("a.csv"), 2, "ashlar: a.csv: permission denied\n"),
        new Case(new IOException("No space\n  left"), 2, "ashlar: No space left\n"),
        new Case(
            new IllegalStateException("odd"),
            1,
            "ashlar: internal failure: java.lang.IllegalStateException: odd (--debug prints the stack trace)\n"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureIsOneSentenceAndAStatus(Case failure) {
    var outcome = run(failure.failure, "fail");
    assertEquals(failure.status, outcome.status);
    assertEquals(failure.message, outcome.err.replace(System.lineSeparator(), "\n"));
    assertEquals("", outcome.out);
  }

  @Test
  void aTypeThatCannotBeReadIsNamedWithItsPlace() {
    try {
      DataTypes.parse("3 * int23");
    } catch (IllegalArgumentException e) {
      var outcome = run(e, "fail");
      assertEquals(2, outcome.status);
      assertTrue(outcome.err.contains("line 1, column 5: there is no dtype 'int23'"), outcome.err);
      assertEquals(1, outcome.err.lines().count());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fail --debug", "--debug fail"})
  void debugPrintsTheStackTrace(String line) {
    var outcome = run(new InputException("the grid is flat"), line.split(" ", -1));
    assertTrue(outcome.err.contains("MainTest"), outcome.err);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "tour --nonsense", "tour nonsense", "tour --data", "version 1", "--nonsense"})
  void badUsageIsOneSentenceAndStatus2(String line) {
    var outcome = run(line.split(" ", -1));
    assertEquals(2, outcome.status);
    assertEquals(1, outcome.err.lines().count(), outcome.err);
    assertEquals("", outcome.out);
  }

  @Test
  void withoutACommandOneIsAskedFor() {
    assertEquals(2, run(new Exception(), new String[0]).status);
  }

  @Test
  void versionAndHelpPrintToStandardOutput() {
    assertTrue(run("version").out.startsWith("Ashlar "));
    assertEquals(run("version").out, run("--version").out);
    for (var command : List.of("tour", "bench", "datashape", "match", "version")) {
      var help = run(command, "--help");
      assertEquals(0, help.status, command);
      assertTrue(help.out.startsWith("Usage: ashlar " + command), help.out);
      assertTrue(run("--help").out.contains(command), command);
    }
  }
}
