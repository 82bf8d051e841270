/**
 * Native memory: the one place that reads and writes without bounds, the pool that hands out blocks, and the owners that keep them
 * alive. For Ashlar's own modules only.
 */
@NullMarked
package dev.ashlar.kernels.memory;

import org.jspecify.annotations.NullMarked;
