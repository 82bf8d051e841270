package dev.ashlar.kernels.internal.sort;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ashlar.datashape.DType;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Counted sorts against a stable reference sort: which elements they take, and that they leave the others alone. */
class FewValuesTest {
  private static final long SEED = 20261121;
  private static final long UNTOUCHED = 0x5A5A_5A5A_5A5A_5A5AL;

  private enum Taken {
    YES,
    NO,
    /** It depends on the samples. */
    PERHAPS
  }

  private static final Map<String, TallyLoops> TALLIES = new HashMap<>();

  private final SplittableRandom random = new SplittableRandom(SEED);

  @BeforeAll
  static void needsVectors() {
    assumeTrue(Sorters.vectorKeys(8) != null, "there are no vector forms");
    for (int bits = 256; bits <= VectorSorters.BITS; bits *= 2) {
      for (int bytes = 4; bytes <= 8; bytes += 4) {
        TALLIES.put(
            bits + " bits, " + bytes + " bytes",
            Objects.requireNonNull(Objects.requireNonNull(VectorSorters.keys(bytes, bits)).tallies()));
      }
    }
  }

  private static Taken expected(int n, int distinct) {
    return distinct > Math.min(16, n / 64) ? Taken.NO : distinct < 8 ? Taken.YES : Taken.PERHAPS;
  }

  @ParameterizedTest
  @EnumSource(value = DType.class, names = {"INT32", "INT64", "UINT32", "UINT64", "FLOAT32", "FLOAT64"})
  void sortsWhatHasFewValues(DType dtype) {
    for (int distinct = 1; distinct <= 18; distinct++) {
      for (int n : new int[] {256, 257, 300, 1000 + distinct}) {
        check(dtype, mixed(n, values(dtype, distinct)), random.nextBoolean(), expected(n, distinct));
      }
    }
    for (int n : new int[] {2047, 2048, 4095, 4096, 6144}) {
      check(dtype, mixed(n, values(dtype, 5)), random.nextBoolean(), Taken.YES);
    }
  }

  @ParameterizedTest
  @CsvSource({"255, 2", "0, 0", "1, 1", "200, 1"})
  void leavesShortRunsToOthers(int n, int distinct) {
    check(DType.FLOAT64, n == 0 ? new long[0][] : mixed(n, values(DType.FLOAT64, distinct)), false, Taken.NO);
  }

  /**
   * The samples are at the beginning and at equal distances; what is between them comes too late to be known, or too
   * often.
   */
  @ParameterizedTest
  @EnumSource(value = DType.class, names = {"INT32", "FLOAT64"})
  void samplesMayDeceive(DType dtype) {
    for (int n : new int[] {1000, 9000}) {
      var same = new long[n][];
      Arrays.fill(same, values(dtype, 1)[0]);
      var oneOdd = same.clone();
      oneOdd[n - 1] = values(dtype, 2)[1];
      check(dtype, oneOdd, false, Taken.YES);
      var lateValues = same.clone();
      var others = values(dtype, 15);
      System.arraycopy(others, 0, lateValues, n - 20, others.length);
      long distinct = Arrays.stream(lateValues).mapToLong(e -> e[0]).distinct().count();
      check(dtype, lateValues, true, distinct <= n / 64 ? Taken.YES : Taken.NO);
      var manyBehind = same.clone();
      for (int i = n - 500; i < n; i++) {
        manyBehind[i] = new long[] {bits(dtype, i)};
      }
      check(dtype, manyBehind, false, Taken.NO);
    }
  }

  @Test
  void oftenButNotFew() {
    for (var dtype : new DType[] {DType.INT32, DType.FLOAT64}) {
      for (int n : new int[] {1000, 20_000}) {
        var zipf = new long[n][];
        for (int i = 0; i < n; i++) {
          zipf[i] = new long[] {bits(dtype, Math.floor(1 / (random.nextDouble() + 1e-3)))};
        }
        check(dtype, zipf, false, Taken.NO);
        Sorters.keysOf(dtype.itemsize()).use(Objects.requireNonNull(Sorters.vectorKeys(dtype.itemsize())));
        try (var arena = Arena.ofConfined()) {
          long a = arena.allocate((long) n * dtype.itemsize(), 64).address();
          SortCases.write(dtype, zipf, a, dtype.itemsize());
          ValueSort.sort(KeyOrder.of(dtype, false), a, dtype.itemsize(), a, dtype.itemsize(), n);
          assertArrayEquals(sorted(dtype, zipf, false), SortCases.read(dtype, a, dtype.itemsize(), n), "seed " + SEED);
        } finally {
          Sorters.keysOf(dtype.itemsize()).use(Sorters.scalarKeys(dtype.itemsize()));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = DType.class, names = {"FLOAT32", "FLOAT64"})
  void equalValuesOfDifferentBitsAreLeftToOthers(DType dtype) {
    long zero = 0;
    long negativeZero = dtype == DType.FLOAT32 ? Integer.MIN_VALUE : Long.MIN_VALUE;
    long nan = bits(dtype, Double.NaN);
    long otherNaN = nan + 1;
    long negativeNaN = nan | negativeZero;
    for (boolean descending : new boolean[] {false, true}) {
      check(dtype, mixed(1000, elements(bits(dtype, -1), zero, bits(dtype, 1))), descending, Taken.YES);
      check(dtype, mixed(1000, elements(bits(dtype, -1), negativeZero, bits(dtype, 1))), descending, Taken.YES);
      check(dtype, mixed(1000, elements(zero, negativeZero, bits(dtype, 1))), descending, Taken.NO);
      check(dtype, mixed(1000, elements(zero, nan, bits(dtype, Double.NEGATIVE_INFINITY))), descending, Taken.YES);
      check(dtype, mixed(1000, elements(zero, negativeNaN, bits(dtype, Double.POSITIVE_INFINITY))), descending,
          Taken.YES);
      check(dtype, mixed(1000, elements(zero, nan, otherNaN)), descending, Taken.NO);
      check(dtype, mixed(1000, elements(nan, negativeNaN, bits(dtype, 3))), descending, Taken.NO);
    }
  }

  private static long[][] elements(long... bits) {
    return Arrays.stream(bits).mapToObj(b -> new long[] {b}).toArray(long[][]::new);
  }

  private static long bits(DType dtype, double value) {
    return switch (dtype) {
      case FLOAT32 -> Float.floatToRawIntBits((float) value);
      case FLOAT64 -> Double.doubleToRawLongBits(value);
      default -> (long) value;
    };
  }

  /** Different values, among them the extremes. */
  private long[][] values(DType dtype, int distinct) {
    var values = new LinkedHashSet<Long>();
    int shift = 64 - 8 * dtype.itemsize();
    while (values.size() < distinct) {
      long bits = switch (random.nextInt(8)) {
        case 0 -> Long.MIN_VALUE >>> shift;
        case 1 -> Long.MAX_VALUE >>> shift;
        case 2 -> -1;
        case 3 -> 1;
        default -> random.nextLong();
      };
      boolean nan = dtype.kind() == DType.Kind.FLOAT && KeyOrder.of(dtype, false).isSpecial(bits << shift >> shift);
      if (!nan) {
        values.add(bits << shift >> shift);
      }
    }
    return values.stream().map(bits -> new long[] {bits}).toArray(long[][]::new);
  }

  /** Each of the values at least once, some seldom, at random places. */
  private long[][] mixed(int n, long[][] values) {
    var elements = new long[n][];
    for (int i = 0; i < n; i++) {
      int skewed = (int) (values.length * random.nextDouble() * random.nextDouble());
      elements[i] = values[i < values.length ? i : skewed];
    }
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      var element = elements[i];
      elements[i] = elements[j];
      elements[j] = element;
    }
    return elements;
  }

  private static long[][] sorted(DType dtype, long[][] elements, boolean descending) {
    return Arrays.stream(SortCases.order(dtype, elements, descending)).mapToObj(i -> elements[i])
        .toArray(long[][]::new);
  }

  /** In vectors of each width, to another place and in place. */
  private void check(DType dtype, long[][] elements, boolean descending, Taken expected) {
    TALLIES.forEach((name, loops) -> {
      if (name.endsWith(dtype.itemsize() + " bytes")) {
        check(loops, dtype, elements, descending, expected, name);
      }
    });
  }

  private void check(
      TallyLoops loops, DType dtype, long[][] elements, boolean descending, Taken expected, String form) {
    int n = elements.length;
    int item = dtype.itemsize();
    var order = KeyOrder.of(dtype, descending);
    String what = "seed %d %s %s n=%d descending=%s".formatted(SEED, form, dtype, n, descending);
    try (var arena = Arena.ofConfined()) {
      long from = arena.allocate((long) n * item + 8, 64).address() + random.nextInt(2) * 4L;
      long to = arena.allocate((long) n * item + 16, 64).address();
      long out = arena.allocate(8L * n + 16, 64).address();
      SortCases.write(dtype, elements, from, item);
      for (long i = 0; i <= (long) n * item + 8; i += 8) {
        Elements.setLong(to + i, UNTOUCHED);
      }
      for (long i = 0; i <= n + 1; i++) {
        Elements.setLong(out + 8 * i, UNTOUCHED);
      }
      boolean taken = FewValues.sort(loops, order, from, to, n);
      assertTrue(expected == Taken.PERHAPS || taken == (expected == Taken.YES), what);
      assertEquals(taken, FewValues.argsort(loops, order, from, n, out), what);
      assertEquals(UNTOUCHED, Elements.getLong(out + 8L * n), what);
      assertEquals((int) UNTOUCHED, (int) Elements.get(4, to + (long) n * item), what);
      if (taken) {
        assertArrayEquals(sorted(dtype, elements, descending), SortCases.read(dtype, to, item, n), what);
        long[] positions = IntStream.of(SortCases.order(dtype, elements, descending)).asLongStream().toArray();
        assertArrayEquals(positions, SortCases.readLongs(out, 8, n), what);
        assertTrue(FewValues.sort(loops, order, from, from, n), what);
        assertArrayEquals(sorted(dtype, elements, descending), SortCases.read(dtype, from, item, n), what);
      } else {
        assertFalse(FewValues.sort(loops, order, from, from, n), what);
        assertArrayEquals(elements, SortCases.read(dtype, from, item, n), what);
        for (long i = 0; i < n; i++) {
          assertEquals(UNTOUCHED, Elements.getLong(out + 8 * i), what);
        }
      }
    }
  }
}
