package dev.ashlar.kernels.internal.loop;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.Operations;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every vector body against its scalar twin, on every dtype, for contiguous and broadcast operands. */
class VectorAgreesWithScalarTest {
  @BeforeAll
  static void needsVectors() {
    assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(), "there are no vector forms");
  }

  /** Computed by other algorithms when hot: within 1 ulp each of the true value. */
  private static final Set<String> TRANSCENDENTAL =
      Set.of(
          "exp", "exp2", "expm1", "log", "log2", "log1p", "log10", "cbrt", "hypot", "sin", "cos", "tan", "asin", "acos",
          "atan", "atan2",
          "sinh", "cosh", "tanh", "pow", "float_power", "abs", "angle");

  /** Sums of which little is left where they cancel: within 2 ulp of the greatest operand. */
  private static final Set<String> CANCELLING = Set.of("logaddexp", "logaddexp2");

  /** Of these float64 has one algorithm. */
  private static final Set<String> SAME_ON_FLOAT64 = Set.of("exp2", "pow", "float_power");

  private static final int N = 192;
  private static final long SEED = 20261120;

  private final Arena arena = Arena.ofAuto();
  private final List<String> failures = new ArrayList<>();
  private int vectorised;

  @Test
  void operations() {
    for (var operation : Operations.all()) {
      if (operation.ownForms().isEmpty()) {
        for (var dtype : DType.values()) {
          check(operation, dtype);
        }
      }
    }
    assertTrue(failures.isEmpty(), () -> "seed " + SEED + ": " + String.join("\n", failures));
    assertTrue(vectorised > 200, "vector bodies compared: " + vectorised);
  }

  @Test
  void casts() {
    for (var from : DType.values()) {
      for (var to : DType.values()) {
        compare(Expr.cast(to, Expr.input(0, from)), from + " to " + to, 0);
      }
    }
    assertTrue(failures.isEmpty(), () -> "seed " + SEED + ": " + String.join("\n", failures));
    assertTrue(vectorised > 50, "vector bodies compared: " + vectorised);
  }

  private void check(Operation operation, DType dtype) {
    var args = new Expr[operation.arity()];
    for (int i = 0; i < args.length; i++) {
      args[i] = Expr.input(i, i == 0 && operation == Operations.WHERE ? DType.BOOL : dtype);
    }
    Expr tree;
    try {
      tree = Expr.apply(operation, args);
    } catch (IllegalArgumentException e) {
      assertTrue(String.valueOf(e.getMessage()).startsWith(operation.name() + ": not defined for"), e.toString());
      return;
    }
    boolean same = dtype == DType.FLOAT64 && SAME_ON_FLOAT64.contains(operation.name());
    compare(tree, operation + " of " + dtype, TRANSCENDENTAL.contains(operation.name()) && !same ? 2 : 0);
  }

  private static boolean cancels(Expr tree, long[] addresses, int i, long cold, long hot) {
    if (!(tree instanceof Expr.Apply(var operation, var _, var args)) || !CANCELLING.contains(operation.name())) {
      return false;
    }
    double greatest = 1;
    for (int k = 0; k < args.size(); k++) {
      var dtype = args.get(k).dtype();
      greatest = Math.max(
          greatest, Math.abs(SpecialValues.read(dtype, addresses[k + 1] + (long) i * dtype.itemsize())));
    }
    double ulp =
        switch (tree.dtype()) {
          case FLOAT64 -> Math.ulp(greatest);
          case FLOAT16 -> Math.ulp((float) greatest) * 0x1p13;
          default -> Math.ulp((float) greatest);
        };
    return Math.abs(SpecialValues.read(tree.dtype(), cold) - SpecialValues.read(tree.dtype(), hot)) <= 2 * ulp;
  }

  private void compare(Expr tree, String what, int ulps) {
    var inputs = MapProgram.inputs(tree);
    for (int splats = 0; splats < 1 << inputs.size(); splats++) {
      MapKernel kernel;
      try {
        kernel = MapProgram.of(tree).kernel(splats);
      } catch (RuntimeException e) {
        fail(what + ": no kernel", e);
        return;
      }
      if (kernel.lanes() == 0) {
        return;
      }
      vectorised++;
      var random = new Random(SEED);
      var addresses = new long[MapLoop.SLOTS + 1];
      for (int i = 0; i < inputs.size(); i++) {
        addresses[i + 1] = arena.allocate(N * 16L + 8, 8).address() + (i == 0 ? 0 : 8L % inputs.get(i).itemsize());
        SpecialValues.fill(inputs.get(i), addresses[i + 1], N, random);
      }
      var cold = arena.allocate(N * 16L, 8).address();
      var hot = arena.allocate(N * 16L, 8).address();
      int n = N - N % kernel.lanes();
      addresses[0] = cold;
      kernel.runCold(addresses, n);
      addresses[0] = hot;
      kernel.runHot(addresses, n);
      var output = tree.dtype();
      for (int i = 0; i < n; i++) {
        long at = (long) i * output.itemsize();
        if (!SpecialValues.same(output, cold + at, hot + at, ulps)
            && !cancels(tree, addresses, i, cold + at, hot + at)) {
          failures.add(
              what
                  + " pattern "
                  + splats
                  + " at "
                  + i
                  + ": scalar "
                  + SpecialValues.read(output, cold + at)
                  + ", vector "
                  + SpecialValues.read(output, hot + at)
                  + " of "
                  + SpecialValues.read(inputs.getFirst(), addresses[1] + (long) i * inputs.getFirst().itemsize()));
          break;
        }
      }
    }
  }
}
