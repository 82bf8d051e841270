package dev.ashlar.kernels.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pool that all threads share: spans of small blocks and large blocks that are regions. Threads reach it through
 * their {@link ThreadCache}, which takes and gives small blocks in batches. A span whose blocks are all free becomes a
 * free region again, so memory moves between the size classes.
 */
final class BlockPool {
  private final Regions regions;
  private final HashMap<Long, Span> spans = new HashMap<>(); // by address / ALIGNMENT
  private final HashMap<Long, Region> large = new HashMap<>(); // by address
  private final ArrayList<List<Span>> available = new ArrayList<>(); // spans with free blocks, by class
  private long spanFreeBytes;

  BlockPool(PageSource pages, long budget) {
    regions = new Regions(pages, budget);
    for (int i = 0; i < SizeClasses.COUNT; i++) {
      available.add(new ArrayList<>());
    }
  }

  /** Puts up to {@code count} free blocks into {@code target} and returns how many; 0 when the budget is spent. */
  synchronized int take(int sizeClass, long[] target, int count) {
    var list = available.get(sizeClass);
    long blockBytes = SizeClasses.bytes(sizeClass);
    int taken = 0;
    while (taken < count) {
      if (list.isEmpty()) {
        // One new span serves what is needed now; more of the batch is no reason to map more memory.
        if (taken > 0 || !addSpan(sizeClass, list)) {
          break;
        }
      }
      var span = list.getLast();
      while (taken < count && !span.isFull()) {
        target[taken++] = span.take();
      }
      if (span.isFull()) {
        list.removeLast();
      }
    }
    spanFreeBytes -= taken * blockBytes;
    return taken;
  }

  private boolean addSpan(int sizeClass, List<Span> list) {
    var region = regions.acquire(Span.regionBytes(sizeClass), false);
    if (region == null) {
      return false;
    }
    region.pristine = false;
    var span = new Span(region, sizeClass);
    for (long at = 0; at < region.bytes; at += PageSource.ALIGNMENT) {
      spans.put((region.address + at) / PageSource.ALIGNMENT, span);
    }
    spanFreeBytes += region.bytes;
    list.add(span);
    return true;
  }

  /** Takes back the first {@code count} blocks. */
  synchronized void give(int sizeClass, long[] blocks, int count) {
    for (int i = 0; i < count; i++) {
      giveSmall(sizeClass, blocks[i]);
    }
  }

  /** Takes back the block of a ticket. */
  synchronized void give(long ticket) {
    int sizeClass = SizeClasses.classOf(ticket);
    long address = SizeClasses.addressOf(ticket);
    if (sizeClass == SizeClasses.LARGE) {
      var region = large.remove(address);
      if (region == null) {
        throw new AssertionError("no large block at 0x" + Long.toHexString(address));
      }
      regions.release(region);
    } else {
      giveSmall(sizeClass, address);
    }
  }

  private void giveSmall(int sizeClass, long address) {
    var span = spans.get(address / PageSource.ALIGNMENT);
    if (span == null || span.sizeClass != sizeClass) {
      throw new AssertionError("no block of class " + sizeClass + " at 0x" + Long.toHexString(address));
    }
    var list = available.get(sizeClass);
    if (span.isFull()) {
      list.add(span);
    }
    span.give(address);
    spanFreeBytes += SizeClasses.bytes(sizeClass);
    if (span.isEmpty()) {
      list.remove(span);
      var region = span.region;
      for (long at = 0; at < region.bytes; at += PageSource.ALIGNMENT) {
        spans.remove((region.address + at) / PageSource.ALIGNMENT);
      }
      spanFreeBytes -= region.bytes;
      regions.release(region);
    }
  }

  /** A large block, or null when the budget is spent. */
  synchronized @Nullable Region takeLarge(long bytes) {
    var region = regions.acquire(bytes, true);
    if (region != null) {
      large.put(region.address, region);
    }
    return region;
  }

  /** The bytes of a large block. */
  synchronized long largeBytes(long address) {
    var region = large.get(address);
    if (region == null) {
      throw new AssertionError("no large block at 0x" + Long.toHexString(address));
    }
    return region.bytes;
  }

  /** Makes the first bytes of a region zero. Takes no lock: the region belongs to the caller. */
  void zero(Region region, long bytes) {
    regions.zero(region, bytes);
  }

  long budget() {
    return regions.budget();
  }

  synchronized void setBudget(long bytes) {
    regions.setBudget(bytes);
  }

  /** Gives the free regions back to the system. */
  synchronized void trim() {
    regions.trim();
  }

  synchronized long mappedBytes() {
    return regions.mapped();
  }

  /** Bytes that are mapped and free, those in thread caches not counted. */
  synchronized long freeBytes() {
    return regions.freeBytes() + spanFreeBytes;
  }
}
