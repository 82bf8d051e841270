package dev.ashlar.kernels.internal.compile;

import org.jspecify.annotations.Nullable;

/** How a body steps through an operand; what is known when the kernel is made is a constant to the JIT. */
public enum LeafMode {
  /** Element after element. */
  CONTIGUOUS(1, "contiguous"),
  /** The same element always: a broadcast operand. */
  SPLAT(0, "one element"),
  /** Every second element. */
  STEP2(2, "every second element"),
  /** Every third element. */
  STEP3(3, "every third element"),
  /** Every fourth element. */
  STEP4(4, "every fourth element"),
  /** Element after element, from the last to the first. */
  REVERSED(-1, "backwards"),
  /** Every second element, from the last to the first. */
  REVERSED2(-2, "every second element, backwards");

  /** Bits that hold a mode's number in a {@linkplain #pattern pattern}. */
  private static final int BITS = 4;

  private static final LeafMode[] MODES = values();

  private final int step;
  private final String words;

  LeafMode(int step, String words) {
    this.step = step;
    this.words = words;
  }

  /** The mode in words. */
  public String words() {
    return words;
  }

  /** Elements from one value to the next. */
  public int step() {
    return step;
  }

  /** The mode of elements that are so many bytes apart; null if there is none. */
  public static @Nullable LeafMode of(long stride, int itemsize) {
    for (var mode : MODES) {
      if (stride == (long) mode.step * itemsize) {
        return mode;
      }
    }
    return null;
  }

  /** This mode as that of operand i in a pattern of all operands' modes: contiguous operands are zeros. */
  public long pattern(int i) {
    return (long) ordinal() << (BITS * i);
  }

  /** The mode of operand i in a pattern. */
  public static LeafMode in(long pattern, int i) {
    return MODES[(int) (pattern >>> (BITS * i)) & ((1 << BITS) - 1)];
  }
}
