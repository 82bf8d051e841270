package dev.ashlar.kernels.memory;

import dev.ashlar.kernels.MemoryOwner;
import java.lang.foreign.MemorySegment;

/**
 * The owner of a caller's native segment. Its lifetime is the segment's: the library neither prolongs nor ends it.
 *
 * <p>Where nobody can end the lifetime in the middle of a kernel (a global or automatic arena, or a confined one of the
 * calling thread), kernels use raw addresses. Memory of a shared arena may be freed by another thread at any instant;
 * kernels then work on a copy, made by {@link #copyIn} and written back by {@link #copyOut}, which throw
 * IllegalStateException when the arena is closed.
 */
public final class SegmentOwner extends MemoryOwner {
  /** A thread that never runs: whatever is accessible to it is accessible to all. */
  private static final Thread NOBODY = Thread.ofPlatform().unstarted(() -> {});

  private final MemorySegment segment;
  private final Lifetime lifetime;

  private enum Lifetime {
    /** Ends when the segment is unreachable, or never. */
    UNTIL_UNREACHABLE,
    /** Ends by the hand of one thread. */
    CONFINED,
    /** May end at any instant. */
    SHARED
  }

  /**
   * Owns the memory of a segment.
   *
   * @throws IllegalArgumentException if the segment lies in the Java heap
   */
  public SegmentOwner(MemorySegment segment) {
    if (!segment.isNative()) {
      throw new IllegalArgumentException(
          "the segment lies in the Java heap (" + segment
              + "): arrays need native memory, so copy its contents into an array");
    }
    RawMemory.requireAccess();
    this.segment = segment;
    this.lifetime = lifetimeOf(segment);
  }

  private static Lifetime lifetimeOf(MemorySegment segment) {
    if (!segment.isAccessibleBy(NOBODY)) {
      return Lifetime.CONFINED;
    }
    // The JDK has no public way to tell an automatic arena from a shared one. Should these names change, arrays over
    // such segments become slower and stay correct.
    return switch (segment.scope().getClass().getSimpleName()) {
      case "GlobalSession", "ImplicitSession", "HeapSession" -> Lifetime.UNTIL_UNREACHABLE;
      default -> Lifetime.SHARED;
    };
  }

  /** The segment. */
  public MemorySegment segment() {
    return segment;
  }

  @Override
  public void check() {
    if (lifetime == Lifetime.UNTIL_UNREACHABLE) {
      return;
    }
    if (!segment.scope().isAlive()) {
      throw new IllegalStateException(
          "the arena of the segment under the array is closed: close it after the last use of the array");
    }
    if (!segment.isAccessibleBy(Thread.currentThread())) {
      throw new WrongThreadException(
          "the segment under the array is confined to another thread: copy the array there, or allocate the segment"
              + " from a shared arena");
    }
  }

  @Override
  public boolean isMapped() {
    return segment.isMapped();
  }

  @Override
  public boolean rawAddressesAllowed() {
    return lifetime != Lifetime.SHARED;
  }

  @Override
  public boolean rawAddressesAllowedAroundUserCode() {
    return lifetime == Lifetime.UNTIL_UNREACHABLE;
  }

  /**
   * A copy of a range of the memory.
   *
   * @param address of the first byte, absolute
   * @throws IllegalStateException if the segment's arena is closed, also during the copy
   * @throws IndexOutOfBoundsException if the range does not lie within the segment
   */
  public Block copyIn(long address, long bytes) {
    check();
    var block = NativeMemory.allocate(bytes);
    MemorySegment.copy(segment, address - segment.address(), RawMemory.ALL, block.address(), bytes);
    return block;
  }

  /**
   * Writes a copy back.
   *
   * @param address of the first byte, absolute
   * @throws IllegalStateException if the segment's arena is closed, also during the copy
   * @throws IndexOutOfBoundsException if the range does not lie within the segment
   */
  public void copyOut(Block copy, long address) {
    check();
    copy.enter();
    try {
      MemorySegment.copy(RawMemory.ALL, copy.address(), segment, address - segment.address(), copy.bytes());
    } finally {
      copy.exit();
    }
  }
}
