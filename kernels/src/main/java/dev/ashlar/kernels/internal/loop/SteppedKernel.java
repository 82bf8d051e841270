package dev.ashlar.kernels.internal.loop;

import java.util.function.Supplier;

/**
 * A kernel of several operations that is never run cold: until its vector body is hot, the {@link Steps} stand in. Both
 * give the same results, transcendental functions apart. The kernel of the whole tree is not even made before it is
 * needed, which is on the warmer's thread: composing it takes some milliseconds.
 */
final class SteppedKernel extends MapKernel {
  private final Steps steps;
  private final int inputs;
  private final long[] bytes;
  private final LaterKernel whole;
  private final Heat heat = new Heat(true);
  private boolean hot;

  /**
   * A kernel whose whole is made later.
   *
   * @param bytes from one element to the next: the output's, the inputs'
   */
  SteppedKernel(Steps steps, int inputs, long[] bytes, Supplier<MapKernel> make) {
    this.steps = steps;
    this.inputs = inputs;
    this.bytes = bytes;
    this.whole = new LaterKernel(make);
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int lanes() {
    return whole.get().lanes();
  }

  @Override
  boolean isHot() {
    return hot;
  }

  @Override
  String coldPace() {
    return "operation by operation";
  }

  @Override
  public long step(int operand) {
    return bytes[operand];
  }

  @Override
  public void run(long out, long a, long b, long c, long n) {
    if (hot) {
      whole.get().run(out, a, b, c, n);
    } else {
      heat.add(this, n);
      steps.run(out, a, b, c, bytes, n);
    }
  }

  @Override
  public void run(long[] addresses, long n) {
    if (hot) {
      whole.get().run(addresses, n);
    } else {
      heat.add(this, n);
      steps.run(addresses, bytes, n);
    }
  }

  @Override
  public void runStrided(long[] addresses, long[] strides, long n) {
    whole.get().runStrided(addresses, strides, n);
  }

  @Override
  public void runCold(long[] addresses, int n) {
    whole.get().runCold(addresses, n);
  }

  @Override
  public void runHot(long[] addresses, int n) {
    whole.get().runHot(addresses, n);
  }

  @Override
  public void use(boolean vector) {
    whole.get().use(vector);
    hot = vector;
  }
}
