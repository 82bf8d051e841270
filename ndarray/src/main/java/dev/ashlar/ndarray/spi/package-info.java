/** How Ashlar's own modules make arrays over memory that they own, and look behind an array. */
@NullMarked
package dev.ashlar.ndarray.spi;

import org.jspecify.annotations.NullMarked;
