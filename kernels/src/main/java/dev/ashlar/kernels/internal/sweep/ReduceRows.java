package dev.ashlar.kernels.internal.sweep;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import dev.ashlar.kernels.internal.loop.MapKernel;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Folds rows of values into rows of totals. */
final class ReduceRows {
  /**
   * Results that are folded together at most where they are kept aside: they and a row of values stay in the
   * first-level cache.
   */
  private static final int COLUMN_BLOCK = 1024;

  /**
   * The same where they are folded where they belong: long runs of a row are read faster, and they stay in the
   * second-level cache.
   */
  private static final int WIDE_BLOCK = 1 << 15;

  private final ReducePlan plan;
  private final Nest kept;
  private final Nest along;
  private final long aside;
  private final boolean inPlace;
  private final int pass;
  private boolean begun;
  private int pending;

  /**
   * Ready to sweep.
   *
   * @param aside memory for {@link #COLUMN_BLOCK} totals
   */
  ReduceRows(ReducePlan plan, Nest kept, Nest along, long aside) {
    this.plan = plan;
    this.kept = kept;
    this.along = along;
    this.aside = aside;
    this.inPlace = kept.innerStride(0) == plan.total.itemsize();
    this.pass = plan.rowsOfAPass();
  }

  void sweep() {
    long results = kept.innerExtent();
    int block = inPlace && isContiguous() ? WIDE_BLOCK : COLUMN_BLOCK;
    kept.walk(
        1,
        addresses -> {
          for (long done = 0; done < results; done += block) {
            block(addresses, done, (int) Math.min(block, results - done));
          }
        });
  }

  private boolean isContiguous() {
    for (int i = 0; i < plan.inputs.size(); i++) {
      long stride = kept.innerStride(i + 1);
      if (stride != 0 && stride != plan.inputs.get(i).itemsize()) {
        return false;
      }
    }
    return true;
  }

  private void block(long[] addresses, long from, int n) {
    long out = addresses[0] + from * kept.innerStride(0);
    long totals = inPlace ? out : aside;
    int splats = 0;
    for (int i = 0; i < plan.inputs.size(); i++) {
      long stride = kept.innerStride(i + 1);
      splats |= stride == 0 ? 1 << i : 0;
      along.addresses[i] = addresses[i + 1] + from * stride;
    }
    boolean contiguous = isContiguous();
    if (pass > 1 && splats == 0) {
      foldPasses(totals, contiguous, n);
    } else if (contiguous) {
      foldPlain(totals, splats, n);
    } else {
      foldScattered(totals, n);
    }
    if (!inPlace) {
      store(out, n);
    }
  }

  /** The first row begins the totals, the others are folded into them several at a time. */
  private void foldPasses(long totals, boolean contiguous, int n) {
    var begin = plan.begin.kernel(0);
    var one = plan.foldTotal.kernel(0);
    var several = plan.foldRows().kernel(0);
    var first = new long[] {totals, 0};
    var single = new long[] {totals, totals, 0};
    var rows = new long[pass + 2];
    var strides = new long[pass + 2];
    Arrays.fill(rows, totals);
    Arrays.fill(strides, kept.innerStride(1));
    strides[0] = plan.total.itemsize();
    var beginStrides = strides.clone();
    strides[1] = strides[0];
    begun = false;
    pending = 0;
    long stride = along.innerStride(0);
    along.walk(
        1,
        inputs -> {
          for (long i = 0; i < along.innerExtent(); i++) {
            long row = inputs[0] + i * stride;
            if (!begun) {
              first[1] = row;
              run(begin, first, beginStrides, contiguous, n);
              begun = true;
            } else {
              rows[2 + pending++] = row;
              if (pending == pass) {
                run(several, rows, strides, contiguous, n);
                pending = 0;
              }
            }
          }
        });
    for (int i = 0; i < pending; i++) {
      single[2] = rows[2 + i];
      run(one, single, strides, contiguous, n);
    }
  }

  private static void run(MapKernel kernel, long[] addresses, long[] strides, boolean contiguous, int n) {
    if (contiguous) {
      kernel.run(addresses, n);
    } else {
      kernel.runStrided(addresses, strides, n);
    }
  }

  private void foldPlain(long totals, int splats, int n) {
    var begin = plan.begin.kernel(splats);
    var fold = plan.foldTotal.kernel(splats << 1);
    fold(totals, (addresses, first) -> (first ? begin : fold).run(addresses, n));
  }

  private void foldScattered(long totals, int n) {
    var begin = plan.begin.kernel(0);
    var fold = plan.foldTotal.kernel(0);
    var strides = new long[plan.inputs.size() + 2];
    strides[0] = plan.total.itemsize();
    strides[1] = strides[0];
    for (int i = 0; i < plan.inputs.size(); i++) {
      strides[i + 2] = kept.innerStride(i + 1);
    }
    var beginStrides = Arrays.copyOfRange(strides, 1, strides.length);
    fold(
        totals,
        (addresses, first) -> {
          if (first) {
            begin.runStrided(addresses, beginStrides, n);
          } else {
            fold.runStrided(addresses, strides, n);
          }
        });
  }

  private interface Row {
    void fold(long[] addresses, boolean first);
  }

  private void fold(long totals, Row row) {
    var first = new long[plan.inputs.size() + 1];
    var next = new long[plan.inputs.size() + 2];
    first[0] = totals;
    next[0] = totals;
    next[1] = totals;
    begun = false;
    along.walk(
        0,
        inputs -> {
          System.arraycopy(inputs, 0, begun ? next : first, begun ? 2 : 1, inputs.length);
          row.fold(begun ? next : first, !begun);
          begun = true;
        });
  }

  private void store(long out, int n) {
    int size = plan.total.itemsize();
    long stride = kept.innerStride(0);
    for (long i = 0; i < n; i++) {
      MemorySegment.copy(ALL, aside + i * size, ALL, out + i * stride, size);
    }
  }
}
