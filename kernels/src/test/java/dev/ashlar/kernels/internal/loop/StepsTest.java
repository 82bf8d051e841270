package dev.ashlar.kernels.internal.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.Operations;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Trees evaluated step by step against their scalar bodies, which compute element by element. */
class StepsTest {
  private static final List<DType> DTYPES =
      List.of(DType.FLOAT64, DType.FLOAT32, DType.INT32, DType.INT64, DType.UINT8, DType.BOOL, DType.COMPLEX64,
          DType.COMPLEX128);

  private static final List<Operation> OPERATIONS = List.of(Operations.ADD, Operations.MULTIPLY, Operations.EQUAL);

  private final Arena arena = Arena.ofAuto();

  /** A tree over operands 0 to 3 of the dtypes, of a given depth. */
  private static Expr tree(Random random, List<DType> operands, int depth) {
    if (depth == 0) {
      int index = random.nextInt(operands.size());
      return Expr.input(index, operands.get(index));
    }
    return switch (random.nextInt(4)) {
      case 0 -> Expr.cast(
          random.nextBoolean() ? DType.FLOAT64 : DType.FLOAT32, real(tree(random, operands, depth - 1)));
      case 1 ->
          Expr.apply(
              Operations.WHERE,
              Expr.apply(Operations.EQUAL, tree(random, operands, depth - 1), tree(random, operands, 0)),
              tree(random, operands, 0),
              tree(random, operands, depth - 1));
      default ->
          Expr.apply(
              OPERATIONS.get(random.nextInt(OPERATIONS.size())),
              tree(random, operands, depth - 1),
              tree(random, operands, random.nextInt(depth)));
    };
  }

  private static Expr real(Expr tree) {
    return tree.dtype().kind() == DType.Kind.COMPLEX ? Expr.apply(Operations.REAL, tree) : tree;
  }

  private static Expr using(Expr tree, List<DType> operands) {
    var all = tree;
    for (int i = 0; i < operands.size(); i++) {
      all = Expr.apply(Operations.ADD, all, Expr.input(i, operands.get(i)));
    }
    return all;
  }

  @Test
  void stepsGiveTheBitsOfTheWhole() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    int stepped = 0;
    for (int round = 0; round < 60; round++) {
      var operands = random.ints(3, 0, DTYPES.size()).mapToObj(DTYPES::get).toList();
      var tree = using(tree(random, operands, 1 + random.nextInt(4)), operands);
      int splats = random.nextInt(8);
      var kernel = MapProgram.of(tree).kernel(splats);
      if (!(kernel instanceof SteppedKernel)) {
        continue;
      }
      stepped++;
      int n = 1 + random.nextInt(3000);
      var addresses = new long[MapTemplates.MAX_INPUTS + 1];
      for (int i = 0; i < operands.size(); i++) {
        addresses[i + 1] = arena.allocate(n * 16L, 16).address();
        SpecialValues.fill(operands.get(i), addresses[i + 1], n, random);
      }
      long whole = arena.allocate(n * 16L, 16).address();
      long steps = arena.allocate(n * 16L, 16).address();
      addresses[0] = whole;
      kernel.runCold(addresses, n);
      addresses[0] = steps;
      kernel.run(addresses, n);
      for (int i = 0; i < n; i++) {
        long at = (long) i * tree.dtype().itemsize();
        assertTrue(
            SpecialValues.same(tree.dtype(), whole + at, steps + at, 0),
            "seed " + seed + " round " + round + " element " + i + " of " + n + " pattern " + splats + ": " + tree
                + " is " + SpecialValues.read(tree.dtype(), whole + at)
                + ", step by step " + SpecialValues.read(tree.dtype(), steps + at));
      }
    }
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
      assertTrue(stepped > 20, "stepped " + stepped);
    } else {
      assertEquals(0, stepped);
    }
  }
}
