/**
 * The sweep: turns operands of n dimensions into inner loops. It drops, orders and merges axes, chooses the kernel by
 * the inner strides, and walks the rest.
 */
@NullMarked
package dev.ashlar.kernels.internal.sweep;

import org.jspecify.annotations.NullMarked;
