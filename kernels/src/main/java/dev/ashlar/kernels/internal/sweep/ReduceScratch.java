package dev.ashlar.kernels.internal.sweep;

/** The memory that one running reduction needs: columns, a row, the pending totals, a stage for values of scattered operands. */
final class ReduceScratch {
  /** 2^48 blocks are more than there is memory for. */
  private static final int LEVELS = 48;

  final long identities;
  final long columns;
  final long row;
  final long stage;
  private final long totals;
  private final long totalRowBytes;

  /** Lays the parts out from this address; together they take less than 44 KiB. */
  ReduceScratch(ReducePlan plan, long address) {
    int columnBytes = plan.columns * plan.accumulator.itemsize();
    totalRowBytes = (long) plan.rowLanes * plan.total.itemsize();
    identities = address;
    columns = identities + columnBytes;
    row = columns + columnBytes;
    stage = row + ReducePlan.ROW_BYTES;
    totals = stage + ReducePlan.BLOCK_BYTES;
    for (int i = 0; i < plan.rowLanes; i++) {
      plan.monoid.storeIdentity(plan.accumulator, identities + (long) i * plan.accumulator.itemsize());
    }
  }

  /** Where the totals of a row of results may be. */
  long rowTotals() {
    return total(LEVELS);
  }

  long total(int level) {
    return totals + level * totalRowBytes;
  }
}
