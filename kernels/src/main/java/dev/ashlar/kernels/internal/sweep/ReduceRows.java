package dev.ashlar.kernels.internal.sweep;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import dev.ashlar.kernels.internal.loop.MapKernel;
import java.lang.foreign.MemorySegment;

/** Folds rows of values into rows of totals. */
final class ReduceRows {
  /** Results that are folded together at most: they and a row of values stay in the first-level cache. */
  private static final int COLUMN_BLOCK = 1024;

  private final ReducePlan plan;
  private final Nest kept;
  private final Nest along;
  private final long totals;

  ReduceRows(ReducePlan plan, Nest kept, Nest along, long totals) {
    this.plan = plan;
    this.kept = kept;
    this.along = along;
    this.totals = totals;
  }

  void sweep() {
    long results = kept.innerExtent();
    kept.walk(
        1,
        addresses -> {
          for (long done = 0; done < results; done += COLUMN_BLOCK) {
            block(addresses, done, (int) Math.min(COLUMN_BLOCK, results - done));
          }
        });
  }

  private void block(long[] addresses, long from, int n) {
    int size = plan.total.itemsize();
    for (int i = 0; i < n; i++) {
      plan.monoid.storeIdentity(plan.total, totals + (long) i * size);
    }
    int inputs = plan.inputs.size();
    var strides = new long[inputs + 2];
    strides[0] = size;
    strides[1] = size;
    int splats = 0;
    boolean plain = true;
    for (int i = 0; i < inputs; i++) {
      long stride = kept.innerStride(i + 1);
      strides[i + 2] = stride;
      splats |= stride == 0 ? 2 << i : 0;
      plain &= stride == 0 || stride == plan.inputs.get(i).itemsize();
      along.addresses[i] = addresses[i + 1] + from * stride;
    }
    fold(plan.foldTotal.kernel(plain ? splats : 0), plain, strides, n);
    store(addresses[0] + from * kept.innerStride(0), kept.innerStride(0), n);
  }

  private void fold(MapKernel fold, boolean plain, long[] strides, int n) {
    var at = new long[strides.length];
    along.walk(
        0,
        inputs -> {
          at[0] = totals;
          at[1] = totals;
          System.arraycopy(inputs, 0, at, 2, inputs.length);
          if (plain) {
            fold.run(at, n);
          } else {
            fold.runStrided(at, strides, n);
          }
        });
  }

  private void store(long out, long stride, int n) {
    int size = plan.total.itemsize();
    for (long i = 0; i < n; i++) {
      MemorySegment.copy(ALL, totals + i * size, ALL, out + i * stride, size);
    }
  }
}
