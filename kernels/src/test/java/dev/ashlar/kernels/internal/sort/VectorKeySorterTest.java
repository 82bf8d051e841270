package dev.ashlar.kernels.internal.sort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ashlar.datashape.DType;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The vector quicksort against {@link Arrays#sort(long[])}, over every short length, lengths around powers of two and
 * patterns that are hard on a quicksort, with guards around its memory: networks write beyond the keys that they sort.
 */
class VectorKeySorterTest {
  @BeforeAll
  static void needsVectors() {
    assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(), "there are no vector forms");
  }

  private static final long SEED = 20261120;
  private static final int GUARD = 16;
  private static final long UNTOUCHED = 0x5A5A_5A5A_5A5A_5A5AL;

  private final SplittableRandom random = new SplittableRandom(SEED);

  @ParameterizedTest
  @CsvSource({"256, 4", "256, 8", "512, 4", "512, 8"})
  void sortsEveryLengthAndTouchesNothingElse(int bits, int bytes) {
    var keys = VectorSorters.keys(bytes, bits);
    assumeTrue(keys != null);
    var lengths = IntStream.concat(
        IntStream.rangeClosed(0, 300),
        IntStream.of(511, 512, 513, 1023, 1024, 1025, 2047, 2049, 4095, 4096, 4097, 8193, 16_385));
    lengths.forEach(n -> {
      for (int pattern = 0; pattern < 8; pattern++) {
        if (n > 300 || pattern == 0 || pattern == 1 + n % 7) {
          check(keys.sorter(), bytes, n, pattern);
        }
      }
    });
  }

  private long key(int pattern, int i, int n) {
    return switch (pattern) {
      case 0, 1 -> random.nextLong();
      case 2 -> i;
      case 3 -> -i;
      case 4 -> Math.min(i, n - i); // organ pipe
      case 5 -> i % 37; // sawtooth
      case 6 -> random.nextInt(3) - 1;
      // ones at the equidistant places where short pieces are sampled, so that pivots are bad
      default -> n >= 5 && i % (n / 5) < 16 ? 1 : random.nextLong() | 2;
    };
  }

  private void check(KeySorter sorter, int bytes, int n, int pattern) {
    var order = pattern == 1 ? KeyOrder.of(bytes == 4 ? DType.FLOAT32 : DType.FLOAT64, true)
        : bytes == 4 ? KeyOrder.INT32 : KeyOrder.INT64;
    var expected = new long[n];
    for (int i = 0; i < n; i++) {
      expected[i] = bytes == 4 ? (int) key(pattern, i, n) : key(pattern, i, n);
    }
    String what = "seed " + SEED + ", " + bytes + " bytes, n=" + n + ", pattern " + pattern + ", place ";
    try (var arena = Arena.ofConfined()) {
      long room = (long) n * bytes;
      // any alignment that elements may have
      long memory = arena.allocate(room + 2 * GUARD * 8L + 64, 64).address() + (long) random.nextInt(8) * bytes;
      long keys = memory + GUARD * 8L;
      long scratchMemory = arena.allocate(room + KeySorter.EXTRA + GUARD * 8L, 64).address();
      long behindScratch = scratchMemory + room + KeySorter.EXTRA;
      for (int i = 0; i < GUARD; i++) {
        Elements.setLong(memory + 8L * i, UNTOUCHED);
        Elements.setLong(keys + room + 8L * i, UNTOUCHED);
        Elements.setLong(behindScratch + 8L * i, UNTOUCHED);
      }
      for (int i = 0; i < n; i++) {
        Elements.set(bytes, keys + (long) i * bytes, expected[i]);
      }
      sorter.sort(keys, scratchMemory, n, order);
      Arrays.sort(expected);
      for (int i = 0; i < n; i++) {
        long bits = bytes == 4 ? (int) order.decode(expected[i]) : order.decode(expected[i]);
        assertEquals(bits, Elements.get(bytes, keys + (long) i * bytes), what + i);
      }
      for (int i = 0; i < GUARD; i++) {
        assertEquals(UNTOUCHED, Elements.getLong(memory + 8L * i), what + "before");
        assertEquals(UNTOUCHED, Elements.getLong(keys + room + 8L * i), what + "behind");
        assertEquals(UNTOUCHED, Elements.getLong(behindScratch + 8L * i), what + "behind the scratch");
      }
    }
  }
}
