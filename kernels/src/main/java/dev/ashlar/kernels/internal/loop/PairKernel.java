package dev.ashlar.kernels.internal.loop;

import java.util.function.Supplier;

/**
 * A kernel of complex elements that lie side by side, by that of their parts: where real and imaginary parts are
 * treated alike, n elements are 2n real ones, and no lane has to change its place. Elements at other strides take the
 * kernel that steps through pairs.
 */
final class PairKernel extends MapKernel {
  private static final int PAIR = 2;

  private final MapKernel parts;
  private final LaterKernel whole;

  /**
   * A kernel by that of the parts.
   *
   * @param parts contiguous in all operands
   * @param make the kernel of whole elements, made when strides ask for it
   */
  PairKernel(MapKernel parts, Supplier<MapKernel> make) {
    this.parts = parts;
    this.whole = new LaterKernel(make);
  }

  @Override
  public int inputs() {
    return parts.inputs();
  }

  @Override
  public int lanes() {
    return parts.lanes() / PAIR;
  }

  @Override
  boolean isHot() {
    return parts.isHot();
  }

  @Override
  public long step(int operand) {
    return PAIR * parts.step(operand);
  }

  @Override
  public void run(long out, long a, long b, long c, long n) {
    parts.run(out, a, b, c, PAIR * n);
  }

  @Override
  public void run(long[] addresses, long n) {
    parts.run(addresses, PAIR * n);
  }

  @Override
  public void runStrided(long[] addresses, long[] strides, long n) {
    whole.get().runStrided(addresses, strides, n);
  }

  @Override
  public void runCold(long[] addresses, int n) {
    parts.runCold(addresses, PAIR * n);
  }

  @Override
  public void runHot(long[] addresses, int n) {
    parts.runHot(addresses, PAIR * n);
  }

  @Override
  public void use(boolean vector) {
    parts.use(vector);
  }
}
