package dev.ashlar.kernels.internal.loop;

/**
 * How far a kernel is on its way from the scalar to the vector body. Counts the elements that it has handled with its scalar body and
 * asks for warming once there are enough of them to be worth it. Counts from several threads may be lost; nothing depends on their being
 * exact.
 */
final class Heat {
  /** Below this a kernel is not worth 50 ms of a background thread. */
  private static final long ENOUGH = 4096;

  /** Where a kernel stands. */
  enum State {
    /** It has not seen enough elements yet. */
    COLD,
    /** The warmer has been asked to make its vector body hot. */
    WARMING,
    /** Its vector body is in use. */
    HOT,
    /** It has no vector body, or one that is no faster on this machine. */
    SCALAR
  }

  private final boolean vectorised;
  private long elements;
  private volatile State state;

  /**
   * The heat of a kernel that is new.
   *
   * @param vectorised whether it has a vector body
   */
  Heat(boolean vectorised) {
    this.vectorised = vectorised;
    this.state = vectorised ? State.COLD : State.SCALAR;
    Warmer.know(this);
  }

  /** Counts elements that the scalar body is about to handle. */
  void add(Warmable kernel, long n) {
    if (vectorised) {
      long counted = elements + n;
      elements = counted;
      if (counted >= ENOUGH && state == State.COLD) {
        state = State.WARMING;
        Warmer.warm(new Warming(kernel, this));
      }
    }
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
}
