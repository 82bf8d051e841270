package dev.ashlar.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RatioTest {
  @Test
  void isTheMedianOfTheRoundsRatiosNotTheRatioOfMedians() {
    // the second round was disturbed, and on both sides
    var ratio = Ratio.of(new double[] {1, 100, 3}, new double[] {2, 200, 2});
    assertEquals(.5, ratio.median());
    assertEquals(.5, ratio.low());
    assertEquals(1.0, ratio.high());
    assertEquals(.5, ratio.spread());
  }

  @Test
  void ofOneRoundHasNoSpread() {
    assertEquals(new Ratio(2, 2, 2), Ratio.of(new double[] {4}, new double[] {2}));
  }

  @Test
  void needsTheSameRoundsOnBothSides() {
    assertThrows(IllegalArgumentException.class, () -> Ratio.of(new double[] {1}, new double[] {1, 2}));
    assertThrows(IllegalArgumentException.class, () -> Ratio.of(new double[0], new double[0]));
  }

  @Test
  void quantilesAreInterpolatedAndLeaveTheValuesAlone() {
    double[] values = {4, 1, 3, 2};
    assertEquals(2.5, Ratio.median(values));
    assertEquals(1.75, Ratio.quantile(values, .25));
    assertEquals(1, Ratio.quantile(values, 0));
    assertEquals(4, Ratio.quantile(values, 1));
    assertEquals(4, values[0]);
    assertThrows(IllegalArgumentException.class, () -> Ratio.quantile(new double[0], .5));
  }
}
