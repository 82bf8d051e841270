package dev.ashlar.kernels.internal.loop;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.Warmup;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import jdk.incubator.vector.IntVector;
import org.junit.jupiter.api.Test;

/**
 * The long vector forms of floats win their trials, whatever else is being compiled: none remains with the scalar form.
 */
class AdoptionTest {
  private static final int N = 4096;
  private static final int ATTEMPTS = 12;
  private static final long SEED = 20261120;
  private static final List<String> LONG =
      List.of(
          "fmod", "remainder", "floor_divide", "pow", "exp2", "log2", "logaddexp", "logaddexp2",
          "asinh", "acosh", "atanh", "tanh", "sinc", "atan2", "hypot", "sinh", "log1p");

  /** Apart, so that it is loaded only where the vector module is. */
  private static final class Vectors {
    static boolean areWidest() {
      return IntVector.SPECIES_PREFERRED.vectorBitSize() == 512
          && System.getProperty("dev.ashlar.vector.bits", "512").equals("512");
    }
  }

  private record Work(String name, MapKernel kernel, long[] addresses) {
    void run() {
      kernel.run(addresses, N);
    }
  }

  @Test
  void longFormsOfFloatsBecomeHot() throws InterruptedException {
    assumeTrue(
        ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() && Vectors.areWidest(),
        "narrower vectors may not be faster");
    try (var arena = Arena.ofShared()) {
      var works = new ArrayList<Work>();
      for (var name : LONG) {
        works.add(work(name, DType.FLOAT64, arena));
        works.add(work(name, DType.FLOAT32, arena));
      }
      var cold = new ArrayList<>(works);
      // a form that failed rests for longer and longer
      for (int attempt = 0; attempt < ATTEMPTS && !cold.isEmpty(); attempt++) {
        works.forEach(Work::run);
        assertTrue(Warmup.await(Duration.ofMinutes(2)), () -> "still warming: " + Warmup.now());
        cold.removeIf(work -> work.kernel.isHot());
      }
      assertEquals(List.of(), cold.stream().map(Work::name).toList());
    }
  }

  private static Work work(String name, DType dtype, Arena arena) {
    var operation = Objects.requireNonNull(Operations.find(name), name);
    var args = new Expr[operation.arity()];
    Arrays.setAll(args, i -> Expr.input(i, dtype));
    var kernel = MapProgram.of(Expr.apply(operation, args)).kernel(0);
    assertTrue(kernel.lanes() > 0, name);
    var addresses = new long[MapTemplates.MAX_INPUTS + 1];
    for (int i = 0; i <= args.length; i++) {
      addresses[i] = arena.allocate(8L * N, 64).address();
      SpecialValues.fill(dtype, addresses[i], N, new Random(SEED + i));
    }
    return new Work(name + " of " + dtype, kernel, addresses);
  }

  /** What is equal may be quick: a scalar form that takes a short cut in all trials seems faster than it is. */
  @Test
  void operandsOfTrialsDiffer() {
    var plain = new TrialMemory().plain();
    assertEquals(
        plain.length, Arrays.stream(plain).map(address -> ALL.get(ValueLayout.JAVA_LONG, address)).distinct().count());
  }
}
