package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import dev.ashlar.datashape.DType;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Runs of elements to be sorted, and a plain reference for their order. Elements are their bits: one long, two for
 * complex.
 */
final class SortCases {
  static final int[] LENGTHS = {
    0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 40, 41, 63, 64, 65, 100, 127, 128, 129, 130, 200, 257, 511, 1000,
    4096, 9001
  };

  enum Pattern {
    RANDOM,
    SMALL,
    SPECIAL,
    FEW,
    /** Small ones and a few of any size: the leading bits that differ say little. */
    OUTLIERS,
    CONSTANT,
    SORTED,
    REVERSED,
    ORGAN_PIPE
  }

  private SortCases() {}

  static int parts(DType dtype) {
    return dtype.kind() == DType.Kind.COMPLEX ? 2 : 1;
  }

  /** n elements as bits. */
  static long[][] elements(DType dtype, Pattern pattern, int n, SplittableRandom random) {
    var elements = new long[n][];
    for (int i = 0; i < n; i++) {
      elements[i] = new long[parts(dtype)];
      for (int part = 0; part < elements[i].length; part++) {
        elements[i][part] = bits(dtype, pattern, random);
      }
    }
    switch (pattern) {
      case SORTED -> Arrays.sort(elements, comparator(dtype));
      case REVERSED -> Arrays.sort(elements, comparator(dtype).reversed());
      case ORGAN_PIPE -> {
        Arrays.sort(elements, 0, n / 2, comparator(dtype));
        Arrays.sort(elements, n / 2, n, comparator(dtype).reversed());
      }
      case CONSTANT -> Arrays.fill(elements, n > 0 ? elements[0] : new long[0]);
      default -> {}
    }
    return elements;
  }

  private static long bits(DType dtype, Pattern pattern, SplittableRandom random) {
    if (dtype == DType.BOOL) {
      return random.nextInt(2);
    }
    long value = switch (pattern) {
      case SPECIAL -> special(dtype, random);
      case FEW -> fromInt(dtype, random.nextInt(5) - 2);
      case OUTLIERS -> random.nextInt(300) == 0 ? random.nextLong() : random.nextInt(20_000);
      case SMALL -> fromInt(dtype, random.nextInt(2000) - 1000);
      default -> random.nextInt(50) == 0 ? special(dtype, random) : random.nextLong();
    };
    int shift = 64 - 8 * dtype.itemsize() / parts(dtype);
    return value << shift >> shift;
  }

  private static long fromInt(DType dtype, int value) {
    return switch (dtype) {
      case FLOAT16 -> Float.floatToFloat16(value);
      case FLOAT32, COMPLEX64 -> Float.floatToRawIntBits(value);
      case FLOAT64, COMPLEX128 -> Double.doubleToRawLongBits(value);
      default -> value;
    };
  }

  /** Extremes; for floats zeros of both signs, infinities and NaN of both signs with several payloads. */
  private static long special(DType dtype, SplittableRandom random) {
    int width = 8 * dtype.itemsize() / parts(dtype);
    long sign = random.nextBoolean() ? 1L << (width - 1) : 0;
    long infinity = switch (dtype) {
      case FLOAT16 -> 0x7C00;
      case FLOAT32, COMPLEX64 -> 0x7F80_0000L;
      case FLOAT64, COMPLEX128 -> 0x7FF0_0000_0000_0000L;
      default -> (1L << (width - 1)) - 2;
    };
    return sign | switch (random.nextInt(6)) {
      case 0 -> infinity;
      case 1 -> infinity + 1;
      case 2 -> dtype.kind() == DType.Kind.FLOAT || dtype.kind() == DType.Kind.COMPLEX
          ? infinity + 1 + random.nextInt(500)
          : infinity;
      case 3 -> 1;
      default -> 0;
    };
  }

  /** The order that is promised, from Java's own comparisons. */
  static Comparator<long[]> comparator(DType dtype) {
    return switch (dtype.kind()) {
      case BOOL, INT -> Comparator.comparingLong(e -> e[0]);
      case UINT -> (a, b) -> Long.compareUnsigned(mask(dtype, a[0]), mask(dtype, b[0]));
      case FLOAT -> (a, b) -> compare(toDouble(dtype, a[0]), toDouble(dtype, b[0]));
      case COMPLEX -> Comparator
          .<long[]>comparingInt(e ->
              (Double.isNaN(toDouble(dtype, e[0])) ? 2 : 0) + (Double.isNaN(toDouble(dtype, e[1])) ? 1 : 0))
          .thenComparing((a, b) -> compare(toDouble(dtype, a[0]), toDouble(dtype, b[0])))
          .thenComparing((a, b) -> compare(toDouble(dtype, a[1]), toDouble(dtype, b[1])));
    };
  }

  private static long mask(DType dtype, long bits) {
    return dtype.itemsize() == 8 ? bits : bits & ((1L << (8 * dtype.itemsize())) - 1);
  }

  private static double toDouble(DType dtype, long bits) {
    return switch (dtype) {
      case FLOAT16 -> Float.float16ToFloat((short) bits);
      case FLOAT32, COMPLEX64 -> Float.intBitsToFloat((int) bits);
      default -> Double.longBitsToDouble(bits);
    };
  }

  /** By value: zeros equal, NaN equal and last. */
  private static int compare(double a, double b) {
    return a < b || a > b || a == b ? (a < b ? -1 : a > b ? 1 : 0) : Boolean.compare(Double.isNaN(a), Double.isNaN(b));
  }

  /** The stable order of elements, as positions. */
  static int[] order(DType dtype, long[][] elements, boolean descending) {
    var comparator = descending ? comparator(dtype).reversed() : comparator(dtype);
    return IntStream.range(0, elements.length)
        .boxed()
        .sorted((i, j) -> comparator.compare(elements[i], elements[j]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  static void write(DType dtype, long[][] elements, long address, long stride) {
    int bytes = dtype.itemsize() / parts(dtype);
    for (int i = 0; i < elements.length; i++) {
      for (int part = 0; part < elements[i].length; part++) {
        Elements.set(bytes, address + i * stride + (long) part * bytes, elements[i][part]);
      }
    }
  }

  static long[][] read(DType dtype, long address, long stride, int n) {
    int bytes = dtype.itemsize() / parts(dtype);
    var elements = new long[n][parts(dtype)];
    for (int i = 0; i < n; i++) {
      for (int part = 0; part < parts(dtype); part++) {
        elements[i][part] = Elements.get(bytes, address + i * stride + (long) part * bytes);
      }
    }
    return elements;
  }

  static long[] readLongs(long address, long stride, int n) {
    var values = new long[n];
    for (int i = 0; i < n; i++) {
      values[i] = ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, address + i * stride);
    }
    return values;
  }
}
