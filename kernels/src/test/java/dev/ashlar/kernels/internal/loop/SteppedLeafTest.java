package dev.ashlar.kernels.internal.loop;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.internal.compile.LeafMode;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Vector bodies that step through their operands, on every short length and about the ends of blocks, against the
 * scalar body over strides.
 */
class SteppedLeafTest {
  private static final int ROOM = 16 * 4 * (MapKernel.BLOCK + 1024);

  private final Arena arena = Arena.ofAuto();
  private final MemorySegment first = random(1, 64);
  private final MemorySegment second = random(2, 64);
  private final MemorySegment truths = random(3, 2);

  private MemorySegment random(long seed, int bound) {
    var memory = arena.allocate(ROOM, 64);
    var random = new Random(seed);
    for (long i = 0; i < ROOM; i++) {
      memory.set(JAVA_BYTE, i, (byte) random.nextInt(bound));
    }
    return memory;
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void sumsOfEachDType(DType dtype) {
    var tree = Expr.apply(Operations.ADD, Expr.input(0, dtype), Expr.input(1, dtype));
    for (var mode : LeafMode.values()) {
      check(tree, List.of(mode, LeafMode.CONTIGUOUS));
      check(tree, List.of(LeafMode.STEP2, mode));
      check(tree, List.of(mode, LeafMode.SPLAT));
    }
  }

  @Test
  void castsComparisonsAndSelectionsInside() {
    var number = Expr.input(1, DType.INT32);
    var other = Expr.input(2, DType.FLOAT64);
    var chosen = Expr.apply(Operations.WHERE, Expr.input(0, DType.BOOL), Expr.cast(DType.FLOAT64, number), other);
    var less = Expr.apply(Operations.LESS, chosen, other);
    for (var mode : LeafMode.values()) {
      check(chosen, List.of(mode, LeafMode.STEP2, LeafMode.CONTIGUOUS));
      check(less, List.of(LeafMode.CONTIGUOUS, mode, LeafMode.REVERSED));
    }
    var half = Expr.cast(
        DType.FLOAT16, Expr.apply(Operations.MULTIPLY, Expr.input(0, DType.FLOAT16), Expr.input(1, DType.FLOAT16)));
    check(half, List.of(LeafMode.REVERSED2, LeafMode.STEP3));
  }

  private void check(Expr tree, List<LeafMode> modes) {
    var inputs = MapProgram.inputs(tree);
    var contiguous = modes.stream().map(_ -> LeafMode.CONTIGUOUS).toList();
    var plain = MapTemplates.make(tree, inputs, contiguous);
    var stepped = MapTemplates.make(tree, inputs, modes);
    if (stepped.lanes() > 1) {
      stepped.use(true);
    }
    int lanes = Math.max(4, stepped.lanes());
    var lengths = new ArrayList<>(LongStream.rangeClosed(0, 2L * lanes + 1).boxed().toList());
    lengths.addAll(List.of((long) MapKernel.BLOCK - 1, (long) MapKernel.BLOCK, MapKernel.BLOCK + lanes + 1L));
    for (long n : lengths) {
      long bytes = n * tree.dtype().itemsize();
      var expected = arena.allocate(bytes + 64, 64);
      var found = arena.allocate(bytes + 64, 64);
      plain.runStrided(addresses(expected, stepped, inputs, n), strides(stepped, inputs), n);
      stepped.run(addresses(found, stepped, inputs, n), n);
      assertEquals(-1, expected.mismatch(found), tree + " " + modes + ", n = " + n);
    }
  }

  /** Not at multiples of a vector; operands that are stepped through backwards begin at their ends. */
  private long[] addresses(MemorySegment out, MapKernel kernel, List<DType> inputs, long n) {
    var addresses = new long[inputs.size() + 1];
    addresses[0] = out.address();
    for (int i = 0; i < inputs.size(); i++) {
      var memory = inputs.get(i) == DType.BOOL ? truths : i == 1 ? second : first;
      addresses[i + 1] = memory.address() + 16 - Math.min(0, kernel.step(i + 1)) * Math.max(0, n - 1);
    }
    return addresses;
  }

  private static long[] strides(MapKernel kernel, List<DType> inputs) {
    return LongStream.rangeClosed(0, inputs.size()).map(i -> kernel.step((int) i)).toArray();
  }

  @Test
  void stepsHaveVectorBodies() {
    var tree = Expr.apply(Operations.ADD, Expr.input(0, DType.FLOAT32), Expr.input(1, DType.FLOAT32));
    var inputs = MapProgram.inputs(tree);
    int lanes = MapTemplates.make(tree, inputs, List.of(LeafMode.CONTIGUOUS, LeafMode.CONTIGUOUS)).lanes();
    assumeTrue(lanes > 2, "no vectors");
    for (var mode : LeafMode.values()) {
      assertEquals(lanes, MapTemplates.make(tree, inputs, List.of(mode, LeafMode.CONTIGUOUS)).lanes(), mode.toString());
    }
  }
}
