package dev.ashlar.kernels.internal.loop;

/**
 * How far something is on its way from the slow to the fast form. Counts the elements that the slow form has handled
 * and asks for warming once there are enough of them to be worth it; where that has failed, again once there are
 * several times as many. Counts from several threads may be lost; nothing depends on their being exact.
 */
public final class Heat {
  /** Below this a kernel is not worth 50 ms of a background thread. */
  private static final long ENOUGH = 4096;

  /**
   * How many times the elements so far must be handled before the next attempt, and how much longer each rest is than
   * the last.
   */
  private static final int PATIENCE = 4;

  private static final long FIRST_REST = 500_000_000L;
  private static final long LONGEST_REST = 600_000_000_000L;

  /** Where it stands. */
  enum State {
    /** It has not seen enough elements yet. */
    COLD,
    /** The warmer has been asked to make its fast form hot. */
    WARMING,
    /** Its fast form is in use. */
    HOT,
    /** It has no fast form, or one that was no faster when it was last tried. */
    SCALAR
  }

  private long elements;
  private volatile long enough;
  private volatile State state;
  private long rest = FIRST_REST;

  /** When it may be tried again, as {@link System#nanoTime}. */
  private long rested = System.nanoTime();

  /**
   * The heat of a kernel that is new.
   *
   * @param vectorised whether it has a vector body
   */
  public Heat(boolean vectorised) {
    this(vectorised, ENOUGH);
  }

  /**
   * The heat of something new.
   *
   * @param vectorised whether it has a fast form
   * @param enough elements that make it worth while to try that
   */
  public Heat(boolean vectorised, long enough) {
    this.enough = vectorised ? enough : Long.MAX_VALUE;
    this.state = vectorised ? State.COLD : State.SCALAR;
    Warmer.know(this);
  }

  /** Counts elements that the slow form is about to handle. */
  public void add(Warmable kernel, long n) {
    long counted = elements + n;
    elements = counted;
    if (counted >= enough) {
      ask(kernel);
    }
  }

  /** Asks for warming, whatever was counted, unless an attempt has just failed. */
  public void ask(Warmable kernel) {
    synchronized (this) {
      if (state == State.WARMING || state == State.HOT || System.nanoTime() - rested < 0) {
        return;
      }
      enough = Long.MAX_VALUE;
      state = State.WARMING;
    }
    Warmer.warm(new Warming(kernel, this));
  }

  /** Whether the fast form is in use. */
  public boolean isHot() {
    return state == State.HOT;
  }

  /** The elements counted so far. */
  long elements() {
    return elements;
  }

  State state() {
    return state;
  }

  void become(State next) {
    state = next;
  }

  /** There is no fast form after all. */
  void end() {
    state = State.SCALAR;
  }

  /** The fast form was no faster. */
  synchronized void rest() {
    rested = System.nanoTime() + rest;
    rest = Math.min(PATIENCE * rest, LONGEST_REST);
    enough = PATIENCE * Math.max(elements, ENOUGH);
    state = State.SCALAR;
  }
}
