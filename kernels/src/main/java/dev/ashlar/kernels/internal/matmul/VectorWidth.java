package dev.ashlar.kernels.internal.matmul;

import jdk.incubator.vector.VectorShape;

/**
 * How wide the vectors of this machine are, and whether there are any. The seam before every class that mentions
 * vectors.
 */
final class VectorWidth {
  /**
   * Bits of a vector: the width the JIT prefers, or the property {@code dev.ashlar.vector.bits} where that is narrower;
   * 0 if the module {@code jdk.incubator.vector} is not there or vectors are narrower than 128 bits.
   */
  static final int BITS = detect();

  private VectorWidth() {}

  /** Vector registers that a tile may use. AVX-512 and 64-bit Arm have 32, older x86 has 16. */
  static int registers() {
    return BITS == 512 || System.getProperty("os.arch", "").equals("aarch64") ? 32 : 16;
  }

  private static int detect() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return 0;
    }
    int bits = Math.min(Preferred.bits(), Integer.getInteger("dev.ashlar.vector.bits", 512));
    return bits < 128 ? 0 : Integer.highestOneBit(bits);
  }

  /** Loaded only when the module is there. */
  private static final class Preferred {
    static int bits() {
      return VectorShape.preferredShape().vectorBitSize();
    }
  }
}
