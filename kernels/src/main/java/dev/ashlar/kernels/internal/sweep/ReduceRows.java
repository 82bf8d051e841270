package dev.ashlar.kernels.internal.sweep;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import dev.ashlar.kernels.internal.loop.MapKernel;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Folds rows of values into rows of totals. */
final class ReduceRows {
  /** Results that are folded together at most: they and a row of values stay in the first-level cache. */
  private static final int COLUMN_BLOCK = 1024;

  private final ReducePlan plan;
  private final Nest kept;
  private final Nest along;
  private final long totals;
  private boolean begun;

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
    int inputs = plan.inputs.size();
    var strides = new long[inputs + 2];
    strides[0] = plan.total.itemsize();
    strides[1] = strides[0];
    int splats = 0;
    boolean plain = true;
    for (int i = 0; i < inputs; i++) {
      long stride = kept.innerStride(i + 1);
      strides[i + 2] = stride;
      splats |= stride == 0 ? 1 << i : 0;
      plain &= stride == 0 || stride == plan.inputs.get(i).itemsize();
      along.addresses[i] = addresses[i + 1] + from * stride;
    }
    fold(plain ? splats : -1, strides, n);
    store(addresses[0] + from * kept.innerStride(0), kept.innerStride(0), n);
  }

  /** The first row begins the totals, the others are folded into them. */
  private void fold(int splats, long[] strides, int n) {
    var begin = plan.begin.kernel(Math.max(0, splats));
    var fold = plan.foldTotal.kernel(Math.max(0, splats << 1));
    var beginStrides = Arrays.copyOfRange(strides, 1, strides.length);
    var first = new long[strides.length - 1];
    var next = new long[strides.length];
    first[0] = totals;
    next[0] = totals;
    next[1] = totals;
    begun = false;
    along.walk(
        0,
        inputs -> {
          if (begun) {
            System.arraycopy(inputs, 0, next, 2, inputs.length);
            run(fold, next, strides, splats >= 0, n);
          } else {
            System.arraycopy(inputs, 0, first, 1, inputs.length);
            run(begin, first, beginStrides, splats >= 0, n);
            begun = true;
          }
        });
  }

  private static void run(MapKernel kernel, long[] addresses, long[] strides, boolean plain, int n) {
    if (plain) {
      kernel.run(addresses, n);
    } else {
      kernel.runStrided(addresses, strides, n);
    }
  }

  private void store(long out, long stride, int n) {
    int size = plan.total.itemsize();
    if (stride == size) {
      MemorySegment.copy(ALL, totals, ALL, out, (long) n * size);
      return;
    }
    for (long i = 0; i < n; i++) {
      MemorySegment.copy(ALL, totals + i * size, ALL, out + i * stride, size);
    }
  }
}
