package dev.ashlar.datashape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class Float16Test {
  /** Each pair of neighbours, the point in the middle, and what is just beside that point, by exact comparison. */
  @Test
  void roundsToTheNearest() {
    for (int bits = 0; bits < 0x7bff; bits++) {
      double low = Float.float16ToFloat((short) bits);
      double high = Float.float16ToFloat((short) (bits + 1));
      double middle = (low + high) / 2;
      assertEquals(
          0, new BigDecimal(middle).multiply(BigDecimal.TWO).compareTo(new BigDecimal(low).add(new BigDecimal(high))));
      double even = (bits & 1) == 0 ? low : high;
      check(low, low);
      check(even, middle);
      check(low, Math.nextDown(middle));
      check(high, Math.nextUp(middle));
    }
  }

  private static void check(double expected, double value) {
    assertEquals((float) expected, Float16.round(value), () -> "of " + value);
    assertEquals(-(float) expected, Float16.round(-value), () -> "of " + -value);
  }

  @Test
  void limits() {
    check(65504, Math.nextDown(65520.0));
    check(Double.POSITIVE_INFINITY, 65520);
    check(Double.POSITIVE_INFINITY, Double.MAX_VALUE);
    check(0, Double.MIN_VALUE);
    assertEquals((short) 0x8000, Float16.bits(-0.0));
    assertEquals(Float.NaN, Float16.round(Double.NaN));
  }
}
