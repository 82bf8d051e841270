package dev.ashlar.benchmarks.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ashlar.benchmarks.catalogue.Row;
import dev.ashlar.datashape.DType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonPeerTest {
  @TempDir Path directory;

  private Prepared answer(String expression) throws Exception {
    assumeTrue(Python.having("numpy") != null, "python3 with NumPy is needed");
    var row = Row.of("test", "row", DType.FLOAT64, 4).ashlar("1").numpy(expression).build();
    var peers = new Peers(directory, List.of(row), List.of(), false, line -> {});
    for (var peer : peers.open(List.of("numpy"))) {
      try (peer) {
        if (peer.name().equals("numpy")) {
          return peer.prepare(row);
        }
      }
    }
    throw new AssertionError("NumPy is there, but is no peer");
  }

  private Check check(String expression) throws Exception {
    return assertInstanceOf(Prepared.Ready.class, answer(expression)).check();
  }

  @Test
  void resultsThatJavaAndPythonSpellDifferently() throws Exception {
    assertEquals(new Check(2, 6), check("np.array([1.0, -2.0, 3.0])"));
    assertEquals(new Check(1, 5), check("np.array([1 + 2j, -2 + 0j])"));
    assertEquals(Check.NONE, check("np.array([np.nan])"));
    assertEquals(new Check(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY), check("np.array([-np.inf, 1])"));
    assertEquals(Check.NONE, check("'text'"));
  }

  @Test
  void anErrorIsItsAnswer() throws Exception {
    var refused = assertInstanceOf(Prepared.Refused.class, answer("np.no_such_function(1)"));
    assertTrue(refused.reason().contains("no_such_function"), refused.reason());
  }
}
