package dev.ashlar.kernels.internal.loop;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/**
 * Conversions from and to float16, scalar and vector: every float16, and numbers around every place where rounding
 * changes.
 */
class HalfCastsTest {
  private static final int HALVES = 1 << 16;
  private static final int N = 1024;
  private static final long SEED = 20261120;

  private final Arena arena = Arena.ofAuto();
  private final long in = arena.allocate(N * 8L, 64).address();
  private final long out = arena.allocate(N * 8L, 64).address();

  @Test
  void everyHalfAsFloat32() {
    for (int start = 0; start < HALVES; start += N) {
      int first = start;
      fillHalves(first);
      each(
          DType.FLOAT16,
          DType.FLOAT32,
          i -> {
            float expected = Float.float16ToFloat((short) (first + i));
            assertSameFloat(expected, ALL.get(ValueLayout.JAVA_FLOAT_UNALIGNED, out + 4L * i));
          });
    }
  }

  @Test
  void everyHalfAsFloat64() {
    for (int start = 0; start < HALVES; start += N) {
      int first = start;
      fillHalves(first);
      each(
          DType.FLOAT16,
          DType.FLOAT64,
          i -> {
            double expected = Float.float16ToFloat((short) (first + i));
            double found = ALL.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, out + 8L * i);
            assertEquals(expected, found, () -> "half " + (first + i));
          });
    }
  }

  @Test
  void float32AroundEveryHalfAndEveryMiddle() {
    var values = new float[N];
    int[] count = {0};
    for (int half = 0; half < HALVES; half++) {
      float here = Float.float16ToFloat((short) half);
      float next = Float.float16ToFloat((short) (half + 1));
      float middle = half == 0x7bff || half == 0xfbff ? Math.copySign(65520, here) : (here + next) / 2;
      for (float value : new float[] {here, middle}) {
        for (float near : new float[] {Math.nextDown(value), value, Math.nextUp(value), value * 1.0001f}) {
          values[count[0]++] = near;
          if (count[0] == N) {
            checkFloats(values);
            count[0] = 0;
          }
        }
      }
    }
    checkFloats(values);
  }

  @Test
  void float32OfRandomBits() {
    var random = new Random(SEED);
    var values = new float[N];
    for (int round = 0; round < 500; round++) {
      for (int i = 0; i < N; i++) {
        values[i] = Float.intBitsToFloat(random.nextInt());
      }
      checkFloats(values);
    }
  }

  @Test
  void signsAndFractionsOfNaN() {
    var values = new float[N];
    for (int i = 0; i < N; i++) {
      values[i] = Float.intBitsToFloat((i % 2 == 0 ? 0x7fc0_0000 : 0xffc0_0000) | (i / 2 & 0x1ff) << 13);
    }
    fillFloats(values);
    each(DType.FLOAT32, DType.FLOAT16, i -> assertEquals((i % 2 == 0 ? 0x7e00 : 0xfe00) | (i / 2 & 0x1ff), half(i)));
  }

  @Test
  void float64IsRoundedOnce() {
    var values = new double[N];
    int count = 0;
    for (int half = 0; half <= 0x7bff; half++) {
      double here = Float.float16ToFloat((short) half);
      double next = half == 0x7bff ? 65536 : Float.float16ToFloat((short) (half + 1));
      double middle = (here + next) / 2;
      double[] near = {here, middle, middle + (next - here) * 0x1p-35, middle - (next - here) * 0x1p-35};
      for (double value : near) {
        values[count++] = half % 2 == 0 ? value : -value;
      }
      if (count == N) {
        checkDoubles(values);
        count = 0;
      }
    }
  }

  @Test
  void float64ExtremesAndRandomBits() {
    var random = new Random(SEED);
    double[] extremes = {
      0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, 0x1p-25, Math.nextUp(0x1p-25), Math.nextDown(0x1p-25),
      Double.MAX_VALUE, -Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 65520,
      Math.nextDown(65520.0), 0x1p128,
      Math.nextDown(0x1p128), Float.MIN_VALUE / 2.0, 0x1p-126, Math.nextDown(0x1p-126)
    };
    var values = new double[N];
    for (int i = 0; i < N; i++) {
      values[i] = i < extremes.length ? extremes[i] : Double.longBitsToDouble(random.nextLong());
    }
    checkDoubles(values);
    for (int i = 0; i < N; i++) {
      values[i] = random.nextGaussian() * Math.pow(2, random.nextInt(-30, 18));
    }
    checkDoubles(values);
  }

  private void checkFloats(float[] values) {
    fillFloats(values);
    each(DType.FLOAT32, DType.FLOAT16, i -> assertSameHalf(Float.floatToFloat16(values[i]), half(i), values[i]));
  }

  private void checkDoubles(double[] values) {
    for (int i = 0; i < N; i++) {
      ALL.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, in + 8L * i, values[i]);
    }
    var expected = new int[N];
    Arrays.setAll(expected, i -> nearestHalf(values[i]));
    each(DType.FLOAT64, DType.FLOAT16, i -> assertSameHalf(expected[i], half(i), values[i]));
  }

  /** By the exact distances to the two neighbours. */
  private static int nearestHalf(double value) {
    double size = Math.abs(value);
    int sign = Double.doubleToRawLongBits(value) < 0 ? 0x8000 : 0;
    if (Double.isNaN(value)) {
      return 0x7e00 | sign;
    }
    if (size >= 65520) {
      return 0x7c00 | sign;
    }
    int low = 0;
    int high = 0x7c00;
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (Float.float16ToFloat((short) middle) <= size) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double above = high == 0x7c00 ? 65536 : Float.float16ToFloat((short) high);
    var exact = new BigDecimal(size);
    int nearer =
        exact
            .subtract(new BigDecimal(Float.float16ToFloat((short) low)))
            .compareTo(new BigDecimal(above).subtract(exact));
    return (nearer < 0 || (nearer == 0 && low % 2 == 0) ? low : high) | sign;
  }

  /** The scalar body, then the vector body. */
  private void each(DType from, DType to, IntConsumer check) {
    var kernel = MapProgram.of(Expr.cast(to, Expr.input(0, from))).kernel(0);
    var addresses = new long[MapLoop.SLOTS + 1];
    addresses[0] = out;
    addresses[1] = in;
    for (boolean hot : kernel.lanes() == 0 ? new boolean[] {false} : new boolean[] {false, true}) {
      clear();
      if (hot) {
        kernel.runHot(addresses, N);
      } else {
        kernel.runCold(addresses, N);
      }
      for (int i = 0; i < N; i++) {
        check.accept(i);
      }
    }
  }

  private void clear() {
    for (int i = 0; i < N; i++) {
      ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, out + 8L * i, 0x5555_5555_5555_5555L);
    }
  }

  private void fillHalves(int first) {
    for (int i = 0; i < N; i++) {
      ALL.set(ValueLayout.JAVA_SHORT_UNALIGNED, in + 2L * i, (short) (first + i));
    }
  }

  private void fillFloats(float[] values) {
    for (int i = 0; i < N; i++) {
      ALL.set(ValueLayout.JAVA_FLOAT_UNALIGNED, in + 4L * i, values[i]);
    }
  }

  private int half(int i) {
    return ALL.get(ValueLayout.JAVA_SHORT_UNALIGNED, out + 2L * i) & 0xffff;
  }

  /** A signalling NaN becomes quiet or not, as the machine has it. */
  private static void assertSameFloat(float expected, float found) {
    int quiet = Float.isNaN(expected) ? 0x0040_0000 : 0;
    assertEquals(Float.floatToRawIntBits(expected) | quiet, Float.floatToRawIntBits(found) | quiet);
  }

  /** Of a NaN that has more bits than float16 it does not matter which are kept. */
  private static void assertSameHalf(int expected, int found, double value) {
    if (Double.isNaN(value)) {
      assertEquals(0x7c00, found & 0x7c00, () -> "NaN became " + Integer.toHexString(found));
      assertEquals(true, (found & 0x3ff) != 0, () -> "NaN became " + Integer.toHexString(found));
    } else {
      assertEquals(expected & 0xffff, found, () -> "of " + value);
    }
  }
}
