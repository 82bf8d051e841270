package dev.ashlar.nvm.internal.lock;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;

/** A place in the table of readers: while it pins a commit, no byte that the commit refers to is used again. */
public final class ReaderSlot {
  private final MemorySegment table;
  private final long at;
  private final AtomicBoolean freed = new AtomicBoolean();

  ReaderSlot(MemorySegment table, long at) {
    this.table = table;
    this.at = at;
  }

  /** Pins a commit; the caller looks afterwards whether a newer one was published meanwhile. */
  public void pin(long sequence) {
    LockFile.LONG.setVolatile(table, at + LockFile.PINNED, sequence);
  }

  /** Gives the place up; a second call does nothing. */
  public void free() {
    if (freed.compareAndSet(false, true)) {
      LockFile.LONG.setVolatile(table, at + LockFile.PINNED, 0L);
      LockFile.LONG.setVolatile(table, at + LockFile.OWNER, 0L);
    }
  }
}
