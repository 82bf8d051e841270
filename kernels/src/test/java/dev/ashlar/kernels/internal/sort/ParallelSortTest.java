package dev.ashlar.kernels.internal.sort;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.internal.sweep.Workers;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sorts on several threads against {@link Arrays#sort(long[])}: of keys that part well and of keys that hardly part.
 */
class ParallelSortTest {
  private static final long SEED = 20261122;
  private static final long UNTOUCHED = 0x5A5A_5A5A_5A5A_5A5AL;
  private static final int THREADS = Workers.threads();

  private final SplittableRandom random = new SplittableRandom(SEED);

  @AfterAll
  static void asManyThreadsAsBefore() {
    Workers.setThreads(THREADS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void sortsKeysOfEveryKind(int threads) {
    Workers.setThreads(threads);
    for (int bytes = 4; bytes <= 8; bytes += 4) {
      for (int n : new int[] {131_071, 131_072, 300_001}) {
        check(bytes, n, i -> random.nextLong());
        check(bytes, n, i -> random.nextInt(3));
        check(bytes, n, i -> 7);
        check(bytes, n, i -> i % 1000 == 0 ? random.nextLong() : Long.MAX_VALUE);
        check(bytes, n, i -> i % 1000 == 0 ? random.nextLong() : Long.MIN_VALUE);
        check(bytes, n, i -> Math.min(i, n - i));
      }
    }
  }

  private void check(int bytes, int n, LongUnaryOperator key) {
    long[] keys = LongStream.range(0, n).map(key).map(k -> bytes == 4 ? (int) (k >> 32 ^ k) : k).toArray();
    var order = KeyOrder.of(bytes == 4 ? DType.FLOAT32 : DType.FLOAT64, random.nextBoolean());
    var sorted = sort(Sorters.scalarKeys(bytes).sorter(), bytes, keys, order);
    Arrays.sort(keys);
    for (int i = 0; i < n; i++) {
      keys[i] = bytes == 4 ? (int) order.decode(keys[i]) : order.decode(keys[i]);
    }
    assertArrayEquals(keys, sorted, "seed " + SEED + ", " + bytes + " bytes, n=" + n);
  }

  private static long[] sort(KeySorter sorter, int bytes, long[] keys, KeyOrder order) {
    int n = keys.length;
    try (var arena = Arena.ofShared()) {
      long a = arena.allocate((n + 16L) * bytes, 64).address();
      long scratch = arena.allocate((long) n * bytes + KeySorter.EXTRA + 8, 64).address();
      long behind = scratch + (long) n * bytes + KeySorter.EXTRA;
      Elements.setLong(a + (long) n * bytes, UNTOUCHED);
      Elements.setLong(behind, UNTOUCHED);
      for (int i = 0; i < n; i++) {
        Elements.set(bytes, a + (long) i * bytes, keys[i]);
      }
      ParallelSort.sort(sorter, a, scratch, n, order);
      assertEquals(UNTOUCHED, Elements.getLong(a + (long) n * bytes), "behind the keys");
      assertEquals(UNTOUCHED, Elements.getLong(behind), "behind the scratch");
      var sorted = new long[n];
      for (int i = 0; i < n; i++) {
        sorted[i] = Elements.get(bytes, a + (long) i * bytes);
      }
      return sorted;
    }
  }

  @Test
  void vectorSortersOnSeveralThreads() {
    Workers.setThreads(3);
    for (int bytes = 4; bytes <= 8; bytes += 4) {
      var vector = Sorters.vectorKeys(bytes);
      if (vector != null) {
        for (int distinct : new int[] {Integer.MAX_VALUE, 1000}) {
          long[] keys = random.ints(200_003, 0, distinct).asLongStream().toArray();
          var order = bytes == 4 ? KeyOrder.INT32 : KeyOrder.INT64;
          var sorted = sort(vector.sorter(), bytes, keys, order);
          Arrays.sort(keys);
          assertArrayEquals(keys, sorted, "seed " + SEED + ", " + bytes + " bytes");
        }
      }
    }
  }
}
