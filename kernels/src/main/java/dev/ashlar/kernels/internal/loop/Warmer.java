package dev.ashlar.kernels.internal.loop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The daemon thread that makes vector forms hot: those of kernels, of sorters and of tiles of the matrix product.
 * Vector code costs 50-3000 ns an element until C2 has compiled it, so no caller ever waits for that: the thread calls
 * the form on memory of its own until it allocates nothing any more and is faster than the scalar form. Forms are
 * warmed in slices, those first that are used most; while C2 compiles one, the thread works on others.
 *
 * <p>It takes little of the machine: after some milliseconds of calls for each form there is a quarter of the time at
 * most, while C2 works; a form that fails rests until it has been used several times as much, and four times as long as
 * it did before; and a look at one that is in use takes microseconds each minute.
 */
final class Warmer {
  private static final LinkedBlockingQueue<Warming> ARRIVALS = new LinkedBlockingQueue<>();
  private static final Set<Heat> KNOWN = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  static {
    Thread.ofPlatform().daemon().name("ashlar-kernel-warmer").start(new Warmer()::serve);
  }

  private final TrialMemory memory = new TrialMemory();
  private final List<Warming> active = new ArrayList<>();

  private Warmer() {}

  /** Counts a kernel among those that there are, as long as it is there. */
  static void know(Heat heat) {
    KNOWN.add(heat);
  }

  /** How many kernels are in a state. */
  static long count(Heat.State state) {
    synchronized (KNOWN) {
      return KNOWN.stream().filter(heat -> heat.state() == state).count();
    }
  }

  static void warm(Warming warming) {
    ARRIVALS.add(warming);
  }

  private void serve() {
    try {
      while (true) {
        admit();
        var next = next();
        if (next != null && !more(next)) {
          active.remove(next);
        }
      }
    } catch (InterruptedException _) {
      // the JVM ends
    }
  }

  private boolean more(Warming warming) {
    try {
      return warming.slice(memory);
    } catch (RuntimeException | LinkageError | OutOfMemoryError failure) {
      // others need this thread
      System.getLogger(Warmer.class.getName())
          .log(System.Logger.Level.DEBUG, "a vector form could not be tried", failure);
      warming.fail();
      return false;
    }
  }

  /** Waits for work: until a kernel arrives or one of those that are here is due. */
  private void admit() throws InterruptedException {
    if (active.isEmpty()) {
      active.add(ARRIVALS.take());
    } else {
      long first = Long.MAX_VALUE;
      long now = System.nanoTime();
      for (var warming : active) {
        first = Math.min(first, warming.due() - now);
      }
      if (first > 0) {
        var arrived = ARRIVALS.poll(first, TimeUnit.NANOSECONDS);
        if (arrived != null) {
          active.add(arrived);
        }
      }
    }
    ARRIVALS.drainTo(active);
  }

  /** Of those that are due the one of the highest priority; null if none is. */
  private @Nullable Warming next() {
    Warming best = null;
    long most = -1;
    long now = System.nanoTime();
    for (var warming : active) {
      if (warming.due() - now <= 0) {
        long priority = warming.priority();
        if (priority > most) {
          most = priority;
          best = warming;
        }
      }
    }
    return best;
  }
}
