package dev.ashlar.kernels.internal.sweep;

/** Cuts a nest into parts for threads: along its outermost loop, each part worth the cost of handing it over. */
final class Split {
  /** Handing work over costs 1 to 30 us; this many simple elements take about as long several times over. */
  private static final long WORTHWHILE = 1 << 16;

  /** Parts for each thread, so that a thread which is held up does not hold up all. */
  private static final int SHARE = 4;

  private Split() {}

  /**
   * Into how many parts to cut.
   *
   * @param elements how many elements are worked on in all
   */
  static int parts(Nest nest, long elements) {
    int threads = Workers.threads();
    if (threads == 1 || nest.depth == 0 || elements < 2 * WORTHWHILE) {
      return 1;
    }
    long most = Math.min(nest.shape[0], elements / WORTHWHILE);
    return (int) Math.max(1, Math.min(most, (long) threads * SHARE));
  }

  /** Into how many parts to cut a run of elements. */
  static int parts(long elements) {
    if (elements < 2 * WORTHWHILE) {
      return 1;
    }
    int threads = Workers.threads();
    return threads == 1 ? 1 : (int) Math.min(elements / WORTHWHILE, (long) threads * SHARE);
  }

  /**
   * The i-th of n parts of nearly equal size; of one part, the nest itself. Cuts fall on multiples of 64 where there
   * are enough.
   */
  static Nest part(Nest nest, int n, int i) {
    return n == 1 ? nest : nest.part(cut(nest.shape[0], n, i), cut(nest.shape[0], n, i + 1));
  }

  /** Where the i-th of n parts of an extent begins. */
  static long cut(long extent, int n, int i) {
    if (i == n) {
      return extent;
    }
    long share = extent / n * i + extent % n * i / n;
    return extent / n >= 64 ? share & -64 : share;
  }
}
