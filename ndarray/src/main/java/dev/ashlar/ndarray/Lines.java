package dev.ashlar.ndarray;

/** Walks the one-dimensional runs along an axis of arrays whose other extents are the same. */
final class Lines {
  /** Works on the run that begins at an address in each array. */
  interface Work {
    void run(long first, long second);
  }

  private Lines() {}

  /**
   * Calls the work for each run of both arrays along the axis, in row-major order of the others; owners are entered
   * around it all.
   */
  static void forEach(NDArray first, NDArray second, int axis, Work work) {
    Evaluation.sweepEntered(0, new NDArray[] {first, second},
        () -> walk(first, second, axis, 0, first.address, second.address, work));
  }

  private static void walk(NDArray first, NDArray second, int axis, int at, long a, long b, Work work) {
    if (at == first.shape.length) {
      work.run(a, b);
      return;
    }
    if (at == axis) {
      walk(first, second, axis, at + 1, a, b, work);
      return;
    }
    for (long i = 0; i < first.shape[at]; i++) {
      walk(first, second, axis, at + 1, a + i * first.strides[at], b + i * second.strides[at], work);
    }
  }
}
