package dev.ashlar.kernels.internal.sort;

import dev.ashlar.kernels.internal.loop.Heat;
import dev.ashlar.kernels.internal.loop.KernelEvents;
import dev.ashlar.kernels.internal.loop.Trials;
import dev.ashlar.kernels.internal.loop.Warmable;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A scalar form that is used at first and the vector form that takes its place once it is hot. A sort is much code,
 * which C2 takes 0.5-3 s to compile.
 *
 * @param <S> the kind of sorter
 */
final class Adaptive<S> implements Warmable {
  /** Keys to be sorted before a background thread is worth its time. */
  private static final long WORTHWHILE = 20_000;

  /**
   * A trial sorts thousands of keys, whose loops the JIT sees. Between its methods a sorter hands some vectors on by
   * way of the heap: up to 350 KB for a trial, of the 34 MB that it takes before it is compiled. Behind
   * the code of many other kernels that takes long.
   */
  private static final Trials TRIALS = new Trials(2, 200, 1 << 20, 1, 12);

  private final String name;
  private final S scalar;
  private final Supplier<@Nullable S> vector;
  private final Consumer<S> trial;
  private final Heat heat = new Heat(true, WORTHWHILE);
  private volatile S current;
  private @Nullable S candidate;

  /**
   * A sorter that is not hot yet.
   *
   * @param name what it is, for the events of Flight Recorder
   * @param vector makes the vector form; null where there is none
   * @param trial runs a sorter on memory of its own, without allocating anything
   */
  Adaptive(String name, S scalar, Supplier<@Nullable S> vector, Consumer<S> trial) {
    this.name = name;
    this.scalar = scalar;
    this.vector = vector;
    this.trial = trial;
    this.current = scalar;
  }

  /** The form to sort n keys with. */
  S get(long n) {
    heat.add(this, n);
    return current;
  }

  /** Starts the warm-up if nothing has yet. */
  void warmUp() {
    heat.ask(this);
  }

  /** Sorts with {@code sorter} from now on, for tests. */
  void use(S sorter) {
    current = sorter;
  }

  /** Whether the vector form has taken over. */
  boolean isHot() {
    return !Objects.equals(current, scalar);
  }

  @Override
  public int trialElements() {
    return candidate() == null ? 0 : 1;
  }

  @Override
  public Trials trials() {
    return TRIALS;
  }

  @Override
  public void runCold(long[] addresses, int n) {
    trial.accept(scalar);
  }

  @Override
  public void runHot(long[] addresses, int n) {
    var tried = candidate;
    if (n > 0 && tried != null) {
      trial.accept(tried);
    }
  }

  @Override
  public void use(boolean fast) {
    var hot = candidate;
    current = fast && hot != null ? hot : scalar;
  }

  @Override
  public boolean renew() {
    candidate = null;
    return candidate() != null;
  }

  private @Nullable S candidate() {
    if (candidate == null) {
      long start = System.nanoTime();
      candidate = vector.get();
      if (candidate != null) {
        KernelEvents.created(this, 0, System.nanoTime() - start);
      }
    }
    return candidate;
  }

  @Override
  public String toString() {
    return name;
  }
}
