/**
 * The vector forms of operations, over the raw {@code Vector} type of {@code jdk.incubator.vector}: one form serves
 * every element type. Nothing outside this package mentions a vector, so that without that module these classes are
 * never loaded.
 */
@NullMarked
package dev.ashlar.kernels.internal.vector;

import org.jspecify.annotations.NullMarked;
