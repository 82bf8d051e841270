package dev.ashlar.kernels.internal.matmul;

import dev.ashlar.kernels.memory.MemoryScope;
import dev.ashlar.kernels.memory.NativeMemory;

/** Memory for packed panels, aligned to 64 bytes; the pool takes it back when this is closed. */
final class Scratch implements AutoCloseable {
  private final MemoryScope scope = MemoryScope.open();

  /** The address of a fresh block whose contents are undefined. */
  long allocate(long bytes) {
    return NativeMemory.allocate(bytes).address();
  }

  @Override
  public void close() {
    scope.close();
  }
}
