package dev.ashlar.kernels.memory;

import org.jspecify.annotations.Nullable;

/** Gives zeroed regions of memory and takes them back: the best way that the platform offers. */
interface PageSource {
  /** Regions start and end at multiples of this: the size of a huge page on x86-64 and of most on AArch64. */
  long ALIGNMENT = 1L << 21;

  /**
   * A zeroed region, or null when the system has no memory left.
   *
   * @param bytes a multiple of {@link #ALIGNMENT}
   * @param huge whether to ask for huge pages
   */
  @Nullable Region map(long bytes, boolean huge);

  /** Gives the region back to the system. */
  void unmap(Region region);

  /** Makes all bytes zero without touching them, and returns true; or does nothing and returns false. */
  boolean discard(Region region);

  /** The value rounded up to a multiple of {@link #ALIGNMENT}. */
  static long alignUp(long value) {
    return (value + ALIGNMENT - 1) & -ALIGNMENT;
  }

  /** The source of this platform: {@code mmap}, else {@code calloc}, else arenas. */
  static PageSource ofPlatform() {
    PageSource source = MmapPages.ofPlatform();
    if (source == null) {
      source = CallocPages.ofPlatform();
    }
    return source == null ? new ArenaPages() : source;
  }
}
