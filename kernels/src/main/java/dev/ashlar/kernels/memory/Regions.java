package dev.ashlar.kernels.memory;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The regions that the system gave, within the budget: those in use and those kept for reuse. Up to a quarter of the
 * budget is kept; beyond it, the regions that were free longest go back to the system. Guarded by the lock of {@link
 * BlockPool}.
 */
final class Regions {
  private static final int KEPT_FRACTION = 4;

  /** More than any address space: it keeps sums of sizes from overflowing. */
  private static final long MAX_BUDGET = 1L << 56;

  /**
   * Until so much is mapped, spans do without huge pages: a program of a few small arrays of every size touches a few
   * pages of each span, and should not pay for zeroing 2 MiB each time.
   */
  private static final long FRUGAL_BYTES = 64L << 20;

  /** Up to here, writing zeros is cheaper than the page faults that discarded pages cost, and leaves them in cache. */
  private static final long DISCARDED = 32L << 20;

  private final PageSource pages;
  private final ArrayList<Region> free = new ArrayList<>(); // in the order of release
  private long mapped;
  private long freeBytes;
  private volatile long budget; // read without the lock

  Regions(PageSource pages, long budget) {
    this.pages = pages;
    this.budget = Math.min(budget, MAX_BUDGET);
  }

  /**
   * A region of at least so many bytes and at most a quarter more; null when that passes the budget or the system
   * refuses.
   *
   * @param large whether it becomes one large block, and not a span of small ones
   */
  @Nullable Region acquire(long bytes, boolean large) {
    long wanted = PageSource.alignUp(bytes);
    int fit = bestFit(wanted);
    if (fit >= 0) {
      var region = free.remove(fit);
      freeBytes -= region.bytes;
      return region;
    }
    while (mapped + wanted > budget && !free.isEmpty()) {
      unmapOldest();
    }
    if (mapped + wanted > budget) {
      return null;
    }
    boolean huge = large || mapped >= FRUGAL_BYTES;
    var region = pages.map(wanted, huge);
    if (region == null && !free.isEmpty()) {
      trim();
      region = pages.map(wanted, huge);
    }
    if (region != null) {
      mapped += wanted;
      MemoryEvents.grown(wanted, mapped);
    }
    return region;
  }

  /** The free region that wastes least; among equals the one released last, which is most likely still in cache. */
  private int bestFit(long wanted) {
    int best = -1;
    long bestBytes = wanted + wanted / 4 + 1;
    for (int i = free.size() - 1; i >= 0; i--) {
      long bytes = free.get(i).bytes;
      if (bytes >= wanted && bytes < bestBytes) {
        best = i;
        bestBytes = bytes;
        if (bytes == wanted) {
          break;
        }
      }
    }
    return best;
  }

  void release(Region region) {
    free.add(region);
    freeBytes += region.bytes;
    while (freeBytes > budget / KEPT_FRACTION) {
      unmapOldest();
    }
  }

  /** Makes all bytes of a region zero, without touching them where the system can. */
  void zero(Region region, long bytes) {
    if (bytes < DISCARDED || !pages.discard(region)) {
      RawMemory.ALL.asSlice(region.address, bytes).fill((byte) 0);
    }
  }

  private void unmapOldest() {
    var region = free.removeFirst();
    freeBytes -= region.bytes;
    mapped -= region.bytes;
    pages.unmap(region);
  }

  void trim() {
    while (!free.isEmpty()) {
      unmapOldest();
    }
  }

  long mapped() {
    return mapped;
  }

  long freeBytes() {
    return freeBytes;
  }

  long budget() {
    return budget;
  }

  void setBudget(long bytes) {
    budget = Math.min(bytes, MAX_BUDGET);
    while (freeBytes > 0 && (mapped > budget || freeBytes > budget / KEPT_FRACTION)) {
      unmapOldest();
    }
  }
}
