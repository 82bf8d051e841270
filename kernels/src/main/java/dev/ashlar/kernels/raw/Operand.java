package dev.ashlar.kernels.raw;

import dev.ashlar.datashape.DType;

/**
 * Memory as a kernel sees it: where element (0, 0, ...) is and how many bytes apart the elements are along each axis.
 * The caller has proved that the elements are there and keeps their owner alive.
 *
 * @param address of element (0, 0, ...)
 * @param strides in bytes, one for each axis of the shape that is swept; 0 repeats an element
 * @param dtype of the elements
 */
public record Operand(long address, long[] strides, DType dtype) {}
