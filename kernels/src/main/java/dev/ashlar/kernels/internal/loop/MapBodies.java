package dev.ashlar.kernels.internal.loop;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * What a map template is instantiated with, as class data.
 *
 * @param scalar {@code (out, in...) -> void} for one element
 * @param vector the same for {@code lanes} elements, or null
 * @param lanes elements per call of the vector body; 0 without one
 * @param inputs how many inputs are used
 * @param isShort whether the vector body is a few instructions
 * @param steps bytes from one element to the next: output, inputs; as many as the template has slots
 */
record MapBodies(
    MethodHandle scalar, @Nullable MethodHandle vector, int lanes, int inputs, boolean isShort, long[] steps) {
  /**
   * The vector body; without one the scalar body stands in, and is never called in its place because there are 0 lanes.
   */
  MethodHandle vectorOrScalar() {
    return vector == null ? scalar : vector;
  }
}
