package dev.ashlar.kernels.internal.matmul;

/**
 * Whether products are added by fused multiply-add. {@link Math#fma} is one instruction where the hardware has it and
 * exact decimal arithmetic of about a microsecond where it has not, so without it both the scalar and the vector form
 * multiply, round and add.
 */
final class Fusing {
  /** True if multiply-add is fused: the property {@code dev.ashlar.fma} if set, else what the hardware does quickly. */
  static final boolean FUSED = decide();

  private static final int CALLS = 16;
  private static final int ROUNDS = 32;
  private static final long SLOW_NANOS_PER_CALL = 300;

  private Fusing() {}

  private static boolean decide() {
    var setting = System.getProperty("dev.ashlar.fma");
    return setting == null ? isFast() : Boolean.parseBoolean(setting);
  }

  // The fastest of many rounds: an interruption can make fast hardware look slow in one round, but nothing makes slow
  // hardware look fast.
  private static boolean isFast() {
    double x = 1;
    long fastest = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (int call = 0; call < CALLS; call++) {
        x = Math.fma(x, 0.999, 0.3);
      }
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    return fastest < SLOW_NANOS_PER_CALL * CALLS && !Double.isNaN(x);
  }
}
