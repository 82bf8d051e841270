package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.internal.sort.Elements.get;
import static dev.ashlar.kernels.internal.sort.Elements.setLong;

/** Keys of up to 4 bytes with their position below them in one int64: a sort of these is a stable index sort. */
final class Packed {
  /** The bits of the position. */
  static final long POSITION = 0xFFFF_FFFFL;

  private Packed() {}

  /** Whether elements and positions are short enough. */
  static boolean fits(KeyOrder order, long n) {
    return order.bytes() <= 4 && n <= POSITION + 1;
  }

  static void pack(PackLoops packing, KeyOrder order, long a, long stride, long n, long out) {
    if (order.bytes() == 4 && stride == 4 && !packing.packInts(a, out, n, order)) {
      return;
    }
    for (long i = 0; i < n; i++) {
      long key = order.canonical(order.encode(get(order.bytes(), a + i * stride)));
      setLong(out + i * 8, (key << 32) | i);
    }
  }
}
