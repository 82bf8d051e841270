/**
 * Arrays in files: NumPy's {@code .npy} and {@code .npz}, and raw binary files that a datashape describes; read,
 * written, or mapped into memory without a copy.
 */
@NullMarked
package dev.ashlar.ndarray.io;

import org.jspecify.annotations.NullMarked;
