package dev.ashlar.benchmarks.worker;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Creation;
import dev.ashlar.ndarray.NDArray;

/**
 * The elements of inputs, as every peer makes them: element i is a hash of its seed and i, so that no peer depends on
 * another.
 */
public final class Inputs {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int FEW = 8;

  private Inputs() {}

  /**
   * The number as one that the compiler of the row cannot know: the loops of real programs are not unrolled to their
   * length.
   */
  public static int length(long n) {
    return (int) n;
  }

  /** Element i of an input, before it is converted to its dtype. */
  static double value(String fill, boolean integer, double low, double high, long seed, long i, long size) {
    double value =
        switch (fill) {
          case "uniform" -> low + unit(seed, i) * (high - low);
          case "sorted" -> low + (high - low) * i / size;
          case "reversed" -> low + (high - low) * (size - 1 - i) / size;
          case "few" -> low + Math.floor(unit(seed, i) * FEW);
          case "zero" -> 0;
          default -> throw new IllegalArgumentException("no fill is called " + fill);
        };
    return integer ? Math.floor(value) : value;
  }

  /** A number in [0, 1) from the SplitMix64 hash of a seed and a position. */
  static double unit(long seed, long i) {
    long z = (seed + 1) * GOLDEN + (i + 1) * 0xD1B54A32D192ED03L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
  }

  /** As an NDArray. */
  public static NDArray array(DType dtype, String fill, double low, double high, long seed, long... shape) {
    if (fill.equals("zero")) {
      return Creation.zeros(dtype, shape);
    }
    var flat = NDArray.of(doubles(dtype, fill, low, high, seed, shape));
    var converted = dtype == DType.FLOAT64 ? flat : flat.astype(dtype);
    return converted.reshape(shape);
  }

  /** As float64 in row-major order. */
  public static double[] doubles(DType dtype, String fill, double low, double high, long seed, long... shape) {
    boolean integer = dtype.kind() != DType.Kind.FLOAT && dtype.kind() != DType.Kind.COMPLEX;
    long size = 1;
    for (long extent : shape) {
      size *= extent;
    }
    var values = new double[Math.toIntExact(size)];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(fill, integer, low, high, seed, i, size);
    }
    return values;
  }

  /** As rows of a matrix. */
  public static double[][] rows(int columns, double[] values) {
    var rows = new double[values.length / columns][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = java.util.Arrays.copyOfRange(values, i * columns, (i + 1) * columns);
    }
    return rows;
  }

  /** As float32. */
  public static float[] floats(double[] values) {
    var converted = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      converted[i] = (float) values[i];
    }
    return converted;
  }

  /** As 64-bit integers. */
  public static long[] longs(double[] values) {
    var converted = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      converted[i] = (long) values[i];
    }
    return converted;
  }

  /** As 32-bit integers. */
  public static int[] ints(double[] values) {
    var converted = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      converted[i] = (int) values[i];
    }
    return converted;
  }

  /** As 16-bit integers. */
  public static short[] shorts(double[] values) {
    var converted = new short[values.length];
    for (int i = 0; i < values.length; i++) {
      converted[i] = (short) values[i];
    }
    return converted;
  }

  /** As 8-bit integers. */
  public static byte[] bytes(double[] values) {
    var converted = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      converted[i] = (byte) values[i];
    }
    return converted;
  }

  /** As truth values. */
  public static boolean[] booleans(double[] values) {
    var converted = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      converted[i] = values[i] != 0;
    }
    return converted;
  }
}
