package dev.ashlar.kernels.internal.loop;

/**
 * The warming of one kernel, in slices: in between the JIT compiles, and other kernels have their turn. Used by the warmer's thread
 * alone.
 */
final class Warming {
  private static final long MILLISECOND = 1_000_000;
  private static final long SLICE = 4 * MILLISECOND;

  /** Calls of a trial. */
  private static final int CALLS = 8;

  /** Less than an object for each call: C2 has compiled the body, and no vector is left on the heap. */
  private static final long NOTHING = 16L * CALLS;

  /**
   * Calls without elements after each trial. They cost next to nothing and the JIT counts them as it counts all, so that it compiles the
   * body after some thousand turns of the loop instead of a hundred thousand slow ones. Were they many more, the loop would seem to be
   * hardly ever reached, and C2 would not inline what it calls.
   */
  private static final int KNOCKS = 10 * CALLS;

  /** Calls with elements after which there is more waiting than calling: the JIT should have queued the body by now. */
  private static final int ENOUGH_CALLS = 800;

  /** Trials in a row without allocation in which the vector body must be the faster one. */
  private static final int WINS = 3;

  /** Trials without allocation after which a vector body that is no faster is given up for now. */
  private static final int LOSSES = 60;

  /** How long the JIT may take after it has seen enough. */
  private static final long PATIENCE = 4000 * MILLISECOND;

  private static final long LONGEST_PAUSE = 8 * MILLISECOND;

  /** After how long a kernel that was given up is tried again; each time it is four times as long. */
  private static final long FIRST_REST = 2000 * MILLISECOND;

  private static final long LONGEST_REST = 600_000 * MILLISECOND;

  /** When a body in use is looked at again: code can be thrown away, or it has won against a scalar body not compiled yet. */
  private static final long[] CHECKS = {
    50 * MILLISECOND, 200 * MILLISECOND, 800 * MILLISECOND, 3000 * MILLISECOND, 12_000 * MILLISECOND
  };

  private final Warmable kernel;
  private final Heat heat;
  private final long asked = System.nanoTime();
  private long due = asked;
  private long elementsBefore;
  private long demand;
  private int n;
  private int calls;
  private int wins;
  private int losses;
  private int checks;
  private long enoughSince;
  private long pause;
  private long rest = FIRST_REST;

  Warming(Warmable kernel, Heat heat) {
    this.kernel = kernel;
    this.heat = heat;
  }

  /** When it wants its next slice, as {@link System#nanoTime}. */
  long due() {
    return due;
  }

  /** How much the kernel was used of late; the short looks at kernels that wait for the JIT go before everything else. */
  long priority() {
    if (heat.state() != Heat.State.WARMING || calls >= ENOUGH_CALLS) {
      return Long.MAX_VALUE;
    }
    long elements = heat.elements();
    demand = demand / 2 + elements - elementsBefore;
    elementsBefore = elements;
    return demand;
  }

  /**
   * Works on it for some milliseconds.
   *
   * @return whether there will be more to do
   */
  boolean slice(TrialMemory memory) {
    return heat.state() == Heat.State.HOT ? check(memory) : warm(memory);
  }

  private boolean warm(TrialMemory memory) {
    if (n == 0) {
      n = kernel.trialElements();
      if (n == 0) {
        heat.become(Heat.State.SCALAR);
        return false;
      }
    }
    boolean waits = calls >= ENOUGH_CALLS;
    long end = System.nanoTime() + (waits ? pause / 4 : SLICE);
    do {
      if (!isFasterWithoutAllocating(memory)) {
        wins = 0;
        knock(memory);
      } else if (++wins == WINS) {
        adopt();
        return true;
      }
    } while (wins > 0 || ((waits || calls < ENOUGH_CALLS) && System.nanoTime() < end));
    long now = System.nanoTime();
    due = now;
    if (calls >= ENOUGH_CALLS) {
      enoughSince = pause == 0 ? now : enoughSince;
      if (losses >= LOSSES || now - enoughSince > PATIENCE) {
        return giveUp();
      }
      pause = Math.min(2 * pause + MILLISECOND, LONGEST_PAUSE);
      due = now + pause;
    }
    return true;
  }

  /** One trial of the vector body; where it does not allocate, one of the scalar body too. */
  private boolean isFasterWithoutAllocating(TrialMemory memory) {
    long bytes = AllocatedBytes.now();
    kernel.runHot(memory.special(), n);
    long start = System.nanoTime();
    for (int i = 1; i < CALLS; i++) {
      kernel.runHot(memory.plain(), n);
    }
    long vector = System.nanoTime() - start;
    calls += CALLS;
    if (AllocatedBytes.now() - bytes > NOTHING) {
      return false;
    }
    start = System.nanoTime();
    for (int i = 1; i < CALLS; i++) {
      kernel.runCold(memory.plain(), n);
    }
    boolean faster = vector < System.nanoTime() - start;
    losses += faster ? 0 : 1;
    return faster;
  }

  private void knock(TrialMemory memory) {
    for (int i = 0; i < KNOCKS; i++) {
      kernel.runHot(memory.plain(), 0);
    }
  }

  private void adopt() {
    kernel.use(true);
    heat.become(Heat.State.HOT);
    KernelEvents.warmed(kernel, true, calls, System.nanoTime() - asked);
    startAnew(CHECKS[checks]);
  }

  private boolean giveUp() {
    kernel.use(false);
    heat.become(Heat.State.SCALAR);
    KernelEvents.warmed(kernel, false, calls, System.nanoTime() - asked);
    startAnew(rest);
    rest *= 4;
    return rest <= LONGEST_REST;
  }

  private void startAnew(long after) {
    due = System.nanoTime() + after;
    calls = 0;
    wins = 0;
    losses = 0;
    pause = 0;
  }

  private boolean check(TrialMemory memory) {
    for (int i = 0; i < 2 * WINS; i++) {
      wins += isFasterWithoutAllocating(memory) ? 1 : 0;
    }
    boolean good = wins >= WINS;
    startAnew(0);
    if (!good) {
      kernel.use(false);
      heat.become(Heat.State.WARMING);
      return true;
    }
    checks++;
    if (checks == CHECKS.length) {
      return false;
    }
    due += CHECKS[checks];
    return true;
  }
}
