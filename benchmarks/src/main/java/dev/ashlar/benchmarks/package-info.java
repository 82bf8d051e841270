/**
 * Benchmarks and the comparison with other libraries.
 */
@NullMarked
package dev.ashlar.benchmarks;

import org.jspecify.annotations.NullMarked;
