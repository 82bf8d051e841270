/**
 * Loops over raw addresses: what {@code ndarray} calls when it has proved that the addresses are good. For Ashlar's own
 * modules only, since a wrong address here is the end of the process.
 */
@NullMarked
package dev.ashlar.kernels.raw;

import org.jspecify.annotations.NullMarked;
