/**
 * Measuring: the order in which peers take turns, how long they warm up, ratios and their spread, and the limits of the
 * machine.
 */
@NullMarked
package dev.ashlar.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
