package dev.ashlar.kernels.memory;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * Pages by {@code calloc}, which every C library has: on Windows and on systems whose {@code mmap} has other constants.
 */
final class CallocPages implements PageSource {
  private final MethodHandle calloc;
  private final MethodHandle free;

  private CallocPages(MethodHandle calloc, MethodHandle free) {
    this.calloc = calloc;
    this.free = free;
  }

  /** Null where the C library cannot be reached. */
  static @Nullable CallocPages ofPlatform() {
    var calloc = RawMemory.function("calloc", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG));
    var free = RawMemory.function("free", FunctionDescriptor.ofVoid(JAVA_LONG));
    return calloc == null || free == null ? null : new CallocPages(calloc, free);
  }

  @Override
  public @Nullable Region map(long bytes, boolean huge) {
    long base;
    try {
      base = (long) calloc.invokeExact(1L, bytes + ALIGNMENT);
    } catch (Throwable e) {
      throw new AssertionError("calloc", e);
    }
    return base == 0 ? null : new Region(PageSource.alignUp(base), bytes, base, null);
  }

  @Override
  public void unmap(Region region) {
    try {
      free.invokeExact(region.base);
    } catch (Throwable e) {
      throw new AssertionError("free", e);
    }
  }

  @Override
  public boolean discard(Region region) {
    return false;
  }
}
