package dev.ashlar.kernels.memory;

import java.lang.foreign.Arena;
import org.jspecify.annotations.Nullable;

/** Pages from the JDK's own arenas, where no function of the C library can be called. */
final class ArenaPages implements PageSource {
  @Override
  public @Nullable Region map(long bytes, boolean huge) {
    var arena = Arena.ofShared();
    try {
      long address = arena.allocate(bytes, ALIGNMENT).address();
      return new Region(address, bytes, address, arena);
    } catch (OutOfMemoryError _) {
      arena.close();
      return null;
    }
  }

  @Override
  public void unmap(Region region) {
    if (region.arena != null) {
      region.arena.close();
    }
  }

  @Override
  public boolean discard(Region region) {
    return false;
  }
}
