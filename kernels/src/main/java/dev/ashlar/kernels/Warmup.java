package dev.ashlar.kernels;

import dev.ashlar.kernels.internal.loop.WarmthOfKernels;
import java.time.Duration;

/**
 * How warm the kernels of this JVM are. A kernel computes with a scalar body at first. Once it has handled some
 * thousand elements, a daemon thread makes its vector body hot, and then that is used; results are the same. A service
 * or a benchmark can run each kind of its work once or twice, {@linkplain #await await} the daemon, and then be at full
 * speed.
 *
 * {@snippet :
 * work();
 * Warmup.await(Duration.ofSeconds(5));
 * }
 *
 * @param cold kernels that have handled too little to be worth it
 * @param warming kernels that the daemon is working on, and sorters and tiles of matrix products on their way too
 * @param hot kernels that compute with their vector bodies
 * @param scalar kernels without a vector body, or with one that is no faster on this machine
 */
public record Warmup(long cold, long warming, long hot, long scalar) {
  /** The kernels now. */
  public static Warmup now() {
    return WarmthOfKernels.now();
  }

  /**
   * Waits until nothing is being made hot: no kernel, no sorter, no tile of a matrix product.
   *
   * @param atMost how long to wait
   * @return whether it has; false if the time was over first
   * @throws InterruptedException if the thread is interrupted
   */
  public static boolean await(Duration atMost) throws InterruptedException {
    return WarmthOfKernels.await(atMost);
  }
}
