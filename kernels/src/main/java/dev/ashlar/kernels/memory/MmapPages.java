package dev.ashlar.kernels.memory;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Pages by {@code mmap}, on Linux and macOS. On Linux the regions ask for huge pages, which the kernel usually gives
 * only when asked: touching a fresh MiB then costs a fifth.
 */
final class MmapPages implements PageSource {
  private static final int PROT_READ_WRITE = 3;
  private static final int MAP_PRIVATE = 2;
  private static final int MAP_ANONYMOUS_LINUX = 0x20;
  private static final int MAP_ANONYMOUS_MACOS = 0x1000;
  private static final int MADV_DONTNEED = 4;
  private static final int MADV_HUGEPAGE = 14;
  private static final long MAP_FAILED = -1;

  private final MethodHandle mmap;
  private final MethodHandle munmap;
  private final @Nullable MethodHandle madvise;
  private final int flags;

  private MmapPages(MethodHandle mmap, MethodHandle munmap, @Nullable MethodHandle madvise, int flags) {
    this.mmap = mmap;
    this.munmap = munmap;
    this.madvise = madvise;
    this.flags = flags;
  }

  /** Null where the platform has no {@code mmap} whose constants are known. */
  static @Nullable MmapPages ofPlatform() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    boolean linux = system.contains("linux");
    if (!linux && !system.contains("mac")) {
      return null;
    }
    var mmap =
        RawMemory.function(
            "mmap", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
    var munmap = RawMemory.function("munmap", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));
    if (mmap == null || munmap == null) {
      return null;
    }
    // macOS has neither huge pages by advice nor the zeroing MADV_DONTNEED of Linux.
    var madvise =
        linux ? RawMemory.function("madvise", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT)) : null;
    int anonymous = linux ? MAP_ANONYMOUS_LINUX : MAP_ANONYMOUS_MACOS;
    return new MmapPages(mmap, munmap, madvise, MAP_PRIVATE | anonymous);
  }

  @Override
  public @Nullable Region map(long bytes, boolean huge) {
    long mapped = bytes + ALIGNMENT;
    long start = mmap(mapped);
    if (start == MAP_FAILED) {
      return null;
    }
    long address = PageSource.alignUp(start);
    munmap(start, address - start);
    munmap(address + bytes, start + mapped - (address + bytes));
    if (huge) {
      advise(address, bytes, MADV_HUGEPAGE);
    }
    return new Region(address, bytes, address, null);
  }

  @Override
  public void unmap(Region region) {
    munmap(region.base, region.bytes);
  }

  @Override
  public boolean discard(Region region) {
    return advise(region.address, region.bytes, MADV_DONTNEED);
  }

  private long mmap(long bytes) {
    try {
      return (long) mmap.invokeExact(0L, bytes, PROT_READ_WRITE, flags, -1, 0L);
    } catch (Throwable e) {
      throw new AssertionError("mmap", e);
    }
  }

  private void munmap(long address, long bytes) {
    if (bytes == 0) {
      return;
    }
    try {
      // Fails only when the process has too many mappings: the pages are then wasted, and nothing else is wrong.
      int _ = (int) munmap.invokeExact(address, bytes);
    } catch (Throwable e) {
      throw new AssertionError("munmap", e);
    }
  }

  private boolean advise(long address, long bytes, int advice) {
    if (madvise == null) {
      return false;
    }
    try {
      return (int) madvise.invokeExact(address, bytes, advice) == 0;
    } catch (Throwable e) {
      throw new AssertionError("madvise", e);
    }
  }
}
