package dev.ashlar.kernels.internal.loop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.Warmup;
import dev.ashlar.kernels.internal.compile.LeafMode;
import dev.ashlar.kernels.raw.ElementwiseKernel;
import dev.ashlar.kernels.raw.Monoid;
import dev.ashlar.kernels.raw.Operand;
import dev.ashlar.kernels.raw.ReductionKernel;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * No kernel allocates for each element once it is warm: a vector that is left on the heap costs more than all else. Run
 * with {@code -XX:UseAVX=2}, {@code -XX:UseAVX=0} and without the vector module too, where other operations are slow:
 * {@code mvn -pl kernels
 * -am test -Dtest=AllocationTest -Dsurefire.failIfNoSpecifiedTests=false -Dtest.args="--add-modules jdk.jfr
 * -XX:UseAVX=2"}, and with {@code -Dvector.args=} for the last.
 */
class AllocationTest {
  private static final int N = 20_000;

  /** A byte for each element; vectors on the heap would take two and more. */
  private static final long LITTLE = N;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Arena arena = Arena.ofAuto();

  private record Work(String name, Runnable once) {}

  private long memory(int itemsize) {
    var block = arena.allocate((long) N * itemsize, 64);
    block.fill((byte) 1);
    return block.address();
  }

  private Work map(Expr tree, int splats) {
    var program = MapProgram.of(tree);
    var addresses = new long[MapTemplates.MAX_INPUTS + 1];
    addresses[0] = memory(tree.dtype().itemsize());
    for (int i = 0; i < program.inputs().size(); i++) {
      addresses[i + 1] = memory(program.inputs().get(i).itemsize());
    }
    var kernel = program.kernel(splats);
    return new Work(tree + " pattern " + splats, () -> kernel.run(addresses, N));
  }

  private Work stepped(Expr tree, LeafMode... modes) {
    var program = MapProgram.of(tree);
    var addresses = new long[MapTemplates.MAX_INPUTS + 1];
    addresses[0] = memory(tree.dtype().itemsize());
    long pattern = 0;
    for (int i = 0; i < modes.length; i++) {
      int size = program.inputs().get(i).itemsize();
      addresses[i + 1] = memory(4 * size) - Math.min(0, modes[i].step()) * (N - 1L) * size;
      pattern |= modes[i].pattern(i);
    }
    var kernel = program.stepped(pattern);
    return new Work(tree + " " + List.of(modes), () -> kernel.run(addresses, N));
  }

  private Work transposed(DType dtype) {
    var kernel = ElementwiseKernel.of(Operations.ADD, dtype, dtype);
    int size = dtype.itemsize();
    long side = 100;
    long[] shape = {N / side, side};
    var out = new Operand(memory(size), new long[] {side * size, size}, dtype);
    var a = new Operand(memory(size), new long[] {size, N / side * size}, dtype);
    var b = new Operand(memory(size), new long[] {side * size, size}, dtype);
    return new Work("transposed " + dtype, () -> kernel.sweep(shape, out, a, b));
  }

  private Work reduction(Monoid monoid, DType dtype, DType total, int rows) {
    var kernel =
        ReductionKernel.of(monoid, Expr.cast(total == DType.FLOAT64 ? dtype : total, Expr.input(0, dtype)), total);
    long columns = N / rows;
    var out = new Operand(memory(8), new long[] {0, 8}, total);
    var in = new Operand(memory(dtype.itemsize()), new long[] {columns * dtype.itemsize(), dtype.itemsize()}, dtype);
    boolean[] reduced = rows == 1 ? new boolean[] {true, true} : new boolean[] {true, false};
    return new Work(
        monoid + " of " + dtype + " in " + rows + " rows",
        () -> kernel.sweep(new long[] {rows, columns}, reduced, out, in));
  }

  private List<Work> all() {
    var works = new ArrayList<Work>();
    for (var dtype : new DType[] {DType.FLOAT64, DType.FLOAT32, DType.INT64, DType.INT32, DType.UINT8}) {
      var a = Expr.input(0, dtype);
      var b = Expr.input(1, dtype);
      works.add(map(Expr.apply(Operations.ADD, a, b), 0));
      works.add(map(Expr.apply(Operations.MULTIPLY, a, b), 2));
      works.add(map(Expr.apply(Operations.LESS, a, b), 0));
      works.add(map(Expr.apply(Operations.ABS, a), 0));
      works.add(map(Expr.apply(Operations.MAXIMUM, a, b), 0));
      works.add(map(Expr.cast(dtype == DType.FLOAT64 ? DType.INT64 : DType.FLOAT64, a), 0));
      works.add(reduction(Monoid.MAX, dtype, dtype, 1));
      works.add(stepped(Expr.apply(Operations.ADD, a, b), LeafMode.STEP2, LeafMode.REVERSED));
      works.add(stepped(Expr.apply(Operations.ADD, a, b), LeafMode.REVERSED2, LeafMode.STEP3));
      works.add(stepped(Expr.apply(Operations.NEGATIVE, a), LeafMode.STEP4));
      works.add(transposed(dtype));
    }
    var x = Expr.input(0, DType.FLOAT64);
    works.add(map(Expr.apply(Operations.SQRT, x), 0));
    works.add(map(Expr.apply(
        Operations.WHERE, Expr.input(0, DType.BOOL), Expr.input(1, DType.FLOAT64), Expr.input(2, DType.FLOAT64)), 0));
    works.add(map(Expr.apply(Operations.ADD, Expr.apply(Operations.MULTIPLY, x, Expr.input(1, DType.FLOAT64)),
        Expr.input(2, DType.FLOAT64)), 0));
    works.add(map(
        Expr.apply(Operations.MULTIPLY, Expr.input(0, DType.COMPLEX128), Expr.input(1, DType.COMPLEX128)), 0));
    works.add(reduction(Monoid.SUM, DType.FLOAT64, DType.FLOAT64, 1));
    works.add(reduction(Monoid.SUM, DType.FLOAT32, DType.FLOAT64, 1));
    works.add(reduction(Monoid.SUM, DType.INT32, DType.INT64, 1));
    works.add(reduction(Monoid.SUM, DType.FLOAT64, DType.FLOAT64, 20));
    works.add(reduction(Monoid.SUM, DType.FLOAT64, DType.FLOAT64, 2000));
    return works;
  }

  @Test
  void warmKernelsDoNotAllocateForEachElement() throws InterruptedException {
    var works = all();
    var failures = new ArrayList<String>();
    for (int round = 0; round < 20; round++) {
      works.forEach(work -> work.once.run());
    }
    assertTrue(Warmup.await(PATIENCE), () -> "still warming: " + Warmup.now());
    for (var work : works) {
      long least = Long.MAX_VALUE;
      for (int round = 0; round < 200 && least > LITTLE; round++) {
        long before = AllocatedBytes.now();
        work.once.run();
        least = Math.min(least, AllocatedBytes.now() - before);
      }
      if (least > LITTLE) {
        failures.add(work.name + ": " + least + " bytes for " + N + " elements");
      }
    }
    assertTrue(failures.isEmpty(), () -> Warmup.now() + "\n" + String.join("\n", failures));
  }
}
