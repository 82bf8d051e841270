package dev.ashlar.kernels.internal.vector;

import java.lang.invoke.MethodHandle;

/**
 * What the template of float extremes is instantiated with, as class data.
 *
 * @param exact the bodies that get every case right
 * @param load {@code (address) -> accumulator}: what a column begins with, which is no NaN where NaN is passed over
 * @param choose {@code (value, accumulator) -> accumulator}: the value, unless the accumulator is known to be as
 *     extreme
 * @param add {@code (sum, value) -> sum}, or what leaves the sum as it is
 * @param suspect {@code (row, sum) -> boolean}: whether the row may be wrong: there is a zero in it, or a NaN in the
 *     sum
 */
record ExtremeBodies(
    ReduceBodies exact, MethodHandle load, MethodHandle choose, MethodHandle add, MethodHandle suspect) {}
