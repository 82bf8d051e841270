/**
 * Peers: a resident process for each library, which is sent the rows in its own language, compiles them, and times
 * batches of calls. Nothing here knows ratios.
 */
@NullMarked
package dev.ashlar.benchmarks.worker;

import org.jspecify.annotations.NullMarked;
