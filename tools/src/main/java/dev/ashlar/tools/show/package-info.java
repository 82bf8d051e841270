/**
 * Arrays as text for people: as NumPy prints them, strings, times, missing values and ragged rows included, and arrays
 * of records as tables.
 */
@NullMarked
package dev.ashlar.tools.show;

import org.jspecify.annotations.NullMarked;
