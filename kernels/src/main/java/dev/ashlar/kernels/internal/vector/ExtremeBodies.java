package dev.ashlar.kernels.internal.vector;

import java.lang.invoke.MethodHandle;

/**
 * What the template of float extremes is instantiated with, as class data.
 *
 * @param exact the bodies that get every case right
 * @param choose {@code (value, accumulator) -> accumulator}: the value, unless the accumulator is known to be as extreme
 * @param add {@code (sum, value) -> sum}
 * @param suspect {@code (row, sum) -> boolean}: whether a zero is in the row or a NaN in the sum
 */
record ExtremeBodies(ReduceBodies exact, MethodHandle choose, MethodHandle add, MethodHandle suspect) {}
