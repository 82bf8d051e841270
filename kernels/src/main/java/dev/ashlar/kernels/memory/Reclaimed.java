package dev.ashlar.kernels.memory;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;

/** Memory that comes back when the collector finds its owner unreachable. */
abstract class Reclaimed extends PhantomReference<Object> {
  private static final ReferenceQueue<Object> QUEUE = new ReferenceQueue<>();

  Reclaimed(Object owner) {
    super(owner, QUEUE);
  }

  /** Gives the memory back; called once. */
  abstract void reclaim();

  /** Reclaims everything that the collector has found so far and returns how many owners that were. */
  static int drain() {
    int found = 0;
    for (var reference = QUEUE.poll(); reference != null; reference = QUEUE.poll()) {
      reclaimOne(reference);
      found++;
    }
    return found;
  }

  /** Waits for the collector's next find, and reclaims it. False after so many milliseconds without one. */
  static boolean await(long milliseconds) throws InterruptedException {
    var reference = QUEUE.remove(milliseconds);
    if (reference == null) {
      return false;
    }
    reclaimOne(reference);
    return true;
  }

  private static void reclaimOne(Object reference) {
    // Abandoned scopes of one thread share a cache, so only one thread at a time reclaims.
    synchronized (QUEUE) {
      ((Reclaimed) reference).reclaim();
    }
  }
}
