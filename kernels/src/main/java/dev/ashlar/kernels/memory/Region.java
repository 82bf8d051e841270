package dev.ashlar.kernels.memory;

import java.lang.foreign.Arena;
import org.jspecify.annotations.Nullable;

/** A range of memory from the system, which starts at a multiple of {@link PageSource#ALIGNMENT}. */
final class Region {
  final long address;
  final long bytes;

  /** What the system gave; the address is this rounded up. */
  final long base;

  /** What frees the memory, for {@link ArenaPages}. */
  final @Nullable Arena arena;

  /** Nobody wrote to it yet: every byte is zero. */
  boolean pristine = true;

  Region(long address, long bytes, long base, @Nullable Arena arena) {
    this.address = address;
    this.bytes = bytes;
    this.base = base;
    this.arena = arena;
  }
}
