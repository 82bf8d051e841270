package dev.ashlar.kernels.internal.loop;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.Warmup;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Functions of float32, hot, against those of float64, whose errors are some billionths of float32's unit: at most 1
 * ulp, on numbers of random bits and on such as are about 1. Prints the largest errors.
 */
class NarrowAccuracyTest {
  private static final int N = 1 << 15;
  private static final long SEED = 20261120;
  private static final List<String> FUNCTIONS =
      List.of(
          "exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "sin", "cos", "tan", "asin", "acos", "atan", "sinh",
          "cosh", "tanh",
          "asinh", "acosh", "atanh", "sinc", "cbrt", "pow", "atan2", "hypot");

  private record Function(String name, MapKernel narrow, MapKernel wide, long[] floats, long[] doubles) {}

  @Test
  void atMostOneUnit() throws InterruptedException {
    try (var arena = Arena.ofConfined()) {
      var functions = FUNCTIONS.stream().map(name -> prepare(name, arena)).toList();
      functions.forEach(function -> function.narrow.run(function.floats, N));
      assertTrue(Warmup.await(Duration.ofMinutes(2)));
      var failures = new ArrayList<String>();
      for (var function : functions) {
        function.narrow.run(function.floats, N);
        function.wide.runCold(function.doubles, N);
        double worst = 0;
        for (int i = 0; i < N; i++) {
          float found = ALL.get(ValueLayout.JAVA_FLOAT, function.floats[0] + 4L * i);
          double expected = ALL.get(ValueLayout.JAVA_DOUBLE, function.doubles[0] + 8L * i);
          double error = error(found, expected);
          worst = Math.max(worst, error);
          if (!(error <= 1)) {
            failures.add(function.name + " of " + ALL.get(ValueLayout.JAVA_FLOAT, function.floats[1] + 4L * i) + " is "
                + found + ", not " + expected);
          }
        }
        System.out.printf("%s of float32: %.3f ulp%n", function.name, worst);
      }
      assertEquals(List.of(), failures.subList(0, Math.min(10, failures.size())), () -> "seed " + SEED);
    }
  }

  private static double error(float found, double expected) {
    if ((float) expected == found || (Double.isNaN(expected) && Float.isNaN(found))) {
      return 0.5;
    }
    int exponent = Math.max(Math.getExponent(expected), Float.MIN_EXPONENT);
    return Math.abs(found - expected) / Math.scalb(1.0, exponent - 23);
  }

  private static Function prepare(String name, Arena arena) {
    var operation = Objects.requireNonNull(Operations.find(name), name);
    int arity = operation.arity();
    var random = new Random(SEED);
    var floats = new long[MapTemplates.MAX_INPUTS + 1];
    var doubles = new long[MapTemplates.MAX_INPUTS + 1];
    var narrow = new Expr[arity];
    var wide = new Expr[arity];
    for (int i = 0; i <= arity; i++) {
      floats[i] = arena.allocate(4L * N, 64).address();
      doubles[i] = arena.allocate(8L * N, 64).address();
      if (i > 0) {
        narrow[i - 1] = Expr.input(i - 1, DType.FLOAT32);
        wide[i - 1] = Expr.input(i - 1, DType.FLOAT64);
      }
      for (int k = 0; k < N; k++) {
        float value = k % 2 == 0 ? Float.intBitsToFloat(random.nextInt()) : (float) (random.nextGaussian() * 3);
        ALL.set(ValueLayout.JAVA_FLOAT, floats[i] + 4L * k, value);
        ALL.set(ValueLayout.JAVA_DOUBLE, doubles[i] + 8L * k, (double) value);
      }
    }
    return new Function(
        name,
        MapProgram.of(Expr.apply(operation, narrow)).kernel(0),
        MapProgram.of(Expr.apply(operation, wide)).kernel(0),
        floats,
        doubles);
  }
}
