/**
 * Native memory: the one place that reads and writes without bounds, the pool that hands out blocks, and the owners
 * that keep them alive. For Ashlar's own modules only.
 *
 * <p>{@link dev.ashlar.kernels.memory.NativeMemory} hands out a {@link dev.ashlar.kernels.memory.Block}, which belongs
 * to the innermost open {@link dev.ashlar.kernels.memory.MemoryScope} of the thread, else to the garbage collector:
 *
 * <pre>{@code
 * Block sum = NativeMemory.allocate(8 * n); // the collector's
 * try (var scope = MemoryScope.open()) {
 *   Block scratch = NativeMemory.allocate(8 * n); // the scope's, until its end
 * }
 * }</pre>
 *
 * <p>From the system, regions come through a page source; a block pool cuts them into spans of blocks of one size, or
 * hands them out whole; a thread cache holds free blocks for the thread at work. What the collector finds unreachable
 * comes back through a reference queue. Memory of others is owned by a {@link dev.ashlar.kernels.memory.SegmentOwner}.
 *
 * <p>With the system property {@code dev.ashlar.checked=true}, blocks lie between guard bytes, and freed ones are
 * poisoned and quarantined: a kernel that writes outside of its memory is found when the block is freed.
 */
@NullMarked
package dev.ashlar.kernels.memory;

import org.jspecify.annotations.NullMarked;
