package dev.ashlar.kernels;

import dev.ashlar.datashape.DType;

/**
 * A reduction by a user's own function; made by {@link UserOperations#reduction}.
 *
 * @param operation joins two values of the dtype
 * @param identity joined to a value it gives the value; the result where there are no values
 * @param dtype in which values are joined, and that of the result
 */
public record UserReduction(Operation operation, Number identity, DType dtype) {}
