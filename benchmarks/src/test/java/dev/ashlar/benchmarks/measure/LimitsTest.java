package dev.ashlar.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final Limits LIMITS =
      new Limits(Map.of(1_000L, 200e9, 100_000L, 50e9), Map.of(1_000L, 100e9, 100_000L, 25e9), 50e9);

  @Test
  void bandwidthIsInterpolatedOnALogarithmicScaleAndHeldAtTheEnds() {
    assertEquals(100e9, Limits.at(LIMITS.triad(), 1_000), 1);
    assertEquals(50e9, Limits.at(LIMITS.triad(), 10_000), 1e3);
    assertEquals(100e9, Limits.at(LIMITS.triad(), 8), 1);
    assertEquals(25e9, Limits.at(LIMITS.triad(), 1L << 40), 1);
  }

  @Test
  void theSlowerOfMovingAndComputingCounts() {
    assertEquals(1_000 / 100e9 * 1e9, LIMITS.nanos(600, 400, 1), 1e-9);
    assertEquals(1_000_000 / 50e9 * 1e9, LIMITS.nanos(600, 400, 1_000_000), 1e-6);
  }

  @Test
  void whatReadsAlmostOnlyIsHeldAgainstReading() {
    assertEquals(1_000 / 200e9 * 1e9, LIMITS.nanos(992, 8, 0), 1e-9);
  }

  @Test
  void whereNothingIsKnownThereIsNoLimit() {
    assertTrue(Double.isNaN(Limits.UNKNOWN.nanos(100, 100, 0)));
    assertTrue(Double.isNaN(LIMITS.nanos(0, 0, 0)));
  }
}
