package dev.ashlar.kernels;

import dev.ashlar.datashape.DType;

/**
 * A reduction by a user's own function; made by {@link UserOperations#reduction}.
 *
 * @param operation joins two values of the dtype
 * @param identity joined to a value it gives the value; the result where there are no values
 * @param dtype float64 or int64
 */
public record UserReduction(Operation operation, Number identity, DType dtype) {}
