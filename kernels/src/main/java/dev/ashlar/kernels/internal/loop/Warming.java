package dev.ashlar.kernels.internal.loop;

import java.lang.ref.WeakReference;

/**
 * The warming of one fast form, in slices: in between the JIT compiles, and others have their turn. A form in use is
 * looked at again from time to time, as long as somebody holds it. Used by the warmer's thread alone.
 */
final class Warming {
  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1000 * MILLISECOND;
  private static final long SLICE = 4 * MILLISECOND;

  /**
   * Calls without elements after each call with some. They cost next to nothing and the JIT counts them as it counts
   * all, so that it compiles the form after some thousand turns of the loop instead of a hundred thousand slow ones.
   * Were they many more, the loop would seem to be hardly ever reached, and C2 would not inline what it calls.
   */
  private static final int KNOCKS = 10;

  /** Trials in a row without allocation in which the fast form must be the faster one. */
  private static final int WINS = 3;

  /**
   * Slices, some milliseconds apart, with trials without allocation that were no faster, after which a form is given up
   * for now.
   */
  private static final int LOSSES = 60;

  /** Trials after which a form that is faster, but allocates, has been compiled badly. */
  private static final int BOXES = 60;

  /** How often a form that was compiled badly is made anew before it rests. */
  private static final int RENEWALS = 8;

  private static final long LONGEST_PAUSE = 8 * MILLISECOND;

  /**
   * When a form in use is looked at again: code can be thrown away, or it has won against a slow form not compiled yet.
   */
  private static final long[] CHECKS = {
    50 * MILLISECOND, 200 * MILLISECOND, 800 * MILLISECOND, 3000 * MILLISECOND, 12_000 * MILLISECOND,
    60_000 * MILLISECOND
  };

  /** What a trial shows. */
  private enum Verdict {
    ALLOCATES,
    ALLOCATES_BUT_IS_FASTER,
    SLOWER,
    FASTER
  }

  private final WeakReference<Warmable> reference;
  private final Trials trials;
  private final Heat heat;
  private final long asked = System.nanoTime();
  private long due;
  private long elementsBefore;
  private long demand;
  private int n;
  private int calls;
  private int wins;
  private int losses;
  private boolean lost;
  private int boxes;
  private int renewals;
  private int checks;
  private long enoughSince;
  private long pause;

  Warming(Warmable kernel, Heat heat) {
    this.reference = new WeakReference<>(kernel);
    this.trials = kernel.trials();
    this.heat = heat;
    this.due = asked;
  }

  /** When it wants its next slice, as {@link System#nanoTime}. */
  long due() {
    return due;
  }

  /** How much it was used of late; the short looks at those that wait for the JIT go before everything else. */
  long priority() {
    if (heat.state() != Heat.State.WARMING || calls >= trials.enough()) {
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
    var kernel = reference.get();
    if (kernel == null) {
      heat.end();
      return false;
    }
    return heat.state() == Heat.State.HOT ? check(kernel, memory) : warm(kernel, memory);
  }

  /** It has thrown something: the slow form is used for now. */
  void fail() {
    var kernel = reference.get();
    if (kernel != null) {
      giveUp(kernel);
    }
  }

  private boolean warm(Warmable kernel, TrialMemory memory) {
    if (n == 0) {
      n = kernel.trialElements();
      if (n == 0) {
        heat.end();
        return false;
      }
    }
    boolean waits = calls >= trials.enough();
    lost = false;
    long end = System.nanoTime() + (waits ? pause / 4 : SLICE);
    do {
      if (trial(kernel, memory) != Verdict.FASTER) {
        wins = 0;
        knock(kernel, memory);
      } else if (++wins == WINS) {
        adopt(kernel);
        return true;
      }
    } while (wins > 0 || ((waits || calls < trials.enough()) && System.nanoTime() < end));
    long now = System.nanoTime();
    due = now;
    losses += lost ? 1 : 0;
    if (calls >= trials.enough()) {
      enoughSince = pause == 0 ? now : enoughSince;
      if (boxes >= BOXES && renewals < RENEWALS) {
        boxes = 0;
        renewals++;
        if (kernel.renew()) {
          return startAnew(0);
        }
      }
      if (losses >= LOSSES || now - enoughSince > trials.seconds() * SECOND) {
        return giveUp(kernel);
      }
      pause = Math.min(2 * pause + MILLISECOND, LONGEST_PAUSE);
      due = now + pause;
    }
    return true;
  }

  /** One trial of the fast form; one of the slow form too where that can make a difference. */
  private Verdict trial(Warmable kernel, TrialMemory memory) {
    long bytes = AllocatedBytes.now();
    kernel.runHot(memory.special(), n);
    long start = System.nanoTime();
    for (int i = 1; i < trials.calls(); i++) {
      kernel.runHot(memory.plain(), n);
    }
    long fast = System.nanoTime() - start;
    calls += trials.calls();
    boolean allocates = AllocatedBytes.now() - bytes > trials.bytes() * trials.calls();
    if (allocates && calls < trials.enough()) {
      return Verdict.ALLOCATES;
    }
    start = System.nanoTime();
    for (int i = 1; i < trials.calls(); i++) {
      kernel.runCold(memory.plain(), n);
    }
    boolean faster = trials.gain() * fast < System.nanoTime() - start;
    lost |= !allocates && !faster;
    boxes += allocates && faster ? 1 : 0;
    if (allocates) {
      return faster ? Verdict.ALLOCATES_BUT_IS_FASTER : Verdict.ALLOCATES;
    }
    return faster ? Verdict.FASTER : Verdict.SLOWER;
  }

  private void knock(Warmable kernel, TrialMemory memory) {
    for (int i = 0; i < KNOCKS * trials.calls(); i++) {
      kernel.runHot(memory.plain(), 0);
    }
  }

  private void adopt(Warmable kernel) {
    kernel.use(true);
    heat.become(Heat.State.HOT);
    KernelEvents.warmed(kernel, true, calls, System.nanoTime() - asked);
    startAnew(CHECKS[checks]);
  }

  /** The heat asks again when the slow form has been used several times as much. */
  private boolean giveUp(Warmable kernel) {
    kernel.use(false);
    KernelEvents.warmed(kernel, false, calls, System.nanoTime() - asked);
    kernel.renew();
    heat.rest();
    return false;
  }

  private boolean startAnew(long after) {
    due = System.nanoTime() + after;
    calls = 0;
    wins = 0;
    losses = 0;
    boxes = 0;
    pause = 0;
    return true;
  }

  private boolean check(Warmable kernel, TrialMemory memory) {
    for (int i = 0; i < 2 * WINS; i++) {
      wins += trial(kernel, memory) == Verdict.FASTER ? 1 : 0;
    }
    boolean good = wins >= WINS;
    startAnew(0);
    if (good) {
      checks = Math.min(checks + 1, CHECKS.length - 1);
      due += CHECKS[checks];
    } else {
      kernel.use(false);
      heat.become(Heat.State.WARMING);
    }
    return true;
  }
}
