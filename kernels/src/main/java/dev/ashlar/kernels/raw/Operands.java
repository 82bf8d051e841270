package dev.ashlar.kernels.raw;

import dev.ashlar.kernels.internal.loop.MapTemplates;
import dev.ashlar.kernels.internal.sweep.Nest;
import dev.ashlar.kernels.memory.Spares;

/**
 * The output and the operands of one sweep, in this order. They are lent: a sweep over strides, which needs some arrays
 * of numbers, then allocates nothing. Whoever takes them fills them, sweeps once, and gives them back by closing.
 */
public final class Operands implements AutoCloseable {
  /** Loops for which there is room from the start; more axes make more room. */
  private static final int LOOPS = 8;

  private static final Spares<Operands> SPARES = new Spares<>();

  private final Nest nest = new Nest(MapTemplates.MAX_INPUTS + 1, LOOPS);
  private long[] shape = {};

  private Operands() {}

  /** For a sweep over the shape; there are no operands yet. */
  public static Operands over(long[] shape) {
    var operands = SPARES.take();
    if (operands == null) {
      operands = new Operands();
    }
    operands.shape = shape;
    operands.nest.begin(shape);
    return operands;
  }

  /**
   * Adds the output, and then the operands in the order of their numbers. The caller has proved that the elements are
   * there and keeps their owner alive.
   *
   * @param address of element (0, 0, ...)
   * @param operandShape which broadcasts to the shape
   * @param strides in bytes, one for each axis of the operand
   */
  public void add(long address, long[] operandShape, long[] strides) {
    nest.add(shape, address, operandShape, strides);
  }

  Nest nest() {
    return nest;
  }

  @Override
  public void close() {
    SPARES.giveBack(this);
  }
}
