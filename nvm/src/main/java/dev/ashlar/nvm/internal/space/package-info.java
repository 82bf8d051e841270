/**
 * Which bytes of the file are free: an allocator on the heap, and the journal that makes it known to the next writer.
 */
@NullMarked
package dev.ashlar.nvm.internal.space;

import org.jspecify.annotations.NullMarked;
