package dev.ashlar.kernels.internal.sort;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.raw.Sorting;
import dev.ashlar.kernels.internal.sort.SortCases.Pattern;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every operation of {@link Sorting} against a stable reference sort, with the scalar and with the vector sorters. */
class SortingTest {
  private static final long SEED = 20261120;

  /** Which sorters do the work; the vector form is scalar again where there are no vectors. */
  private record Form(String name, Sorters.Keys ints, Sorters.Keys longs, PairSorter pairs) {
    static final Form SCALAR =
        new Form("scalar", Sorters.scalarKeys(4), Sorters.scalarKeys(8), new ScalarPairSorter());
    static final Form VECTOR = new Form(
        "vector",
        Objects.requireNonNullElse(Sorters.vectorKeys(4), SCALAR.ints),
        Objects.requireNonNullElse(Sorters.vectorKeys(8), SCALAR.longs),
        Objects.requireNonNullElse(Sorters.vectorPairs(), SCALAR.pairs));

    void use() {
      Sorters.keysOf(4).use(ints);
      Sorters.keysOf(8).use(longs);
      Sorters.pairs().use(pairs);
    }
  }

  @AfterAll
  static void backToScalar() {
    Form.SCALAR.use();
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void sortsStablyInBothDirections(DType dtype) {
    var random = new SplittableRandom(SEED);
    for (var form : List.of(Form.SCALAR, Form.VECTOR)) {
      form.use();
      for (var pattern : Pattern.values()) {
        for (int n : SortCases.LENGTHS) {
          boolean descending = random.nextBoolean();
          check(dtype, pattern, n, descending, random, "seed " + SEED + " " + form.name);
        }
      }
    }
  }

  private static void check(
      DType dtype, Pattern pattern, int n, boolean descending, SplittableRandom random, String message) {
    var elements = SortCases.elements(dtype, pattern, n, random);
    int[] order = SortCases.order(dtype, elements, descending);
    var sorted = Arrays.stream(order).mapToObj(i -> elements[i]).toArray(long[][]::new);
    long[] positions = Arrays.stream(order).asLongStream().toArray();
    int item = dtype.itemsize();
    long stride = item * (random.nextInt(3) == 0 ? -3L : 1);
    long outStride = random.nextInt(3) == 0 ? 24 : 8;
    String what = "%s, %s %s n=%d descending=%s stride=%d".formatted(message, dtype, pattern, n, descending, stride);
    try (var arena = Arena.ofConfined()) {
      // exactly as long as the run, so that a write beyond it meets the guard
      var memory = arena.allocate(4L * 3 * item * (n + 1), 64);
      long from = memory.address() + (stride < 0 ? 3L * item * n : item);
      long to = memory.address() + 8L * 3 * item * (n + 1) / 4 + item;
      var positionMemory = arena.allocate(24L * (n + 1), 8);
      long out = positionMemory.address();
      SortCases.write(dtype, elements, from, stride);

      Sorting.argsort(dtype, from, stride, out, outStride, n, descending);
      assertArrayEquals(positions, SortCases.readLongs(out, outStride, n), what);

      Sorting.sort(dtype, from, stride, to, item, n, descending);
      assertArrayEquals(sorted, SortCases.read(dtype, to, item, n), what);
      assertArrayEquals(elements, SortCases.read(dtype, from, stride, n), what);

      Sorting.sort(dtype, from, stride, from, stride, n, descending);
      assertArrayEquals(sorted, SortCases.read(dtype, from, stride, n), what);
    }
  }

  /**
   * Keys of more bits than fit beside their positions, in runs that agree in those that do, wherever they begin and
   * end.
   */
  @Test
  void runsOfOnePrefixAreOrderedAcrossBlocks() {
    var random = new SplittableRandom(SEED);
    for (var form : List.of(Form.SCALAR, Form.VECTOR)) {
      for (int most : new int[] {2, 3, 5, 100}) {
        int n = 9000 + random.nextInt(10);
        var keys = new long[n];
        long prefix = Long.MIN_VALUE;
        int left = 0;
        for (int i = 0; i < n; i++) {
          if (left-- == 0) {
            prefix += 1L << 49;
            left = random.nextInt(most);
          }
          keys[i] = prefix + random.nextInt(1 << 12);
        }
        long[][] mixed = random.ints(n, 0, n).mapToObj(i -> new long[] {keys[i]}).toArray(long[][]::new);
        long[] expected =
            Arrays.stream(SortCases.order(DType.INT64, mixed, false)).asLongStream().toArray();
        try (var arena = Arena.ofConfined()) {
          long a = arena.allocate(8L * n, 8).address();
          long out = arena.allocate(8L * n, 8).address();
          SortCases.write(DType.INT64, mixed, a, 8);
          String what = "seed " + SEED + " " + form.name + " " + most;
          PrefixSort.sort(form.longs, a, n, out);
          assertArrayEquals(expected, SortCases.readLongs(out, 8, n), what);
          form.use();
          Sorting.argpartition(DType.INT64, a, 8, out, 8, n, 0, n / 3, n - 1);
          var taken = Arrays.stream(SortCases.readLongs(out, 8, n)).mapToObj(i -> mixed[(int) i])
              .toArray(long[][]::new);
          requirePartitioned(DType.INT64, mixed, taken, new long[] {0, n / 3, n - 1}, what);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void partitionsAroundEveryRankTheSameWayInBothForms(DType dtype) {
    var random = new SplittableRandom(SEED);
    for (var pattern : Pattern.values()) {
      for (int n : new int[] {1, 5, 257, 900, 2000}) {
        var elements = SortCases.elements(dtype, pattern, n, random);
        var ranks = random.longs(1 + random.nextInt(3), 0, n).toArray();
        String what = "seed %d %s %s n=%d ranks %s".formatted(SEED, dtype, pattern, n, Arrays.toString(ranks));
        Form.SCALAR.use();
        var values = partition(dtype, elements, ranks);
        var positions = argpartition(dtype, elements, ranks);
        requirePartitioned(dtype, elements, values, ranks, what);
        assertArrayEquals(range(n), Arrays.stream(positions).sorted().toArray(), what);
        var taken = Arrays.stream(positions).mapToObj(i -> elements[(int) i]).toArray(long[][]::new);
        requirePartitioned(dtype, elements, taken, ranks, what);
        Form.VECTOR.use();
        assertArrayEquals(values, partition(dtype, elements, ranks), what);
        assertArrayEquals(positions, argpartition(dtype, elements, ranks), what);
      }
    }
  }

  private static long[][] partition(DType dtype, long[][] elements, long[] ranks) {
    int n = elements.length;
    long item = dtype.itemsize();
    try (var arena = Arena.ofConfined()) {
      long from = arena.allocate(item * n, 64).address();
      long to = arena.allocate(2 * item * n, 64).address();
      SortCases.write(dtype, elements, from, item);
      Sorting.partition(dtype, from, item, to, 2 * item, n, ranks);
      var spread = SortCases.read(dtype, to, 2 * item, n);
      Sorting.partition(dtype, from, item, to, item, n, ranks);
      assertArrayEquals(spread, SortCases.read(dtype, to, item, n), "to contiguous elements");
      assertArrayEquals(elements, SortCases.read(dtype, from, item, n), "the source is kept");
      Sorting.partition(dtype, from, item, from, item, n, ranks);
      assertArrayEquals(spread, SortCases.read(dtype, from, item, n), "in place");
      return spread;
    }
  }

  private static long[] argpartition(DType dtype, long[][] elements, long[] ranks) {
    int n = elements.length;
    long item = dtype.itemsize();
    try (var arena = Arena.ofConfined()) {
      long from = arena.allocate(item * n, 64).address();
      long out = arena.allocate(8L * n, 8).address();
      SortCases.write(dtype, elements, from, item);
      Sorting.argpartition(dtype, from, item, out, 8, n, ranks);
      return SortCases.readLongs(out, 8, n);
    }
  }

  private static long[] range(int n) {
    var range = new long[n];
    Arrays.setAll(range, i -> i);
    return range;
  }

  private static void requirePartitioned(
      DType dtype, long[][] elements, long[][] partitioned, long[] ranks, String what) {
    var comparator = SortCases.comparator(dtype);
    var sorted = elements.clone();
    Arrays.sort(sorted, comparator);
    for (long rank : ranks) {
      var kth = partitioned[(int) rank];
      assertEquals(0, comparator.compare(sorted[(int) rank], kth), what);
      for (int i = 0; i < partitioned.length; i++) {
        int comparison = comparator.compare(partitioned[i], kth);
        assertTrue(i <= rank ? comparison <= 0 : comparison >= 0, what);
      }
    }
    var bits = partitioned.clone();
    Arrays.sort(bits, Arrays::compare);
    sorted = elements.clone();
    Arrays.sort(sorted, Arrays::compare);
    assertArrayEquals(sorted, bits, what);
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void searchesLeftAndRightWithAndWithoutSorter(DType dtype) {
    var random = new SplittableRandom(SEED);
    for (var pattern : new Pattern[] {Pattern.RANDOM, Pattern.SPECIAL, Pattern.FEW, Pattern.SMALL}) {
      for (int n : new int[] {0, 1, 2, 3, 7, 8, 100, 1000}) {
        var elements = SortCases.elements(dtype, pattern, n, random);
        var needles = SortCases.elements(dtype, random.nextBoolean() ? pattern : Pattern.RANDOM, 103, random);
        for (int i = 0; i < Math.min(n, 30); i++) {
          needles[i] = elements[i];
        }
        checkSearch(dtype, elements, needles, "seed " + SEED + " " + dtype + " " + pattern + " n=" + n);
      }
    }
  }

  private static void checkSearch(DType dtype, long[][] elements, long[][] needles, String what) {
    int n = elements.length;
    int m = needles.length;
    int item = dtype.itemsize();
    var comparator = SortCases.comparator(dtype);
    try (var arena = Arena.ofConfined()) {
      long haystack = arena.allocate(2L * item * n + 1, 64).address();
      long sorter = arena.allocate(16L * n + 1, 8).address();
      long wanted = arena.allocate((long) item * m, 8).address();
      long out = arena.allocate(16L * m, 8).address();
      SortCases.write(dtype, elements, haystack, 2L * item);
      SortCases.write(dtype, needles, wanted, item);
      Sorting.argsort(dtype, haystack, 2L * item, sorter, 16, n, false);
      for (boolean right : new boolean[] {false, true}) {
        var expected = new long[m];
        Arrays.setAll(expected, i -> Arrays.stream(elements)
            .mapToInt(e -> comparator.compare(e, needles[i]))
            .filter(c -> c < 0 || (right && c == 0))
            .count());
        Sorting.searchSorted(dtype, haystack, 2L * item, n, sorter, 16, wanted, item, m, out, 16, right);
        assertArrayEquals(expected, SortCases.readLongs(out, 16, m), what);
        long sorted = arena.allocate((long) item * n + 1, 64).address();
        Sorting.sort(dtype, haystack, 2L * item, sorted, item, n, false);
        Sorting.searchSorted(dtype, sorted, item, n, 0, 0, wanted, item, m, out, 8, right);
        assertArrayEquals(expected, SortCases.readLongs(out, 8, m), what);
      }
    }
  }

  @Test
  void lexsortTakesTheLastKeyFirst() {
    var random = new SplittableRandom(SEED);
    int n = 1000;
    var dtypes = new DType[] {DType.FLOAT64, DType.INT16, DType.UINT8};
    var keys = new long[3][][];
    for (int k = 0; k < 3; k++) {
      keys[k] = SortCases.elements(dtypes[k], k == 0 ? Pattern.SPECIAL : Pattern.FEW, n, random);
    }
    long[] expected = IntStream.range(0, n)
        .boxed()
        .sorted((i, j) -> {
          int comparison = 0;
          for (int k = 2; k >= 0 && comparison == 0; k--) {
            comparison = SortCases.comparator(dtypes[k]).compare(keys[k][i], keys[k][j]);
          }
          return comparison;
        })
        .mapToLong(Integer::longValue)
        .toArray();
    try (var arena = Arena.ofConfined()) {
      var addresses = new long[3];
      var strides = new long[3];
      for (int k = 0; k < 3; k++) {
        strides[k] = dtypes[k].itemsize() * 2L;
        addresses[k] = arena.allocate(strides[k] * n, 8).address();
        SortCases.write(dtypes[k], keys[k], addresses[k], strides[k]);
      }
      long out = arena.allocate(8L * n, 8).address();
      Sorting.lexsort(dtypes, addresses, strides, out, 8, n);
      assertArrayEquals(expected, SortCases.readLongs(out, 8, n), "seed " + SEED);
    }
  }

  @Test
  void refusesBadCountsRanksAndKeys() {
    assertThrows(IllegalArgumentException.class, () -> Sorting.sort(DType.INT8, 0, 1, 0, 1, -1, false));
    var error = assertThrows(
        IndexOutOfBoundsException.class, () -> Sorting.partition(DType.INT8, 0, 1, 0, 1, 3, 1, 3));
    assertEquals("partition: rank 3 of 3 elements", error.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> Sorting.lexsort(new DType[] {DType.COMPLEX64}, new long[1], new long[1], 0, 8, 0));
    assertThrows(
        IllegalArgumentException.class, () -> Sorting.lexsort(new DType[1], new long[0], new long[1], 0, 8, 0));
  }
}
