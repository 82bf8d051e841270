package dev.ashlar.kernels.internal.sweep;

/**
 * The memory that one running reduction needs: columns, rows, the pending totals, a stage for values of scattered
 * operands.
 */
final class ReduceScratch {
  /** 2^48 groups are more than there is memory for. */
  private static final int LEVELS = 48;

  /** One identity for each column; shared by all that run, and never written. */
  final long identities;

  final long columns;
  final long working;
  final long rows;
  final long wideRows;
  final long stage;
  private final long totals;
  private final long totalRowBytes;
  private final long[] last = new long[ReducePlan.LAST_LANES + 1];

  /** Lays the parts out from this address; together they take less than 52 KiB. */
  ReduceScratch(ReducePlan plan, long address) {
    int columnBytes = plan.columns * plan.accumulator.itemsize();
    totalRowBytes = (long) plan.rowLanes * plan.total.itemsize();
    identities = plan.identities.address();
    columns = address;
    working = columns + columnBytes;
    rows = working + columnBytes;
    wideRows = rows + (long) BlockJoiner.GROUP * ReducePlan.ROW_BYTES;
    stage = wideRows + BlockJoiner.GROUP * totalRowBytes;
    totals = stage + ReducePlan.BLOCK_BYTES;
  }

  /** Where the totals of a row of results may be. */
  long rowTotals() {
    return total(LEVELS);
  }

  long total(int level) {
    return totals + level * totalRowBytes;
  }

  /** The addresses with which the last lanes are joined to the first of them. */
  long[] lastLanes(long total, int size) {
    last[0] = total;
    for (int i = 1; i < last.length; i++) {
      last[i] = total + (long) (i - 1) * size;
    }
    return last;
  }
}
