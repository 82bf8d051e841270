package dev.ashlar.tools.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Creation;
import dev.ashlar.ndarray.NDArray;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What is piped into the shell, and plots. */
class ShellTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String source) {
    return new PipedSession(new PrintWriter(out), new PrintWriter(err)).run(source);
  }

  private String printed() {
    return out.toString().replace(System.lineSeparator(), "\n");
  }

  @Test
  void valuesOfExpressionsArePrinted() {
    var source =
        """
        arange(10)
        var a = arange(6).reshape(2, 3); int n = 3
        a.times(n)
        a.sum().toLong()
        for (var row : a) {
          n += row.size();
        }
        n
        exp(zeros(DType.FLOAT64, 2))
        """;
    assertEquals(0, run(source), err.toString());
    assertEquals(
        """
        [0 1 2 3 4 5 6 7 8 9]
        [[ 0  3  6]
         [ 9 12 15]]
        15
        9
        [1. 1.]
        """,
        printed());
  }

  @Test
  void errorsEndTheRunAndAreSaid() {
    assertEquals(2, run("arange(3)\nno_such(1)\narange(4)"));
    assertEquals("[0 1 2]\n", printed());
    assertTrue(err.toString().contains("no_such"), err.toString());
    assertEquals(2, run("arange(3).reshape(2)"));
    assertTrue(err.toString().contains("do not fit (2,)"), err.toString());
    assertEquals(2, run("if (true) {"));
    assertTrue(err.toString().contains("ends within"), err.toString());
    assertEquals(0, run("  \n"));
  }

  @Test
  void aLineAndAMapAreDrawn() {
    var line = TextPlot.drawn(NDArray.of(0.0, 1, 2, Double.NaN, 15)).lines().toList();
    assertEquals(18, line.size());
    assertEquals("     15.00 |    *", line.getFirst());
    assertEquals("     0.000 |*", line.get(15));
    assertEquals("            0   4", line.getLast());
    assertEquals(".=@\n. is 0.000, @ is 2.000\n",
        TextPlot.drawn(Creation.arange(3).reshape(1, 3)).replace("+", "=").replace(System.lineSeparator(), "\n"));
    assertTrue(TextPlot.drawn(Creation.zeros(DType.FLOAT64, 0)).contains("+-"));
    assertTrue(TextPlot.drawn(Creation.zeros(DType.FLOAT64, 0, 3)).startsWith(". is"));
    assertThrows(IllegalArgumentException.class, () -> TextPlot.drawn(Creation.zeros(DType.FLOAT64)));
  }
}
