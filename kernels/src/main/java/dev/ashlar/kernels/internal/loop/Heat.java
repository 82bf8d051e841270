package dev.ashlar.kernels.internal.loop;

/**
 * Counts the elements that a kernel has handled with its scalar body and asks for warming once there are enough of them to be worth
 * it. Counts from several threads may be lost; nothing depends on their being exact.
 */
final class Heat {
  /** Below this a kernel is not worth 50 ms of a background thread. */
  private static final long FIRST = 4096;

  private long elements;
  private long threshold = FIRST;
  private boolean asked;

  void add(Warmable kernel, int granule, long n) {
    elements += n;
    if (elements >= threshold && !asked && granule > 1) {
      asked = true;
      Warmer.warm(kernel, granule, this);
    }
  }

  /** The vector body did not get faster in time: try again after many more elements. */
  void cool() {
    threshold = elements * 16;
    asked = false;
  }
}
