package dev.ashlar.nvm.internal.commit;

import dev.ashlar.nvm.StoreException;
import dev.ashlar.nvm.internal.format.CommitSlot;
import dev.ashlar.nvm.internal.format.Extent;
import dev.ashlar.nvm.internal.format.FileLayout;
import dev.ashlar.nvm.internal.medium.Medium;
import dev.ashlar.nvm.internal.space.FreeRun;
import dev.ashlar.nvm.internal.space.FreeSpace;
import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The space of a file that many transactions allocate from: grows the file, and gives freed extents out again once no
 * commit that can be read, no reader and no view needs them.
 *
 * <p>Thread-safe; what must not be disturbed between several calls holds this object's monitor.
 */
public final class FileSpace {
  private final Medium medium;
  private final long initialLength;
  private final FreeSpace space;
  private final LongSupplier oldestReadable;
  private LongSupplier oldestReader = () -> Long.MAX_VALUE;
  private Predicate<Extent> inUse = e -> false;
  private boolean low;

  /**
   * The space of a file.
   *
   * @param initialLength the length to which the file first grows, bytes
   * @param space what is free
   * @param oldestReadable the oldest commit that can be opened
   */
  FileSpace(Medium medium, long initialLength, FreeSpace space, LongSupplier oldestReadable) {
    this.medium = medium;
    this.initialLength = initialLength;
    this.space = space;
    this.oldestReadable = oldestReadable;
  }

  /** Says who may still read older commits, and which freed extents are in use by views. */
  public synchronized void observe(LongSupplier reader, Predicate<Extent> shown) {
    oldestReader = reader;
    inUse = shown;
  }

  /** Room for {@code bytes}, in a file that is long enough. */
  synchronized Extent allocate(long bytes) {
    ripen();
    return grown(List.of(space.allocate(bytes))).getFirst();
  }

  /** Room for pages of the catalogue. */
  synchronized List<Extent> allocatePages(int count) {
    ripen();
    return grown(space.allocatePages(count));
  }

  private List<Extent> grown(List<Extent> places) {
    try {
      grow();
    } catch (StoreException e) {
      places.forEach(space::release);
      throw e;
    }
    return places;
  }

  /** Room below {@code limit} for compaction, or null. */
  synchronized @Nullable Extent allocateBelow(long bytes, long limit) {
    ripen();
    return space.allocateBelow(bytes, limit);
  }

  /**
   * Whether room for {@code bytes} makes the file longer while as many bytes wait for readers, views and older commits.
   */
  public synchronized boolean growsForWaiting(long bytes) {
    ripen();
    return space.pendingBytes() >= bytes && !space.fits(bytes);
  }

  private void ripen() {
    if (space.hasPending()) {
      space.mature(Math.min(oldestReadable.getAsLong(), oldestReader.getAsLong()), inUse);
    }
  }

  /** Doubles the length of the file up to 1 GiB, then adds half, so that mappings stay few. */
  private void grow() {
    long needed = space.end();
    try {
      long length = medium.length();
      if (needed > length) {
        long larger = length < 1L << 30 ? 2 * length : length + length / 2;
        medium.setLength(FileLayout.roundUp(Math.max(needed, Math.max(larger, initialLength)), FileLayout.PAGE));
      }
    } catch (IOException e) {
      throw new StoreException("the file cannot grow to " + needed + " bytes: " + e.getMessage(), e);
    }
  }

  /** Whether the bytes of an extent just allocated may differ from zero. */
  public synchronized boolean isUsed(Extent extent) {
    return space.isUsed(extent);
  }

  /** Gives an extent back that no commit refers to. */
  public synchronized void release(Extent extent) {
    space.release(extent);
  }

  /** What was allocated belongs to commit {@code sequence} now, and what was freed is not needed after it. */
  synchronized void commit(List<Extent> taken, List<Extent> freed, long sequence) {
    taken.forEach(space::settle);
    freed.forEach(extent -> space.free(extent, sequence));
  }

  /**
   * Whether the lowest free place is taken rather than the one that fits best, and every commit writes its space
   * journal afresh, so that no old record stays behind near the end.
   */
  public synchronized void preferLow(boolean value) {
    low = value;
    space.preferLow(value);
  }

  synchronized boolean prefersLow() {
    return low;
  }

  /** Everything that is not in use by the newest commit. */
  synchronized List<FreeRun> runs() {
    return space.runs();
  }

  /** Everything in use, waiting or given out lies before this offset. */
  synchronized long end() {
    return space.end();
  }

  /**
   * Cuts the file off where no commit that can be read has bytes. Only when no transaction is open.
   *
   * @param newest the newest commit
   * @param previous the one before it, if its slot is whole
   */
  synchronized void trim(CommitSlot newest, @Nullable CommitSlot previous) {
    ripen();
    space.trim();
    long end = Math.max(space.end(), Math.max(newest.end(), previous == null ? 0 : previous.end()));
    try {
      if (medium.length() > end) {
        medium.setLength(end);
      }
    } catch (IOException e) {
      // A file that cannot shrink now (Windows, while it is mapped) is only longer than it needs to be.
      return;
    }
  }
}
