package dev.ashlar.kernels.internal.sort;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.internal.sort.SortCases.Pattern;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector sorters of each width against the scalar ones, method by method. */
class SorterFormsTest {
  @BeforeAll
  static void needsVectors() {
    assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(), "there are no vector forms");
  }

  private static final long SEED = 4711;
  private static final int[] LENGTHS = {0, 1, 3, 7, 8, 16, 33, 64, 65, 128, 129, 300, 5000};

  @ParameterizedTest
  @ValueSource(ints = {256, 512})
  void keysOfBothWidthsAgreeWithScalar(int bits) {
    var random = new SplittableRandom(SEED);
    for (int bytes = 4; bytes <= 8; bytes += 4) {
      var scalar = Sorters.scalarKeys(bytes);
      var vector = VectorSorters.keys(bytes, bits);
      assumeTrue(vector != null);
      for (int n : LENGTHS) {
        for (var pattern : new Pattern[] {Pattern.RANDOM, Pattern.FEW, Pattern.SPECIAL, Pattern.SORTED}) {
          for (var dtype : bytes == 4 ? new DType[] {DType.FLOAT32, DType.UINT32} : new DType[] {DType.FLOAT64}) {
            var order = KeyOrder.of(dtype, random.nextBoolean());
            var elements = SortCases.elements(dtype, pattern, n, random);
            String what = "seed %d bits %d %s %s n=%d".formatted(SEED, bits, order, pattern, n);
            assertArrayEquals(run(scalar, order, elements), run(vector, order, elements), what);
          }
        }
      }
    }
  }

  /** Everything that the methods leave, one after the other. */
  private static long[] run(Sorters.Keys keys, KeyOrder order, long[][] elements) {
    int bytes = order.bytes();
    int n = elements.length;
    long room = (long) n * bytes;
    try (var arena = Arena.ofConfined()) {
      long a = arena.allocate(room + 1, 64).address() + 1;
      long b = arena.allocate(room + KeySorter.EXTRA, 64).address();
      var out = new long[5 * n + 4];
      for (int i = 0; i < n; i++) {
        Elements.set(bytes, a + (long) i * bytes, elements[i][0]);
      }
      out[5 * n] = keys.loops().ascends(a, n, order, false) ? 1 : 0;
      out[5 * n + 1] = keys.loops().ascends(a, n, order, true) ? 1 : 0;
      out[5 * n + 2] = keys.loops().encode(a, a, n, order) ? 1 : 0;
      collect(bytes, a, n, out, 0);
      keys.loops().reverse(a, a, n);
      collect(bytes, a, n, out, n);
      long pivot = n > 0 ? Elements.get(bytes, a) : 0;
      long low = keys.sorter().partition(a, a, b, n, pivot);
      out[5 * n + 3] = low;
      Elements.copy(b, a + low * bytes, (n - low) * bytes);
      collect(bytes, a, n, out, 2 * n);
      keys.sorter().sort(a, b, n, order);
      collect(bytes, a, n, out, 3 * n);
      keys.loops().count(a, n, n % 2 == 0);
      collect(bytes, a, n, out, 4 * n);
      return out;
    }
  }

  private static void collect(int bytes, long a, int n, long[] out, int to) {
    for (int i = 0; i < n; i++) {
      out[to + i] = Elements.get(bytes, a + (long) i * bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 512})
  void oneStepDownOrTieIsFoundWhereverItIs(int bits) {
    var vector = VectorSorters.keys(8, bits);
    assumeTrue(vector != null);
    int n = 40;
    try (var arena = Arena.ofConfined()) {
      long a = arena.allocate(8L * n, 64).address();
      for (int place = 1; place < n; place++) {
        for (long odd : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, place, place - 1L}) {
          for (int i = 0; i < n; i++) {
            Elements.setLong(a + 8L * i, i == place ? odd : i);
          }
          boolean last = place == n - 1;
          boolean ascends = odd == place || odd == place - 1L || (odd == Long.MAX_VALUE && last);
          assertEquals(ascends, vector.loops().ascends(a, n, KeyOrder.INT64, false), "place " + place + " " + odd);
          boolean strictly = odd == place || (odd == Long.MAX_VALUE && last);
          assertEquals(strictly, vector.loops().ascends(a, n, KeyOrder.INT64, true), "place " + place + " " + odd);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 512})
  void packingAgreesWithScalar(int bits) {
    var random = new SplittableRandom(SEED);
    var vector = VectorSorters.keys(8, bits);
    assumeTrue(vector != null);
    for (int n : new int[] {1, 2, 3, 4, 5, 8, 9, 30, 64, 1001}) {
      for (var pattern : new Pattern[] {Pattern.RANDOM, Pattern.FEW, Pattern.OUTLIERS, Pattern.CONSTANT}) {
        long[] keys = Arrays.stream(SortCases.elements(DType.INT64, pattern, n, random)).mapToLong(e -> e[0]).toArray();
        String what = "seed %d bits %d %s n=%d".formatted(SEED, bits, pattern, n);
        assertArrayEquals(runPacking(new ScalarPackLoops(), keys), runPacking(vector.packing(), keys), what);
      }
    }
  }

  private static long[] runPacking(PackLoops packing, long[] values) {
    int n = values.length;
    try (var arena = Arena.ofConfined()) {
      long keys = arena.allocate(8L * n, 64).address();
      long packed = arena.allocate(8L * n, 64).address();
      for (int i = 0; i < n; i++) {
        Elements.setLong(keys + 8L * i, values[i]);
      }
      var out = new long[6 * n + 5];
      for (int special = 0; special < 2; special++) {
        var order = special == 0 ? KeyOrder.of(DType.UINT32, true) : KeyOrder.of(DType.FLOAT32, false);
        out[2 * n + 3 + special] = packing.packInts(keys, packed, n, order) ? 1 : 0;
        collect(8, packed, n, out, (2 + special) * n + 5);
        Elements.set(4, keys + n / 2 * 4L, Integer.MIN_VALUE);
        out[2 * n + 3 + special] += packing.packInts(keys, packed, n, order) ? 2 : 0;
        collect(8, packed, n, out, (4 + special) * n + 5);
        Elements.setLong(keys + n / 4 * 8L, values[n / 4]);
      }
      out[2 * n] = packing.differing(keys, n);
      packing.pack(keys, packed, n, 3, 1L << 40, -1L << 10);
      collect(8, packed, n, out, 0);
      out[2 * n + 1] = packing.firstTie(packed, 0, n, -1L << 20);
      out[2 * n + 2] = packing.firstTie(packed, n / 2, n, -1L << 60);
      packing.unpack(packed, n, 1023);
      collect(8, packed, n, out, n);
      return out;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 512})
  void talliesAgreeWithScalar(int bits) {
    var random = new SplittableRandom(SEED);
    for (int bytes = 4; bytes <= 8; bytes += 4) {
      var keys = VectorSorters.keys(bytes, bits);
      assumeTrue(keys != null);
      var vector = Objects.requireNonNull(keys.tallies());
      for (int n : new int[] {16, 17, 31, 32, 33, 63, 64, 65, 100, 127, 128, 129, 1000, 4095}) {
        long[] elements = random.longs(n, -3, 4).toArray();
        String what = "seed %d bits %d bytes %d n=%d".formatted(SEED, bits, bytes, n);
        assertArrayEquals(
            runTallies(new ScalarTallyLoops(bytes), bytes, elements), runTallies(vector, bytes, elements), what);
      }
    }
  }

  private static long[] runTallies(TallyLoops tallies, int bytes, long[] elements) {
    int n = elements.length;
    try (var arena = Arena.ofConfined()) {
      long a = arena.allocate((long) n * bytes + 1, 64).address() + 1;
      long values = arena.allocate(8L * TallyLoops.GROUP, 64).address();
      long counters = arena.allocate(8L * TallyLoops.GROUP, 64).address();
      long out = arena.allocate(8L * n + 8, 64).address();
      long scratch = arena.allocate(4L * n + KeySorter.EXTRA, 64).address();
      for (int i = 0; i < n; i++) {
        Elements.set(bytes, a + (long) i * bytes, elements[i]);
      }
      long[] wanted = {2, -1, 2, 100};
      for (int i = 0; i < wanted.length; i++) {
        Elements.set(bytes, values + (long) i * bytes, wanted[i]);
      }
      var result = new long[3 * n + 40];
      int next = 0;
      tallies.count(a, n, values, counters);
      for (int i = 0; i < wanted.length; i++) {
        result[next++] = Elements.getLong(counters + 8L * i);
      }
      for (int start = 0; start < n; start += Math.max(1, n / 5)) {
        result[next++] = tallies.firstOther(a, start, n, values, 4);
        result[next++] = tallies.firstOther(a, start, n, values, 0);
      }
      for (long most : new long[] {n, 3, 0}) {
        Elements.setLong(out + 8L * Math.min(most, n), 4711);
        long count = tallies.positions(a, n, -1, 5, out, most, scratch);
        result[next++] = count;
        // what is behind them is not touched
        result[next++] = Elements.getLong(out + 8L * Math.min(most, n));
        for (int i = 0; i < count; i++) {
          result[next++] = Elements.getLong(out + 8L * i);
        }
      }
      tallies.fill(a, n - 1, -7);
      for (int i = 0; i < n; i++) {
        result[next++] = Elements.get(bytes, a + (long) i * bytes);
      }
      return result;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 512})
  void pairsAgreeWithScalar(int bits) {
    var random = new SplittableRandom(SEED);
    var vector = VectorSorters.pairs(bits);
    assumeTrue(vector != null);
    for (int n : LENGTHS) {
      for (var pattern : Pattern.values()) {
        long[] keys = Arrays.stream(SortCases.elements(DType.INT64, pattern, n, random)).mapToLong(e -> e[0]).toArray();
        String what = "seed %d bits %d %s n=%d".formatted(SEED, bits, pattern, n);
        assertArrayEquals(runPairs(new ScalarPairSorter(), keys), runPairs(vector, keys), what);
      }
    }
  }

  private static long[] runPairs(PairSorter pairs, long[] values) {
    int n = values.length;
    try (var arena = Arena.ofConfined()) {
      long keys = arena.allocate(8L * n + 1, 64).address();
      long items = arena.allocate(8L * n + 1, 64).address();
      long keyScratch = arena.allocate(8L * n + KeySorter.EXTRA, 64).address();
      long itemScratch = arena.allocate(8L * n + 1, 64).address();
      for (int i = 0; i < n; i++) {
        Elements.setLong(keys + 8L * i, values[i]);
      }
      new ScalarKeyLoops(8).count(items, n, false);
      var out = new long[3 * n + 1];
      long pivot = n > 0 ? values[n / 2] : 0;
      long low = pairs.partition(keys, items, keyScratch, itemScratch, keys, items, n, pivot);
      out[3 * n] = low;
      Elements.copy(keys, keyScratch + low * 8, (n - low) * 8);
      Elements.copy(items, itemScratch + low * 8, (n - low) * 8);
      collect(8, keyScratch, n, out, 0);
      collect(8, itemScratch, n, out, n);
      Elements.copy(keyScratch, keys, 8L * n);
      new ScalarKeyLoops(8).count(items, n, false);
      pairs.sort(keys, items, keyScratch, itemScratch, n);
      collect(8, items, n, out, 2 * n);
      return out;
    }
  }

  @Test
  void beyondTheLimitOfDepthTheRangeIsHalved() {
    var sampler = VectorParameters.ofKeys(LongVector.SPECIES_256).sampler();
    assumeTrue(sampler != null);
    try (var arena = Arena.ofConfined()) {
      long keys = arena.allocate(8L * 100, 64).address();
      long block = arena.allocate(KeySorter.EXTRA, 64).address();
      for (int i = 0; i < 100; i++) {
        Elements.setLong(keys + 8L * i, i == 50 ? -1000 : i == 51 ? Long.MAX_VALUE : i);
      }
      assertEquals((Long.MAX_VALUE - 1000) / 2, sampler.sample(keys, 100, 0, block));
      assertEquals(-1000, Elements.getLong(block));
      assertEquals(Long.MAX_VALUE, Elements.getLong(block + 8));
    }
  }

  @Test
  void everyNetworkSortsEveryZeroOnePattern() {
    // 0-1 principle: a network that sorts all sequences of zeros and ones sorts everything; here random ones
    var random = new SplittableRandom(SEED);
    VectorSpecies<?>[] allSpecies = {
      LongVector.SPECIES_256, LongVector.SPECIES_512, IntVector.SPECIES_256, IntVector.SPECIES_512
    };
    for (var species : allSpecies) {
      for (int rows : new int[] {4, 8, 16}) {
        var network = NetworkAssembler.assemble(new NetworkPlan(species, rows, rows / 2), false);
        int bytes = species.elementSize() / 8;
        try (var arena = Arena.ofConfined()) {
          long block = arena.allocate((long) network.size * bytes, 64).address();
          for (int trial = 0; trial < 100; trial++) {
            int ones = random.nextInt(network.size + 1);
            for (int i = 0; i < network.size; i++) {
              Elements.set(bytes, block + (long) i * bytes, i < ones ? 1 : 0);
            }
            for (int i = network.size - 1; i > 0; i--) {
              int j = random.nextInt(i + 1);
              long x = Elements.get(bytes, block + (long) i * bytes);
              Elements.set(bytes, block + (long) i * bytes, Elements.get(bytes, block + (long) j * bytes));
              Elements.set(bytes, block + (long) j * bytes, x);
            }
            network.sort(block, block, network.size);
            for (int i = 0; i < network.size; i++) {
              long expected = i < network.size - ones ? 0 : 1;
              assertEquals(expected, Elements.get(bytes, block + (long) i * bytes), "seed " + SEED + " " + species);
            }
          }
        }
      }
    }
  }

  @Test
  void theVectorFormTakesOverOnceItIsFaster() {
    assumeTrue(Sorters.vectorKeys(8) != null);
    var adaptive = new Adaptive<>("test", "scalar", () -> "vector", form -> spin(form.equals("vector") ? 1 : 1000));
    assertEquals("scalar", adaptive.get(19_999));
    adaptive.get(1);
    while (!adaptive.isHot()) {
      Thread.onSpinWait();
    }
    assertEquals("vector", adaptive.get(1));
  }

  private static void spin(int times) {
    for (int i = 0; i < times; i++) {
      Thread.onSpinWait();
    }
  }
}
