package dev.ashlar.kernels.internal.vector;

import java.lang.invoke.MethodHandle;

/**
 * What the reduction templates are instantiated with, as class data. Accumulators are of the raw type {@code Vector}.
 *
 * @param load {@code (address) -> accumulator}
 * @param value {@code (a, b) -> accumulator}: the values at the addresses
 * @param join {@code (accumulator, accumulator) -> accumulator}
 * @param store {@code (address, accumulator) -> void}
 * @param lanes elements per accumulator
 * @param rowLanes elements of a row: those of 64 bytes of the accumulator's dtype
 * @param accumulatorSize bytes of an accumulator's element
 * @param steps bytes from one element to the next of the two inputs
 * @param inHalves whether the values take so much code that only four accumulators at a time stay in registers
 */
record ReduceBodies(
    MethodHandle load,
    MethodHandle value,
    MethodHandle join,
    MethodHandle store,
    int lanes,
    int rowLanes,
    int accumulatorSize,
    long[] steps,
    boolean inHalves) {}
