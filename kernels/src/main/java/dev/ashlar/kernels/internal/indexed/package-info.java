/**
 * The loops under indexing by positions and masks: copies of single elements between places given one by one and a
 * run. An element is so many bytes, whatever they mean ({@link dev.ashlar.kernels.internal.indexed.ElementMover}).
 */
@NullMarked
package dev.ashlar.kernels.internal.indexed;

import org.jspecify.annotations.NullMarked;
