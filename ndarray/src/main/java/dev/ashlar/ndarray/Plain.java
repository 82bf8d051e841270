package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.raw.ElementwiseKernel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The shortest way through an elementwise kernel, without allocation but for the result: all operands lie element after
 * element and have one shape, or are single elements. Where there are fewer than three operands, the last one stands in
 * for the missing ones.
 */
final class Plain {
  private Plain() {}

  /** The operand whose shape is the result's; null where this way is not open. */
  @SuppressWarnings("ReferenceEquality") // the stand-in is the operand itself
  static @Nullable NDArray model(ElementwiseKernel kernel, NDArray a, NDArray b, NDArray c) {
    if (!a.isPlain() || !b.isPlain() || !c.isPlain() || kernel.callsUserCode()) {
      return null;
    }
    var model = wider(a, b);
    return model == null || b == c ? model : wider(model, c);
  }

  private static @Nullable NDArray wider(NDArray a, NDArray b) {
    if (isSame(a.shape, b.shape)) {
      return a;
    }
    if (b.size == 1 && b.shape.length <= a.shape.length) {
      return a;
    }
    return a.size == 1 && a.shape.length <= b.shape.length ? b : null;
  }

  /**
   * Results share the array of extents of their operands, and the comparison of others is a call for all but one axis.
   */
  @SuppressWarnings("ReferenceEquality") // before the comparison of their elements
  private static boolean isSame(long[] shape, long[] other) {
    return shape == other
        || ((shape.length == 1 && other.length == 1) ? shape[0] == other[0] : Arrays.equals(shape, other));
  }

  /** Whether the result of such operands can go straight into an array. */
  @SuppressWarnings("ReferenceEquality") // the stand-in is the operand itself
  static boolean fits(NDArray out, DType result, NDArray model, NDArray a, NDArray b, NDArray c) {
    return out.isPlain()
        && !out.readOnly
        && result == out.dtype
        && isSame(out.shape, model.shape)
        && !Overlap.endangers(out, a)
        && !Overlap.endangers(out, b)
        && (b == c || !Overlap.endangers(out, c));
  }

  /** Runs the kernel; the owner of {@code out} is entered, or nobody else knows it yet. */
  static void run(ElementwiseKernel kernel, NDArray out, NDArray a, NDArray b, NDArray c) {
    long n = out.size;
    int splats = splat(a, n) | splat(b, n) << 1 | splat(c, n) << 2;
    int operands = kernel.arity();
    a.owner.enter();
    try {
      b.owner.enter();
      try {
        run(kernel, splats & (1 << operands) - 1, out, a, b, c, n);
      } finally {
        b.owner.exit();
      }
    } finally {
      a.owner.exit();
    }
  }

  /** With the last operand's owner entered too, unless it is a stand-in. */
  @SuppressWarnings("ReferenceEquality") // the stand-in is the operand itself
  private static void run(ElementwiseKernel kernel, int splats, NDArray out, NDArray a, NDArray b, NDArray c, long n) {
    if (c == b) {
      kernel.run(splats, out.address, a.address, b.address, c.address, n);
      return;
    }
    c.owner.enter();
    try {
      kernel.run(splats, out.address, a.address, b.address, c.address, n);
    } finally {
      c.owner.exit();
    }
  }

  private static int splat(NDArray operand, long n) {
    return operand.size == 1 && n != 1 ? 1 : 0;
  }
}
