package dev.ashlar.kernels.memory;

import org.jspecify.annotations.Nullable;

/** A block of the pool whose owner, a {@link Block} or a {@link Slab}, is left to the collector. */
final class CollectedBlock extends Reclaimed {
  private static final Object LOCK = new Object();
  private static @Nullable CollectedBlock first; // a reference that is not reachable itself would never be found
  private static long totalBytes;
  private static long slabBytes;

  private final long ticket;
  private final long bytes;
  private final boolean isSlab;
  private @Nullable CollectedBlock previous;
  private @Nullable CollectedBlock next;

  CollectedBlock(Object owner, long ticket, long bytes) {
    super(owner);
    this.ticket = ticket;
    this.bytes = bytes;
    this.isSlab = owner instanceof Slab;
    synchronized (LOCK) {
      next = first;
      if (next != null) {
        next.previous = this;
      }
      first = this;
      count(bytes);
    }
  }

  @Override
  void reclaim() {
    synchronized (LOCK) {
      if (next != null) {
        next.previous = previous;
      }
      if (previous == null) {
        first = next;
      } else {
        previous.next = next;
      }
      count(-bytes);
    }
    if (CheckedMode.ON) {
      var damage = CheckedMode.retire(ticket, null);
      if (damage != null) {
        throw damage;
      }
    } else {
      NativeMemory.POOL.give(ticket);
    }
  }

  private void count(long added) {
    totalBytes += added;
    if (isSlab) {
      slabBytes += added;
    }
  }

  /** Of {@link #totalBytes()}, those in slabs. */
  static long slabBytes() {
    synchronized (LOCK) {
      return slabBytes;
    }
  }

  /** The bytes that wait for the collector, reachable or not. */
  static long totalBytes() {
    synchronized (LOCK) {
      return totalBytes;
    }
  }
}
