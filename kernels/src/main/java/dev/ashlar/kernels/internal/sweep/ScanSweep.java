package dev.ashlar.kernels.internal.sweep;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.internal.loop.MapKernel;
import dev.ashlar.kernels.internal.loop.MapProgram;
import dev.ashlar.kernels.internal.loop.ScanKernel;
import dev.ashlar.kernels.raw.Operand;
import java.util.Optional;

/**
 * The sweep of scans. Where neighbouring results lie next to each other, whole rows are joined to the rows before them,
 * by the vector kernels of elementwise operations; else each run is scanned alone.
 */
public final class ScanSweep {
  /** Neighbours that are worth a row. */
  private static final int FEW = 8;

  /** Columns that are scanned together: a row and the one before it stay in the first-level cache. */
  private static final int COLUMN_BLOCK = 1024;

  private final DType in;
  private final DType total;

  /** {@code (in) -> total}. */
  private final MapProgram begin;

  /** {@code (total, in) -> total}. */
  private final MapProgram join;

  /** Along a run; empty for dtypes that Java does not compute with. */
  private final Optional<ScanKernel> alongRun;

  /** Composes the kernels. */
  public ScanSweep(Operation operation, DType in, DType total) {
    this.in = in;
    this.total = total;
    this.begin = MapProgram.of(Expr.cast(total, Expr.input(0, in)));
    this.join =
        MapProgram.of(Expr.apply(operation, Expr.input(0, total), Expr.cast(total, Expr.input(1, in))));
    var joined = Expr.apply(operation, Expr.input(0, total), Expr.input(1, total));
    this.alongRun =
        joined instanceof Expr.Apply apply && ScanKernel.serves(total) && in.kind() != DType.Kind.COMPLEX
            ? Optional.of(ScanKernel.of(apply, Expr.cast(total, Expr.input(0, in))))
            : Optional.empty();
  }

  /** See {@link dev.ashlar.kernels.raw.ScanKernels#sweep}. */
  public void sweep(long[] shape, int axis, Operand out, Operand operand) {
    var scanned = new boolean[shape.length];
    scanned[axis] = true;
    long n = shape[axis];
    var kept =
        new Nest(
            ReduceSweep.select(shape, scanned, false),
            ReduceSweep.select(out, scanned, false),
            ReduceSweep.select(operand, scanned, false));
    if (n == 0 || kept.isEmpty()) {
      return;
    }
    kept.order();
    kept.merge();
    long outStep = out.strides()[axis];
    long inStep = operand.strides()[axis];
    int parts = Split.parts(kept, kept.elements() * n);
    Workers.run(
        parts,
        i -> {
          var part = Split.part(kept, parts, i);
          if (isOfRows(part)) {
            part.walk(1, addresses -> rows(addresses[0], outStep, addresses[1], inStep, n, part.innerExtent()));
          } else {
            part.walk(0, addresses -> run(addresses[0], outStep, addresses[1], inStep, n));
          }
        });
  }

  private boolean isOfRows(Nest kept) {
    return kept.innerExtent() >= FEW
        && kept.innerStride(0) == total.itemsize()
        && kept.innerStride(1) == in.itemsize();
  }

  private void rows(long out, long outStep, long operand, long inStep, long n, long columns) {
    var first = begin.kernel(0);
    var next = join.kernel(0);
    for (long done = 0; done < columns; done += COLUMN_BLOCK) {
      long width = Math.min(COLUMN_BLOCK, columns - done);
      long to = out + done * total.itemsize();
      long from = operand + done * in.itemsize();
      first.run(to, from, 0, width);
      for (long i = 1; i < n; i++) {
        next.run(to + i * outStep, to + (i - 1) * outStep, from + i * inStep, width);
      }
    }
  }

  private void run(long out, long outStep, long operand, long inStep, long n) {
    if (alongRun.isPresent()) {
      alongRun.get().run(out, outStep, operand, inStep, n);
    } else {
      one(begin.kernel(0), out, operand, 0);
      var next = join.kernel(0);
      for (long i = 1; i < n; i++) {
        one(next, out + i * outStep, out + (i - 1) * outStep, operand + i * inStep);
      }
    }
  }

  private static void one(MapKernel kernel, long out, long a, long b) {
    kernel.run(out, a, b, 1);
  }
}
