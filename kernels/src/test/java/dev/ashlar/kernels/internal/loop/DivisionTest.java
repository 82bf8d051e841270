package dev.ashlar.kernels.internal.loop;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operations;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Division of floats with a remainder, in vectors, against exact decimals: quotients of every size, next to integers,
 * halves and the ends of the fast way.
 */
class DivisionTest {
  private static final int N = 1 << 13;
  private static final long SEED = 20261121;

  @ParameterizedTest
  @CsvSource({"fmod,FLOAT64", "fmod,FLOAT32", "remainder,FLOAT64", "remainder,FLOAT32", "floor_divide,FLOAT64",
      "floor_divide,FLOAT32"})
  void isExact(String name, DType dtype) {
    var random = new Random(SEED);
    var operation = Objects.requireNonNull(Operations.find(name));
    var kernel = MapProgram.of(Expr.apply(operation, Expr.input(0, dtype), Expr.input(1, dtype))).kernel(0);
    try (var arena = Arena.ofConfined()) {
      var addresses = new long[MapTemplates.MAX_INPUTS + 1];
      for (int i = 0; i < 3; i++) {
        addresses[i] = arena.allocate(8L * N, 64).address();
      }
      for (int k = 0; k < N; k++) {
        double y = number(random, dtype);
        double quotient = Math.rint(
            Math.scalb(random.nextDouble() + 1, random.nextInt(dtype == DType.FLOAT64 ? 56 : 27) - 2) * 2) / 2;
        double x = random.nextInt(4) == 0 ? number(random, dtype)
            : neighbour(y * quotient, random.nextInt(3) - 1, dtype);
        set(addresses[1], k, dtype, x);
        set(addresses[2], k, dtype, y);
      }
      for (boolean hot : kernel.lanes() == 0 ? new boolean[] {false} : new boolean[] {false, true}) {
        if (hot) {
          kernel.runHot(addresses, N);
        } else {
          kernel.runCold(addresses, N);
        }
        for (int k = 0; k < N; k++) {
          double x = get(addresses[1], k, dtype);
          double y = get(addresses[2], k, dtype);
          double found = get(addresses[0], k, dtype);
          if (Double.isFinite(x) && y != 0 && Math.abs(x / y) < (dtype == DType.FLOAT64 ? 0x1p49 : 0x1p20)) {
            double expected = dtype == DType.FLOAT64 ? expected(name, x, y) : (float) expected(name, x, y);
            assertTrue(found == expected,
                () -> name + " of " + x + " and " + y + " is " + found + ", not " + expected + "; seed " + SEED);
          }
        }
      }
    }
  }

  private static double expected(String name, double x, double y) {
    var a = new BigDecimal(x);
    var b = new BigDecimal(y);
    var whole = a.divideToIntegralValue(b);
    var rest = a.subtract(whole.multiply(b));
    boolean isRounded = rest.signum() * b.signum() < 0;
    return switch (name) {
      case "fmod" -> rest.doubleValue();
      case "remainder" -> (isRounded ? rest.add(b) : rest).doubleValue();
      default -> (isRounded ? whole.subtract(BigDecimal.ONE) : whole).setScale(0, RoundingMode.UNNECESSARY)
          .doubleValue();
    };
  }

  private static double number(Random random, DType dtype) {
    double sign = random.nextBoolean() ? 1 : -1;
    int range = dtype == DType.FLOAT64 ? 60 : 25;
    double value = sign * Math.scalb(1 + random.nextDouble(), random.nextInt(2 * range) - range);
    return dtype == DType.FLOAT64 ? value : (float) value;
  }

  private static double neighbour(double value, int direction, DType dtype) {
    return dtype == DType.FLOAT64
        ? Math.nextAfter(value, direction == 0 ? value : direction * Double.POSITIVE_INFINITY)
        : Math.nextAfter((float) value, direction == 0 ? (float) value : direction * Double.POSITIVE_INFINITY);
  }

  private static void set(long address, int k, DType dtype, double value) {
    if (dtype == DType.FLOAT64) {
      ALL.set(ValueLayout.JAVA_DOUBLE, address + 8L * k, value);
    } else {
      ALL.set(ValueLayout.JAVA_FLOAT, address + 4L * k, (float) value);
    }
  }

  private static double get(long address, int k, DType dtype) {
    return dtype == DType.FLOAT64 ? ALL.get(ValueLayout.JAVA_DOUBLE, address + 8L * k)
        : ALL.get(ValueLayout.JAVA_FLOAT, address + 4L * k);
  }
}
