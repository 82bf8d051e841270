package dev.ashlar.benchmarks.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.ndarray.NDArray;
import org.junit.jupiter.api.Test;

class CheckTest {
  @Test
  void sumsWhatEveryPeerMakes() {
    assertEquals(new Check(-1, 3), Check.of(NDArray.of(1.0, -2.0)));
    assertEquals(new Check(3, 3), Check.of(NDArray.of(1, 2)));
    assertEquals(new Check(1, 1), Check.of(NDArray.of(true, false)));
    assertEquals(new Check(-1, 3), Check.of(new float[] {1, -2}));
    assertEquals(new Check(1, 1), Check.of(new boolean[] {true, false}));
    assertEquals(new Check(-5, 5), Check.of(-5L));
    assertEquals(Check.NONE, Check.of("text"));
    assertEquals(new Check(1, 5), Check.of(NDArray.ofComplex(1, 2, -2, 0)));
  }

  @Test
  void roundingIsNoDifference() {
    assertTrue(new Check(1, 1_000).agrees(new Check(1.5, 1_000)));
    assertFalse(new Check(1, 10).agrees(new Check(1.5, 10)));
    assertTrue(Check.NONE.agrees(new Check(1, 1)));
    var infinite = new Check(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    assertTrue(infinite.agrees(infinite));
    assertFalse(infinite.agrees(new Check(1, 1)));
  }
}
