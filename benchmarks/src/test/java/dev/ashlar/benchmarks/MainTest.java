package dev.ashlar.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MainTest {
  private record Outcome(int status, String out, String err) {}

  private static Outcome run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int status = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    return new Outcome(status, out.toString(), err.toString());
  }

  private static void refuses(String expected, String... arguments) {
    var outcome = run(arguments);
    assertEquals(2, outcome.status(), outcome.err());
    assertTrue(outcome.err().startsWith("ashlar: "), outcome.err());
    assertTrue(outcome.err().contains(expected), outcome.err());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
  }

  @Test
  void unknownNamesListTheKnownOnes() {
    refuses("--family: there is no 'sorcery'; known are", "--family", "sorcery");
    refuses("reduction", "--family", "sorcery");
    refuses("--op: there is no 'ad'; known are", "--op", "ad");
    refuses("--dtype: there is no 'f8'; known are", "--dtype", "f8");
    refuses("bench store: there is no 'many-arrays'; known are many, commit,", "store", "many-arrays");
    refuses("--against: there is no 'matlab'; known are numpy, java, c,", "--against", "numpy,matlab");
  }

  @Test
  void aChoiceThatLeavesNothingIsRefused() {
    refuses("no row is left", "--family", "reduction", "--op", "argmax", "--dtype", "int32", "--list");
  }

  @Test
  void numbersMustBeNumbers() {
    refuses("--n", "--n", "many");
  }

  @Test
  void unknownOptionsAreNamed() {
    refuses("--fast", "--fast");
  }

  @Test
  void aMissingReportIsNamed() {
    refuses("missing.json", "diff", "missing.json", "missing.json");
  }

  @Test
  void aClassThatIsNotThereIsNamed() {
    refuses("no.such.Rows", "--with", "no.such.Rows");
    refuses("does not implement", "--with", "java.lang.Object");
  }

  @Test
  void theListShowsRowsAndPeers() {
    var outcome = run("--list", "--op", "add", "--dtype", "float64");
    assertEquals(0, outcome.status(), outcome.err());
    assertTrue(outcome.out().contains("* elementwise/add/float64/1000"), outcome.out());
    assertFalse(outcome.out().contains("sin/"), outcome.out());
    assertTrue(outcome.out().contains("numexpr"), outcome.out());
  }
}
