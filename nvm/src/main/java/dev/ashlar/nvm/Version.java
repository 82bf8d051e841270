package dev.ashlar.nvm;

import dev.ashlar.nvm.internal.format.CommitSlot;
import dev.ashlar.nvm.internal.lock.ReaderSlot;
import java.lang.ref.Cleaner;
import org.jspecify.annotations.Nullable;

/**
 * A commit that a store shows. Arrays keep the version they came from reachable, and the reader slot that pins it in other processes is
 * freed when nothing does.
 */
final class Version {
  private static final Cleaner CLEANER = Cleaner.create();

  private final CommitSlot slot;

  Version(CommitSlot slot, @Nullable ReaderSlot pin) {
    this.slot = slot;
    if (pin != null) {
      CLEANER.register(this, pin::free);
    }
  }

  CommitSlot slot() {
    return slot;
  }
}
