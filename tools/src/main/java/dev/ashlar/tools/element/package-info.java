/**
 * Elements of every type of the datashape language as Java values, and back into the bytes that {@code FORMAT.md}
 * describes: numbers, text, times, categories, optional values, records, tuples, lists and ragged rows. What reads or
 * writes a file in another format goes through here; what computes does not.
 */
@NullMarked
package dev.ashlar.tools.element;

import org.jspecify.annotations.NullMarked;
