package dev.ashlar.kernels.memory;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;

/** Memory that comes back when the collector finds its owner unreachable. */
abstract class Reclaimed extends PhantomReference<Object> {
  private static final ReferenceQueue<Object> QUEUE = new ReferenceQueue<>();
  private static final Object RECLAIMING = new Object();
  private static volatile long reclaimed; // written under the lock
  private static final System.Logger LOGGER = System.getLogger("dev.ashlar.kernels.memory");

  Reclaimed(Object owner) {
    super(owner, QUEUE);
  }

  /** Gives the memory back; called once. */
  abstract void reclaim();

  /** Reclaims everything that the collector has found so far. */
  static void drain() {
    for (var reference = QUEUE.poll(); reference != null; reference = QUEUE.poll()) {
      reclaimOne(reference);
    }
  }

  /**
   * Asks for a garbage collection and waits, up to so many milliseconds, until what it found is reclaimed. Whether that
   * was anything.
   */
  static boolean collect(long milliseconds) {
    var marker = new Marker();
    long before = reclaimed;
    System.gc();
    long deadline = System.nanoTime() + milliseconds * 1_000_000;
    boolean interrupted = false;
    // The finds come in any order: when the marker has come and then nothing for a moment, all have come.
    boolean quiet = false;
    while (!(quiet && marker.found) && System.nanoTime() - deadline < 0) {
      try {
        var reference = QUEUE.remove(1);
        quiet = reference == null;
        if (reference != null) {
          reclaimOne(reference);
        }
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    drain();
    return reclaimed != before;
  }

  private static void reclaimOne(Object reference) {
    // Abandoned scopes of one thread share a cache, so only one thread at a time reclaims.
    synchronized (RECLAIMING) {
      try {
        if (reference instanceof Marker marker) {
          marker.found = true;
        } else {
          ((Reclaimed) reference).reclaim();
          reclaimed++;
        }
      } catch (IllegalStateException e) {
        // Found by the checked mode. The thread that happens to reclaim is not the one that did it.
        LOGGER.log(System.Logger.Level.ERROR, "memory of an array that is unreachable", e);
      }
    }
  }

  /** Its owner is unreachable from the start: when it is found, a collection is handing over its finds. */
  private static final class Marker extends Reclaimed {
    volatile boolean found;

    Marker() {
      super(new Object());
    }

    @Override
    void reclaim() {}
  }
}
