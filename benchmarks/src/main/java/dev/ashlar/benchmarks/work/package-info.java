/**
 * Work that is too long to be one expression of a row: the rows' source text calls it.
 */
@NullMarked
package dev.ashlar.benchmarks.work;

import org.jspecify.annotations.NullMarked;
