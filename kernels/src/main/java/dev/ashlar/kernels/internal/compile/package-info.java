/**
 * From expression to body: a tree of operations becomes one method handle over addresses, composed of the forms that a
 * scalar or vector provider gives for its nodes.
 */
@NullMarked
package dev.ashlar.kernels.internal.compile;

import org.jspecify.annotations.NullMarked;
