package dev.ashlar.kernels.raw;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.internal.loop.KernelCache;
import dev.ashlar.kernels.internal.sweep.ScanSweep;

/**
 * A scan made ready to run: each result is the one before joined with the next element, both in the dtype of the
 * results, one after the other (NumPy's {@code accumulate}). Results do not depend on heat, vectors or threads.
 */
public final class ScanKernels {
  private record Key(Operation operation, DType in, DType total) {}

  private static final KernelCache<Key, ScanKernels> CACHE = new KernelCache<>();

  private final ScanSweep sweep;

  private ScanKernels(ScanSweep sweep) {
    this.sweep = sweep;
  }

  /**
   * The scan, ready to run.
   *
   * @param operation joins two values of dtype {@code total} to one of it
   * @param in the dtype of the elements
   * @param total the dtype of the results
   */
  public static ScanKernels of(Operation operation, DType in, DType total) {
    return CACHE.get(
        new Key(operation, in, total), key -> new ScanKernels(new ScanSweep(key.operation, key.in, key.total)));
  }

  /**
   * Scans along an axis.
   *
   * @param shape extents of both operands, outermost first
   * @param out of dtype {@code total}; does not overlap the operand
   * @param operand of dtype {@code in}
   */
  public void sweep(long[] shape, int axis, Operand out, Operand operand) {
    sweep.sweep(shape, axis, out, operand);
  }
}
