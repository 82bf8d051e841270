package dev.ashlar.kernels.internal.loop;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.internal.compile.LeafMode;
import java.lang.foreign.Arena;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Complex elements that lie side by side, computed part by part, against the same computed pair by pair. */
class PairKernelTest {
  private static final int MOST = 70;
  private static final int GUARD = 16;
  private static final long SEED = 20261120;

  private final Arena arena = Arena.ofAuto();

  @ParameterizedTest
  @EnumSource(value = DType.class, names = {"COMPLEX64", "COMPLEX128"})
  void asPairByPair(DType dtype) {
    var a = Expr.input(0, dtype);
    var b = Expr.input(1, dtype);
    var other = dtype == DType.COMPLEX64 ? DType.COMPLEX128 : DType.COMPLEX64;
    for (var tree :
        List.of(
            Expr.apply(Operations.ADD, a, b),
            Expr.apply(Operations.SUBTRACT, a, b),
            Expr.apply(Operations.NEGATIVE, a),
            Expr.apply(Operations.RINT, a),
            Expr.apply(Operations.NAN_TO_NUM, a),
            Expr.cast(other, a),
            Expr.apply(Operations.SUBTRACT, Expr.cast(other, a), Expr.input(1, other)))) {
      var inputs = MapProgram.inputs(tree);
      var kernel = MapTemplates.make(tree, inputs, Collections.nCopies(inputs.size(), LeafMode.CONTIGUOUS));
      assertInstanceOf(PairKernel.class, kernel, tree::toString);
      check(tree, inputs, kernel);
      if (kernel.lanes() > 0) {
        kernel.use(true);
        check(tree, inputs, kernel);
      }
    }
  }

  private void check(Expr tree, List<DType> inputs, MapKernel kernel) {
    var random = new Random(SEED);
    int size = tree.dtype().itemsize();
    var addresses = new long[inputs.size() + 1];
    var strides = new long[inputs.size() + 1];
    strides[0] = size;
    for (int i = 0; i < inputs.size(); i++) {
      strides[i + 1] = inputs.get(i).itemsize();
      addresses[i + 1] = arena.allocate(MOST * strides[i + 1], 16).address();
      SpecialValues.fill(inputs.get(i), addresses[i + 1], MOST, random);
      assertEquals(strides[i + 1], kernel.step(i + 1));
    }
    assertEquals(size, kernel.step(0));
    for (int n = 0; n <= MOST; n++) {
      long found = out((long) n * size);
      addresses[0] = found;
      kernel.run(addresses, n);
      long expected = out((long) n * size);
      addresses[0] = expected;
      kernel.runStrided(addresses, strides, n);
      for (long i = 0; i < n; i++) {
        var what = tree + " at " + i + " of " + n + ", seed " + SEED;
        assertTrue(SpecialValues.same(tree.dtype(), expected + i * size, found + i * size, 0), what);
      }
      for (long k = 0; k < GUARD; k++) {
        assertEquals(GUARD, ALL.get(JAVA_BYTE, found + (long) n * size + k), tree + ": beyond the end of " + n);
      }
    }
  }

  private long out(long bytes) {
    return arena.allocate(bytes + GUARD, 16).fill((byte) GUARD).address();
  }
}
