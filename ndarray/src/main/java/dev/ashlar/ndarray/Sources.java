package dev.ashlar.ndarray;

import dev.ashlar.kernels.memory.Spares;
import dev.ashlar.kernels.raw.ElementwiseKernel;
import dev.ashlar.kernels.raw.Operands;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The arrays that an elementwise kernel reads. They are lent, so that an evaluation into memory that is there allocates
 * nothing.
 */
final class Sources implements AutoCloseable {
  private static final Spares<Sources> SPARES = new Spares<>();

  private final @Nullable NDArray[] arrays = new @Nullable NDArray[ElementwiseKernel.MAX_INPUTS];
  private int count;

  private Sources() {}

  static Sources of(NDArray a) {
    return take().with(a);
  }

  static Sources of(NDArray a, NDArray b) {
    return take().with(a).with(b);
  }

  static Sources of(NDArray a, NDArray b, NDArray c) {
    return take().with(a).with(b).with(c);
  }

  static Sources of(NDArray... arrays) {
    var sources = take();
    for (var array : arrays) {
      sources.with(array);
    }
    return sources;
  }

  private static Sources take() {
    var free = SPARES.take();
    return free != null ? free : new Sources();
  }

  private Sources with(NDArray array) {
    arrays[count++] = array;
    return this;
  }

  private NDArray get(int i) {
    return Objects.requireNonNull(arrays[i]);
  }

  /** The shape to which all broadcast. */
  long[] shape(String operation) {
    var shape = count == 0 ? new long[0] : get(0).shape;
    for (int i = 1; i < count; i++) {
      shape = Shapes.broadcast(operation, shape, get(i).shape);
    }
    return shape;
  }

  /** Whether they broadcast to this shape, found without making it. */
  boolean broadcastTo(long[] shape) {
    int ndim = 0;
    for (int i = 0; i < count; i++) {
      if (!Shapes.repeatsOver(get(i).shape, shape)) {
        return false;
      }
      ndim = Math.max(ndim, get(i).shape.length);
    }
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] != 1 && !anyFills(shape, axis)) {
        return false;
      }
    }
    return ndim == shape.length;
  }

  private boolean anyFills(long[] shape, int axis) {
    for (int i = 0; i < count; i++) {
      var own = get(i).shape;
      int at = axis - (shape.length - own.length);
      if (at >= 0 && own[at] == shape[axis]) {
        return true;
      }
    }
    return false;
  }

  /** Copies those that writing to {@code out} may change before they are read. */
  void copyEndangered(NDArray out) {
    for (int i = 0; i < count; i++) {
      if (Overlap.endangers(out, get(i))) {
        arrays[i] = get(i).copy();
      }
    }
  }

  /** Copies those whose memory somebody could free while the kernel runs. */
  void copyForeign(boolean userCode) {
    for (int i = 0; i < count; i++) {
      if (Evaluation.mustCopy(get(i), userCode)) {
        arrays[i] = Foreign.load(get(i));
      }
    }
  }

  /** Runs the kernel into {@code out}, to whose shape they broadcast. */
  void sweep(String operation, ElementwiseKernel kernel, NDArray out) {
    int entered = 0;
    out.owner.enter();
    try (var operands = Operands.over(out.shape)) {
      operands.add(out.address, out.shape, out.strides);
      while (entered < count) {
        var array = get(entered);
        Shapes.requireBroadcast(operation, array.shape, out.shape);
        array.owner.enter();
        entered++;
        operands.add(array.address, array.shape, array.strides);
      }
      kernel.sweep(operands);
    } finally {
      while (entered > 0) {
        get(--entered).owner.exit();
      }
      out.owner.exit();
    }
  }

  @Override
  public void close() {
    while (count > 0) {
      arrays[--count] = null;
    }
    SPARES.giveBack(this);
  }
}
