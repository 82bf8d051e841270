package dev.ashlar.kernels.internal.loop;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operations;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** x * y + z of float16 against the exact value, rounded once by comparing distances. */
class HalfFmaTest {
  private static final int N = 4096;
  private static final long SEED = 20261120;

  @Test
  void isRoundedOnce() {
    var random = new Random(SEED);
    var kernel =
        MapProgram.of(
                Expr.apply(
                    Operations.FMA, Expr.input(0, DType.FLOAT16), Expr.input(1, DType.FLOAT16),
                    Expr.input(2, DType.FLOAT16)))
            .kernel(0);
    try (var arena = Arena.ofConfined()) {
      var addresses = new long[MapLoop.SLOTS + 1];
      for (int i = 0; i < 4; i++) {
        addresses[i] = arena.allocate(2L * N, 64).address();
        for (int k = 0; k < N; k++) {
          ALL.set(ValueLayout.JAVA_SHORT, addresses[i] + 2L * k, bits(random, i, k));
        }
      }
      for (boolean hot : kernel.lanes() == 0 ? new boolean[] {false} : new boolean[] {false, true}) {
        if (hot) {
          kernel.runHot(addresses, N);
        } else {
          kernel.runCold(addresses, N);
        }
        for (int k = 0; k < N; k++) {
          float x = read(addresses[1], k);
          float y = read(addresses[2], k);
          float z = read(addresses[3], k);
          assertEquals(expected(x, y, z), read(addresses[0], k),
              () -> "seed " + SEED + ": " + x + " * " + y + " + " + z + ", hot: " + hot);
        }
      }
    }
  }

  /**
   * Half of the addends are so small beside the product that they only decide which way its middle between two numbers
   * goes.
   */
  private static short bits(Random random, int operand, int k) {
    int sign = random.nextBoolean() ? 0x8000 : 0;
    if (k % 8 == 0) {
      return (short) random.nextInt();
    }
    if (operand == 3 && k % 2 == 0) {
      return (short) (sign | random.nextInt(1, 4));
    }
    // six bits each make products that lie in the middle between two numbers
    return (short) (sign | random.nextInt(14, 20) << 10 | (random.nextInt(1 << 10) & (k % 4 == 0 ? 0x3ff : 0x3e0)));
  }

  private static float read(long address, int k) {
    return Float.float16ToFloat(ALL.get(ValueLayout.JAVA_SHORT, address + 2L * k));
  }

  private static float expected(float x, float y, float z) {
    double product = (double) x * y;
    double sum = product + z;
    if (!Double.isFinite(sum) || sum == 0) {
      return (float) sum;
    }
    var exact = new BigDecimal(product).add(new BigDecimal(z));
    var size = exact.abs();
    int low = 0;
    int high = 0x7c00;
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (new BigDecimal(Float.float16ToFloat((short) middle)).compareTo(size) <= 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    var above = high == 0x7c00 ? new BigDecimal(65536) : new BigDecimal(Float.float16ToFloat((short) high));
    int nearer = size.subtract(new BigDecimal(Float.float16ToFloat((short) low))).compareTo(above.subtract(size));
    int nearest = nearer < 0 || (nearer == 0 && low % 2 == 0) ? low : high;
    return Math.copySign(Float.float16ToFloat((short) nearest), exact.signum());
  }
}
