/**
 * The tour: a grid and a table of real measurements read into native memory, computed on, kept in a store, read again
 * by a second process, and drawn.
 */
@NullMarked
package dev.ashlar.tools.tour;

import org.jspecify.annotations.NullMarked;
