package dev.ashlar.kernels.internal.matmul;

import java.lang.foreign.Arena;

/** Memory for packed panels, freed when it is closed. */
final class Scratch implements AutoCloseable {
  /** A cache line, and a vector of 512 bits. */
  private static final long ALIGNMENT = 64;

  private final Arena arena = Arena.ofConfined();

  /** The address of a fresh block whose contents are undefined. */
  long allocate(long bytes) {
    return arena.allocate(bytes, ALIGNMENT).address();
  }

  @Override
  public void close() {
    arena.close();
  }
}
