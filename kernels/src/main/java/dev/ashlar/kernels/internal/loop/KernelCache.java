package dev.ashlar.kernels.internal.loop;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Remembers what was compiled, up to a bound: a kernel costs about 18 KB, and a program that makes expressions without
 * end must not grow without end. Past the bound half of the entries are forgotten; their classes are unloaded when
 * nobody runs them any more, and made again when they are wanted.
 *
 * @param <K> what identifies the compiled thing
 * @param <V> the compiled thing
 */
public final class KernelCache<K, V> {
  /** About 36 MB of kernels. */
  private static final int BOUND = Integer.getInteger("dev.ashlar.kernels.cached", 2000);

  private final ConcurrentHashMap<K, V> entries = new ConcurrentHashMap<>();

  /** An empty cache. */
  public KernelCache() {}

  /** The entry of a key, made if it is not there. */
  public V get(K key, Function<K, V> make) {
    var known = entries.get(key);
    if (known != null) {
      return known;
    }
    if (entries.size() >= BOUND) {
      forgetHalf();
    }
    return entries.computeIfAbsent(key, make);
  }

  private void forgetHalf() {
    var keys = entries.keySet().iterator();
    while (keys.hasNext() && entries.size() > BOUND / 2) {
      keys.next();
      keys.remove();
    }
  }

  /** How many entries there are. */
  public int size() {
    return entries.size();
  }
}
