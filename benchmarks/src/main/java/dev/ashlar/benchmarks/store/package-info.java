/**
 * What a store costs: opening, committing, writing and reading, each as a ratio to what the system itself takes in the
 * same run.
 */
@NullMarked
package dev.ashlar.benchmarks.store;

import org.jspecify.annotations.NullMarked;
