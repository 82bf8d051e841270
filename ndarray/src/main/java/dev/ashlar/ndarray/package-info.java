/**
 * Typed strided views of native memory and the functions over them.
 */
@NullMarked
package dev.ashlar.ndarray;

import org.jspecify.annotations.NullMarked;
