/**
 * The rows of the comparison: what is measured, on which inputs, and how each library spells it. A row is data; how it
 * is run and timed is not here.
 */
@NullMarked
package dev.ashlar.benchmarks.catalogue;

import org.jspecify.annotations.NullMarked;
