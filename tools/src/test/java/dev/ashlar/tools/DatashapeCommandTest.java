package dev.ashlar.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DatashapeCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Callable<Integer> command, String... arguments) {
    return new CommandLine(command).setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
  }

  private int runWithInput(Callable<Integer> command, String input) {
    var in = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return run(command, "--stdin");
    } finally {
      System.setIn(in);
    }
  }

  @Test
  void printsTheCanonicalForm() {
    assertEquals(0, run(new DatashapeCommand(), "3 * {x: int, 'a b': complex64}"));
    assertEquals("3 * {x: int32, 'a b': complex[float32]}\n", out.toString());
  }

  @Test
  void breaksLinesWhereAsked() {
    assertEquals(
        0, run(new DatashapeCommand(), "--pretty", "--width", "20", "{x: int32, y: (int8, int8), z: ?string}"));
    assertEquals("{\n  x: int32,\n  y: (int8, int8),\n  z: ?string\n}\n", out.toString());
  }

  @Test
  void printsTheLayout() {
    assertEquals(0, run(new DatashapeCommand(), "--layout", "3 * {a: int8, b: int32}"));
    assertEquals(
        """
        3 * {a: int8, b: int32}
        size       24
        alignment  4
        stride     8  dimension 0, 3
        offset     0  a: int8
        offset     4  b: int32
        """,
        out.toString());
  }

  @Test
  void whatHasNoLayoutIsRefused() {
    assertEquals(2, run(new DatashapeCommand(), "--layout", "object"));
    assertEquals("", out.toString());
    assertTrue(err.toString().startsWith("ashlar: layout: object cannot be stored"), err.toString());
  }

  @Test
  void showsWhereTextIsWrong() {
    assertEquals(2, run(new DatashapeCommand(), "3 * int23"));
    assertEquals(
        "ashlar: line 1, column 5: there is no dtype 'int23'; did you mean 'int32'?\n  3 * int23\n      ^\n",
        err.toString());
  }

  @Test
  void readsJsonStringsLineByLine() {
    assertEquals(
        0, runWithInput(new DatashapeCommand(), "\"int\"\n\"{'\\u00e9\\\\t': int8}\"\n\"3 *\\n int\u00e9\"\nint8\n"));
    assertEquals(
        """
        OK\t"int32"
        OK\t"{'\\u00E9\\\\t': int8}"
        ERR\t2:5\tunexpected character '\u00e9'
        ERR\t1:1\tthe line is no JSON string
        """,
        out.toString());
  }

  @Test
  void printsBindings() {
    assertEquals(0, run(new MatchCommand(), "A... * N * {x: T}", "2 * var * 3 * {x: ?int8}"));
    assertEquals("T = ?int8\nN = 3\nA... = 2 * var\n", out.toString());
  }

  @Test
  void saysWhyThereIsNoMatch() {
    assertEquals(1, run(new MatchCommand(), "(T, T)", "(int8, int16)"));
    assertEquals("no match: T stands for int8 already, not for int16\n", out.toString());
  }

  @Test
  void refusesPatternsThatAreNone() {
    assertEquals(2, run(new MatchCommand(), "T *", "int32"));
    assertTrue(err.toString().contains("line 1, column 4"), err.toString());
  }

  @Test
  void readsPairsLineByLine() {
    assertEquals(0, runWithInput(new MatchCommand(), "T\tint8\nT\t3 * int8\n... * T\t3 * int8\n"));
    assertEquals("1\n0\n1\n", out.toString());
  }

  @Test
  void answersBadLinesWithNoMatch() {
    assertEquals(2, runWithInput(new MatchCommand(), "T\nT\tint8\nT\tint9\n"));
    assertEquals("0\n1\n0\n", out.toString());
    assertTrue(err.toString().contains("line 3 of the input: column 1: there is no dtype 'int9'"), err.toString());
  }
}
