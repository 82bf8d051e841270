package dev.ashlar.kernels.internal.sweep;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import dev.ashlar.kernels.memory.Scratch;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Folds many short rows that follow one another without a gap: several rows together are one longer row, which is
 * folded as rows are, and whose parts are joined at the end. Rows are cut into chunks of fixed size, so that the result
 * does not depend on the threads that share them.
 */
final class NarrowRows {
  /** Totals of one chunk at most: they stay in the first-level cache. */
  private static final int WIDTH = 1024;

  /** Values of a chunk: worth handing to another thread. */
  private static final long CHUNK = 1 << 18;

  private final ReducePlan plan;
  private final long columns;
  private final long rows;
  private final int together;

  private NarrowRows(ReducePlan plan, long columns, long rows) {
    this.plan = plan;
    this.columns = columns;
    this.rows = rows;
    this.together = (int) Long.highestOneBit(WIDTH / columns);
  }

  /**
   * Reduces, if that is what the loops describe.
   *
   * @param kept over the results and the values
   * @param along over the values that go into one result
   * @return whether it was
   */
  static boolean sweep(ReducePlan plan, Nest kept, Nest along) {
    if (!serves(plan, kept, along)) {
      return false;
    }
    new NarrowRows(plan, kept.innerExtent(), along.innerExtent()).reduce(kept.addresses[0], kept.addresses[1]);
    return true;
  }

  /** Whether that is what the loops describe. */
  static boolean serves(ReducePlan plan, Nest kept, Nest along) {
    int size = plan.inputs.getFirst().itemsize();
    long columns = kept.innerExtent();
    return plan.inputs.size() == 1
        && kept.depth == 1
        && along.depth == 1
        && columns <= WIDTH / 2
        && kept.innerStride(0) == plan.total.itemsize()
        && kept.innerStride(1) == size
        && along.innerStride(0) == columns * size
        && along.innerExtent() >= 2 * WIDTH / columns;
  }

  private void reduce(long out, long values) {
    long chunkRows = Math.max(1, CHUNK / (together * columns)) * together;
    int chunks = (int) Math.max(1, rows / chunkRows);
    long bytes = columns * plan.total.itemsize();
    long rowBytes = columns * plan.inputs.getFirst().itemsize();
    try (var arena = Arena.ofConfined()) {
      long partial = arena.allocate(chunks * bytes, ReducePlan.ROW_BYTES).address();
      Workers.run(
          chunks,
          i -> {
            long first = i * chunkRows;
            chunk(partial + i * bytes, values + first * rowBytes, i == chunks - 1 ? rows - first : chunkRows);
          });
      MemorySegment.copy(ALL, partial, ALL, out, bytes);
      for (int i = 1; i < chunks; i++) {
        plan.joinTotal.run(out, out, partial + i * bytes, columns);
      }
    }
  }

  /** Reduces some rows, at least as many as go together. */
  private void chunk(long out, long values, long chunkRows) {
    long width = together * columns;
    long rowBytes = width * plan.inputs.getFirst().itemsize();
    int size = plan.total.itemsize();
    try (var memory = Scratch.take()) {
      long totals = memory.address();
      plan.begin.run(totals, values, 0, width);
      long at = values + rowBytes;
      long left = chunkRows / together - 1;
      int pass = plan.rowsOfAPass();
      var several = plan.foldRows().kernel(0);
      var addresses = new long[pass + 2];
      addresses[0] = totals;
      addresses[1] = totals;
      for (; left >= pass; left -= pass) {
        for (int i = 0; i < pass; i++) {
          addresses[i + 2] = at;
          at += rowBytes;
        }
        several.run(addresses, width);
      }
      for (; left > 0; left--) {
        plan.foldTotal.run(totals, totals, at, width);
        at += rowBytes;
      }
      long rest = chunkRows % together * columns;
      if (rest != 0) {
        plan.foldTotal.run(totals, totals, at, rest);
      }
      for (long half = together / 2; half >= 1; half /= 2) {
        plan.joinTotal.run(totals, totals, totals + half * columns * size, half * columns);
      }
      MemorySegment.copy(ALL, totals, ALL, out, columns * size);
    }
  }
}
