package dev.ashlar.kernels.internal.loop;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import java.lang.foreign.Arena;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Conversions between floats and unsigned integers, scalar and vector, against arithmetic of any precision. */
class UnsignedCastsTest {
  private static final long SEED = 20261120;
  private static final int N = 4096;
  private static final BigInteger WORD = BigInteger.TWO.pow(32);

  private final Arena arena = Arena.ofAuto();
  private final long from = arena.allocate(8L * N, 64).address();
  private final long to = arena.allocate(8L * N, 64).address();
  private final SplittableRandom random = new SplittableRandom(SEED);

  /** Compares element i with what it should be. */
  private interface Check {
    void check(int i, String what);
  }

  private void convert(DType source, DType target, Check check) {
    var kernel = MapProgram.of(Expr.cast(target, Expr.input(0, source))).kernel(0);
    long[] addresses = new long[MapTemplates.MAX_INPUTS + 1];
    addresses[0] = to;
    addresses[1] = from;
    kernel.runCold(addresses, N);
    for (int i = 0; i < N; i++) {
      check.check(i, source + " to " + target + ", scalar, seed " + SEED);
    }
    if (kernel.lanes() > 0) {
      kernel.runHot(addresses, N);
      for (int i = 0; i < N; i++) {
        check.check(i, source + " to " + target + ", vector, seed " + SEED);
      }
    }
  }

  /** Numbers of every length, and those beside powers of 2. */
  private long bits(int i) {
    long any = random.nextLong();
    return i % 3 == 0 ? (1L << i % 64) + i % 5 - 2 : any >>> i % 64;
  }

  @Test
  void integersAreRoundedOnce() {
    for (int i = 0; i < N; i++) {
      ALL.set(JAVA_LONG_UNALIGNED, from + 8L * i, bits(i));
    }
    convert(DType.UINT64, DType.FLOAT64, (i, what) -> assertDouble(unsigned(i).doubleValue(), i, what));
    convert(DType.UINT64, DType.FLOAT32, (i, what) -> assertFloat(unsigned(i).floatValue(), i, what));
    convert(DType.UINT32, DType.FLOAT64, (i, what) -> assertDouble((double) Integer.toUnsignedLong(word(i)), i, what));
    convert(
        DType.UINT32,
        DType.FLOAT32,
        (i, what) -> assertFloat(BigInteger.valueOf(Integer.toUnsignedLong(word(i))).floatValue(), i, what));
  }

  private BigInteger unsigned(int i) {
    return new BigInteger(Long.toUnsignedString(ALL.get(JAVA_LONG_UNALIGNED, from + 8L * i)));
  }

  private int word(int i) {
    return ALL.get(JAVA_INT_UNALIGNED, from + 4L * i);
  }

  private void assertDouble(double expected, int i, String what) {
    assertEquals(expected, ALL.get(JAVA_DOUBLE_UNALIGNED, to + 8L * i), what);
  }

  private void assertFloat(float expected, int i, String what) {
    assertEquals(expected, ALL.get(JAVA_FLOAT_UNALIGNED, to + 4L * i), what);
  }

  @Test
  void float32GivesTheLowestBitsOfALong() {
    for (int i = 0; i < N; i++) {
      float special = special(i);
      float value = Float.isNaN(special) ? Float.intBitsToFloat((int) bits(i)) : special;
      ALL.set(JAVA_FLOAT_UNALIGNED, from + 4L * i, i % 7 == 0 ? Float.NaN : value);
    }
    convert(DType.FLOAT32, DType.UINT32,
        (i, what) -> assertWord(ALL.get(JAVA_FLOAT_UNALIGNED, from + 4L * i), i, what));
    convert(
        DType.FLOAT32, DType.UINT64,
        (i, what) -> assertUnsigned(ALL.get(JAVA_FLOAT_UNALIGNED, from + 4L * i), i, what));
  }

  @Test
  void float64GivesTheLowestBitsOfALong() {
    for (int i = 0; i < N; i++) {
      float special = special(i);
      double value = Float.isNaN(special) ? random.nextDouble(-1, 1) * Math.scalb(1.0, i % 70) : Math.nextUp(special);
      ALL.set(JAVA_DOUBLE_UNALIGNED, from + 8L * i, i % 7 == 0 ? Double.NaN : value);
    }
    convert(DType.FLOAT64, DType.UINT32,
        (i, what) -> assertWord(ALL.get(JAVA_DOUBLE_UNALIGNED, from + 8L * i), i, what));
    convert(
        DType.FLOAT64, DType.UINT64,
        (i, what) -> assertUnsigned(ALL.get(JAVA_DOUBLE_UNALIGNED, from + 8L * i), i, what));
  }

  /** Powers of 2 of both signs and those beside them, zeros and infinities; NaN where there is none of them. */
  private static float special(int i) {
    float power = Math.scalb(i % 2 == 0 ? 1.0f : -1.0f, i / 8 % 130);
    return switch (i % 4) {
      case 0 -> power;
      case 1 -> Math.nextDown(power);
      case 2 -> Math.nextUp(power);
      default -> i % 16 == 3 ? -0.0f : Float.NaN;
    };
  }

  /** The number without its fraction, from the least to the greatest long; of NaN 0. */
  private static BigInteger asLong(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return BigInteger.valueOf(value > 0 ? Long.MAX_VALUE : value < 0 ? Long.MIN_VALUE : 0);
    }
    return new BigDecimal(value)
        .toBigInteger()
        .max(BigInteger.valueOf(Long.MIN_VALUE))
        .min(BigInteger.valueOf(Long.MAX_VALUE));
  }

  private void assertWord(double value, int i, String what) {
    assertEquals(asLong(value).mod(WORD).intValue(), ALL.get(JAVA_INT_UNALIGNED, to + 4L * i), what + ": " + value);
  }

  /** From 2^63 on the number itself, from 2^64 on the greatest, as for NaN. */
  private void assertUnsigned(double value, int i, String what) {
    long expected =
        value >= 0x1p64 || Double.isNaN(value)
            ? -1
            : value >= 0x1p63 ? new BigDecimal(value).toBigInteger().longValue() : asLong(value).longValue();
    assertEquals(expected, ALL.get(JAVA_LONG_UNALIGNED, to + 8L * i), what + ": " + value);
  }
}
