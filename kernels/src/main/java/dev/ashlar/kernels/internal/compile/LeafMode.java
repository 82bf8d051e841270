package dev.ashlar.kernels.internal.compile;

/** How a body steps through an operand; what is known when the kernel is made is a constant to the JIT. */
public enum LeafMode {
  /** Element after element. */
  CONTIGUOUS(1),
  /** The same element always: a broadcast operand. */
  SPLAT(0);

  private final int step;

  LeafMode(int step) {
    this.step = step;
  }

  /** Elements from one value to the next. */
  public int step() {
    return step;
  }
}
