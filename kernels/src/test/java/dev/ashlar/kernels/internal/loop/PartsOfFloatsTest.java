package dev.ashlar.kernels.internal.loop;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operations;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Functions of the bits of floats, in vectors, against the scalar forms, which are Java's: on random bits, subnormal
 * and special numbers.
 */
class PartsOfFloatsTest {
  private static final int N = 1 << 13;
  private static final long SEED = 20261121;

  @ParameterizedTest
  @CsvSource({
    "spacing,FLOAT64", "spacing,FLOAT32", "nextafter,FLOAT64", "nextafter,FLOAT32", "nan_to_num,FLOAT64",
    "nan_to_num,FLOAT32", "frexp_mantissa,FLOAT64", "frexp_mantissa,FLOAT32", "frexp_exponent,FLOAT64",
    "frexp_exponent,FLOAT32", "modf_fraction,FLOAT64",
    "modf_fraction,FLOAT32", "deg2rad,FLOAT32", "rad2deg,FLOAT64", "ldexp,FLOAT64", "ldexp,FLOAT32"
  })
  void sameBits(String name, DType dtype) {
    var random = new Random(SEED);
    var operation = Objects.requireNonNull(Operations.find(name));
    var args = new Expr[operation.arity()];
    for (int i = 0; i < args.length; i++) {
      args[i] = Expr.input(i, i == 1 && name.equals("ldexp") ? DType.INT64 : dtype);
    }
    var tree = Expr.apply(operation, args);
    var kernel = MapProgram.of(tree).kernel(0);
    if (kernel.lanes() == 0) {
      return;
    }
    try (var arena = Arena.ofConfined()) {
      var addresses = new long[MapTemplates.MAX_INPUTS + 1];
      for (int i = 0; i <= args.length; i++) {
        addresses[i] = arena.allocate(8L * N, 64).address();
        if (i > 0) {
          SpecialValues.fill(args[i - 1].dtype(), addresses[i], N, random);
          for (int k = 0; k < N; k += 1 + random.nextInt(3)) {
            set(args[i - 1].dtype(), addresses[i], k, random);
          }
        }
      }
      long cold = arena.allocate(8L * N, 64).address();
      long hot = addresses[0];
      kernel.runHot(addresses, N);
      addresses[0] = cold;
      kernel.runCold(addresses, N);
      int size = tree.dtype().itemsize();
      for (int k = 0; k < N; k++) {
        long at = (long) k * size;
        double x = SpecialValues.read(dtype, addresses[1] + (long) k * dtype.itemsize());
        assertTrue(
            SpecialValues.same(tree.dtype(), cold + at, hot + at, 0),
            () -> name + " of " + x + ": " + SpecialValues.read(tree.dtype(), hot + at) + ", not "
                + SpecialValues.read(tree.dtype(), cold + at) + "; seed " + SEED);
      }
    }
  }

  /** Any bits, or a subnormal number; exponents up to 2200, and some far beyond. */
  private static void set(DType dtype, long address, int k, Random random) {
    boolean isSmall = random.nextInt(4) == 0;
    switch (dtype) {
      case INT64 ->
          ALL.set(ValueLayout.JAVA_LONG, address + 8L * k, ((long) random.nextInt(4400) - 2200) << (isSmall ? 32 : 0));
      case FLOAT64 ->
          ALL.set(ValueLayout.JAVA_LONG, address + 8L * k,
              random.nextLong() & (isSmall ? 0x800F_FFFF_FFFF_FFFFL : -1L));
      default -> ALL.set(ValueLayout.JAVA_INT, address + 4L * k, random.nextInt() & (isSmall ? 0x807F_FFFF : -1));
    }
  }
}
