package dev.ashlar.nvm;

import dev.ashlar.nvm.internal.commit.Attachment;
import dev.ashlar.nvm.internal.format.CommitSlot;
import dev.ashlar.nvm.internal.lock.LockFile;
import dev.ashlar.nvm.internal.lock.ReaderSlot;
import dev.ashlar.nvm.internal.medium.FileMedium;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a store that is open for reading has: the commit it shows, pinned in the lock file, and the bytes as of that
 * commit.
 */
final class Reading {
  private static final int COLLECTIONS = 4;
  private static final long PAUSE = 10_000_000;
  private static final long SHORTEST_PAUSE = 20_000;
  private static final long LONGEST_PAUSE = 1_000_000;

  private final Attachment attachment;
  private final FileMedium medium;
  private final @Nullable LockFile lock;
  private final Set<ReaderSlot> pins = ConcurrentHashMap.newKeySet();
  private final @Nullable MemorySegment undone;
  private volatile Version version;

  Reading(Attachment attachment, FileMedium medium, @Nullable LockFile lock, boolean previous) throws IOException {
    this.attachment = attachment;
    this.medium = medium;
    this.lock = lock;
    try {
      version = attach(previous);
      undone = undo(previous);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private boolean isWritten() throws IOException {
    return lock != null && lock.isWritten();
  }

  Version version() {
    return version;
  }

  /**
   * Pins the newest durable commit. A slot that is newer than what its living writer published may not be durable yet,
   * so the one before counts; if the published number moved while the pin was set, the writer may have missed it, so
   * everything is done again.
   */
  private Version attach(boolean previous) throws IOException {
    if (lock == null) {
      return new Version(choose(previous, 0));
    }
    var pin = takeSlot(lock);
    try {
      while (true) {
        long published = lock.published();
        var slot = choose(previous, published);
        pin.pin(slot.sequence());
        if (lock.published() == published) {
          return new Version(slot, unpin(pin, pins));
        }
      }
    } catch (IOException | RuntimeException e) {
      unpin(pin, pins).run();
      throw e;
    }
  }

  private CommitSlot choose(boolean previous, long published) throws IOException {
    var slots = attachment.slots();
    boolean unsure = slots.current().sequence() > published && isWritten() && slots.previous().isPresent();
    return previous || unsure
        ? slots.previous()
        .orElseThrow(() -> new StoreException("there is no commit before the newest one that could be opened"))
        : slots.current();
  }

  /** A slot; if all are taken, after a collection, which frees those of versions that no array shows any more. */
  private ReaderSlot takeSlot(LockFile file) throws IOException {
    for (int tries = 0; ; tries++) {
      try {
        var slot = file.takeSlot();
        pins.add(slot);
        return slot;
      } catch (StoreException e) {
        if (tries == COLLECTIONS) {
          throw e;
        }
        System.gc();
        LockSupport.parkNanos(PAUSE);
      }
    }
  }

  /** Must not refer to this object, which refers to the version whose end it waits for. */
  private static Runnable unpin(ReaderSlot slot, Set<ReaderSlot> pins) {
    return () -> {
      slot.free();
      pins.remove(slot);
    };
  }

  /**
   * The bytes with all later changes in place taken back, in pages of this process alone; null if there are none, or a
   * living writer is making them to the newest commit.
   */
  private @Nullable MemorySegment undo(boolean previous) throws IOException {
    var saved = attachment.undo().since(version.slot().sequence());
    if (saved.isEmpty() || (!previous && isWritten())) {
      return null;
    }
    var bytes = medium.privateLive();
    attachment.undo()
        .restore(saved, (offset, old) -> MemorySegment.copy(MemorySegment.ofArray(old), 0, bytes, offset, old.length));
    return bytes;
  }

  MemorySegment bytes() throws IOException {
    return undone != null ? undone : medium.live();
  }

  /** Moves to the newest durable commit; says whether that is another one. */
  synchronized boolean refresh() throws IOException {
    if (undone != null) {
      throw new IllegalStateException("refresh: the store was opened with changes in place taken back; open it again");
    }
    var before = version.slot();
    var next = attach(false);
    if (next.slot().sequence() == before.sequence()) {
      return false;
    }
    version = next;
    return true;
  }

  /** Whether a commit is durable that is newer than the one shown. */
  boolean isBehind() {
    long newest = lock == null ? attachment.slots().current().sequence() : lock.published();
    return newest > version.slot().sequence();
  }

  /**
   * Waits until there is a newer commit, then moves to it.
   *
   * @param gate of the store: closing it ends the waiting
   * @return false if there was none in the time given
   */
  boolean awaitNewer(Duration timeout, Gate gate) throws InterruptedException {
    long start = System.nanoTime();
    long pause = SHORTEST_PAUSE;
    while (true) {
      gate.check();
      if (isBehind() && moved()) {
        return true;
      }
      if (System.nanoTime() - start >= timeout.toNanos()) {
        return false;
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(LONGEST_PAUSE, 2 * pause);
      if (Thread.interrupted()) {
        throw new InterruptedException("awaitCommit");
      }
    }
  }

  private boolean moved() {
    try {
      return refresh();
    } catch (IOException e) {
      throw new StoreException("awaitCommit: the store cannot be read: " + e.getMessage(), e);
    }
  }

  boolean isPrivate() {
    return undone != null;
  }

  void close() {
    pins.forEach(ReaderSlot::free);
  }
}
