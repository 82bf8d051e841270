package dev.ashlar.nvm;

import dev.ashlar.nvm.internal.format.CommitSlot;
import java.lang.ref.Cleaner;

/**
 * A commit that a store shows. Arrays keep the version they came from reachable, and the reader slot that pins it in
 * other processes is freed when nothing does.
 */
final class Version {
  private static final Cleaner CLEANER = Cleaner.create();

  private final CommitSlot slot;

  /** A commit that needs no pin: the reader is not known to writers, or is the writer itself. */
  Version(CommitSlot slot) {
    this.slot = slot;
  }

  /** A pinned commit. */
  Version(CommitSlot slot, Runnable unpin) {
    this.slot = slot;
    CLEANER.register(this, unpin);
  }

  CommitSlot slot() {
    return slot;
  }
}
