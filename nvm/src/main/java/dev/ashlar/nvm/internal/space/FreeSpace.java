package dev.ashlar.nvm.internal.space;

import dev.ashlar.nvm.internal.format.Extent;
import dev.ashlar.nvm.internal.format.FileLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The allocator. Bytes below {@link #end()} are in one of four states: in use by the newest commit; <em>available</em>;
 * <em>pending</em>, freed by a commit whose predecessor can still be read; <em>outstanding</em>, given to a transaction
 * that has not committed.
 *
 * <p>Small extents are laid out in cache lines, others in pages, those of 2 MiB or more at multiples of 2 MiB, so that
 * the kernel can map them with large pages. Best fit, lowest offset first among equals.
 *
 * <p>Not thread-safe.
 */
public final class FreeSpace {
  private static final int ALIGNED_TRIES = 16;

  private final TreeMap<Long, Long> available = new TreeMap<>();
  private final TreeSet<Extent> bySize =
      new TreeSet<>(Comparator.comparingLong(Extent::length).thenComparingLong(Extent::offset));
  private final TreeMap<Long, List<Extent>> pending = new TreeMap<>();
  private final TreeMap<Long, Long> outstanding = new TreeMap<>();
  private long end;
  private long pristine;
  private boolean low;

  /**
   * An allocator with nothing free below {@code end}.
   *
   * @param end of the bytes in use
   * @param pristine where the file begins to be zeros that were never written
   */
  public FreeSpace(long end, long pristine) {
    this.end = end;
    this.pristine = pristine;
  }

  /** Everything in use, pending or outstanding lies before this offset. */
  public long end() {
    return end;
  }

  /** The place that {@code bytes} take: whole cache lines below a page, else whole pages. */
  public static long capacity(long bytes) {
    return Math.max(
        FileLayout.LINE, FileLayout.roundUp(bytes, bytes < FileLayout.PAGE ? FileLayout.LINE : FileLayout.PAGE));
  }

  /** Takes room for {@code bytes}. */
  public Extent allocate(long bytes) {
    return allocate(capacity(bytes), alignment(bytes));
  }

  /** Whether there is room for {@code bytes} below the end. */
  public boolean fits(long bytes) {
    return fit(capacity(bytes), alignment(bytes)) != null;
  }

  private static long alignment(long bytes) {
    long length = capacity(bytes);
    return length < FileLayout.PAGE ? FileLayout.LINE : length < FileLayout.HUGE ? FileLayout.PAGE : FileLayout.HUGE;
  }

  private Extent allocate(long length, long alignment) {
    var found = fit(length, alignment);
    return outstanding(found != null ? take(found) : extend(length, alignment));
  }

  private Extent outstanding(Extent extent) {
    outstanding.put(extent.offset(), extent.length());
    return extent;
  }

  /** Takes room for {@code count} pages: one run if there is one, else scattered pages, before the file grows. */
  public List<Extent> allocatePages(int count) {
    long length = (long) count * FileLayout.PAGE;
    var run = fit(length, FileLayout.PAGE);
    if (run != null) {
      return List.of(outstanding(take(run)));
    }
    var pieces = new ArrayList<Extent>();
    int missing = count;
    while (missing > 0) {
      var piece = largest(missing);
      if (piece == null) {
        pieces.add(outstanding(extend((long) missing * FileLayout.PAGE, FileLayout.PAGE)));
        break;
      }
      pieces.add(outstanding(take(piece)));
      missing -= (int) (piece.length() / FileLayout.PAGE);
    }
    return pieces;
  }

  /** The largest available run of whole pages, at most {@code pages} of them. */
  private @Nullable Extent largest(int pages) {
    int tries = ALIGNED_TRIES;
    for (var run : bySize.descendingSet()) {
      long from = FileLayout.roundUp(run.offset(), FileLayout.PAGE);
      long length = Math.min((run.end() - from) & -FileLayout.PAGE, (long) pages * FileLayout.PAGE);
      if (length > 0) {
        return new Extent(from, length);
      }
      if (--tries == 0) {
        break;
      }
    }
    return null;
  }

  /** Whether the lowest place is taken rather than the one that fits best. */
  public void preferLow(boolean value) {
    low = value;
  }

  private @Nullable Extent lowest(long length, long alignment, long limit) {
    for (var run : available.headMap(limit).entrySet()) {
      long from = FileLayout.roundUp(run.getKey(), alignment);
      if (from + length <= Math.min(limit, run.getKey() + run.getValue())) {
        return new Extent(from, length);
      }
    }
    return null;
  }

  private @Nullable Extent fit(long length, long alignment) {
    if (low) {
      return lowest(length, alignment, Long.MAX_VALUE);
    }
    int tries = ALIGNED_TRIES;
    for (var run : bySize.tailSet(new Extent(0, length))) {
      long from = FileLayout.roundUp(run.offset(), alignment);
      if (from + length <= run.end()) {
        return new Extent(from, length);
      }
      if (--tries == 0) {
        break;
      }
    }
    var run = bySize.ceiling(new Extent(0, length + alignment - 1));
    return run == null ? null : new Extent(FileLayout.roundUp(run.offset(), alignment), length);
  }

  /** The lowest place for {@code bytes} that ends before {@code limit}, taken; or null. For compaction. */
  public @Nullable Extent allocateBelow(long bytes, long limit) {
    var place = lowest(capacity(bytes), alignment(bytes), limit);
    return place == null ? null : outstanding(take(place));
  }

  private Extent extend(long length, long alignment) {
    long from = FileLayout.roundUp(end, alignment);
    if (from > end) {
      insert(new Extent(end, from - end));
    }
    end = Math.addExact(from, length);
    return new Extent(from, length);
  }

  private Extent take(Extent part) {
    var run = available.floorEntry(part.offset());
    if (run == null || run.getKey() + run.getValue() < part.end()) {
      throw new AssertionError(part + " is not available");
    }
    delete(run.getKey(), run.getValue());
    add(run.getKey(), part.offset() - run.getKey());
    add(part.end(), run.getKey() + run.getValue() - part.end());
    return part;
  }

  private void delete(long offset, long length) {
    available.remove(offset);
    bySize.remove(new Extent(offset, length));
  }

  private void add(long offset, long length) {
    if (length > 0) {
      available.put(offset, length);
      bySize.add(new Extent(offset, length));
    }
  }

  /** Makes bytes available, joined with their neighbours. */
  private void insert(Extent extent) {
    long from = extent.offset();
    long to = extent.end();
    var before = available.floorEntry(from);
    if (before != null && before.getKey() + before.getValue() == from) {
      delete(before.getKey(), before.getValue());
      from = before.getKey();
    }
    var after = available.get(to);
    if (after != null) {
      delete(to, after);
      to += after;
    }
    add(from, to - from);
  }

  /** Whether the bytes may differ from zero: something may have been written there. */
  public boolean isUsed(Extent extent) {
    return extent.offset() < pristine;
  }

  /**
   * Gives back what {@link #allocate} gave to a transaction that did not use it in a commit: it is available at once.
   */
  public void release(Extent extent) {
    settle(extent);
    pristine = Math.max(pristine, extent.end());
    insert(extent);
  }

  /** The extent is part of a commit now. */
  public void settle(Extent extent) {
    if (outstanding.remove(extent.offset()) == null) {
      throw new AssertionError(extent + " was not given out");
    }
    pristine = Math.max(pristine, extent.end());
  }

  /** The commit with this number does not refer to the extent any more; older ones may. */
  public void free(Extent extent, long sequence) {
    pending.computeIfAbsent(sequence, s -> new ArrayList<>()).add(extent);
  }

  /**
   * Makes pending extents available that no readable commit refers to.
   *
   * @param oldest the oldest commit that may still be read
   * @param inUse extents that must wait nevertheless
   */
  public void mature(long oldest, Predicate<Extent> inUse) {
    var ripe = pending.headMap(oldest, true);
    var waiting = new ArrayList<Extent>();
    for (var extents : ripe.values()) {
      for (var extent : extents) {
        if (inUse.test(extent)) {
          waiting.add(extent);
        } else {
          insert(extent);
        }
      }
    }
    ripe.clear();
    if (!waiting.isEmpty()) {
      pending.put(oldest, waiting);
    }
  }

  /** Lets the end sink to where bytes are in use again. */
  public void trim() {
    var last = available.lastEntry();
    if (last != null && last.getKey() + last.getValue() == end) {
      long from = FileLayout.roundUp(last.getKey(), FileLayout.PAGE);
      if (from < end) {
        delete(last.getKey(), last.getValue());
        add(last.getKey(), from - last.getKey());
        end = from;
      }
    }
  }

  /** All that is available or outstanding, and, with the commit that freed it, all that is pending. */
  public List<FreeRun> runs() {
    var all = new ArrayList<FreeRun>();
    available.forEach((offset, length) -> all.add(new FreeRun(new Extent(offset, length), 0)));
    outstanding.forEach((offset, length) -> all.add(new FreeRun(new Extent(offset, length), 0)));
    pending.forEach((sequence, extents) -> extents.forEach(e -> all.add(new FreeRun(e, sequence))));
    return all;
  }

  /** Bytes that could be given out now. */
  public long availableBytes() {
    return available.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Bytes that wait for older commits to be forgotten. */
  public long pendingBytes() {
    return pending.values().stream().flatMap(List::stream).mapToLong(Extent::length).sum();
  }

  /** Whether anything is pending. */
  public boolean hasPending() {
    return !pending.isEmpty();
  }

  /** Puts a run where it belongs, when a journal is read. */
  public void restore(FreeRun run) {
    if (run.sequence() == 0) {
      insert(run.extent());
    } else {
      free(run.extent(), run.sequence());
    }
  }
}
