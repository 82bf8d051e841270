package dev.ashlar.ndarray;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.ashlar.datashape.DType;

/**
 * Running sums and products along a run, in place: each step is rounded to the dtype, one after the other, as NumPy
 * does.
 */
final class Scan {
  private Scan() {}

  static void run(DType dtype, boolean product, long at, long stride, long n) {
    switch (dtype) {
      case INT64, UINT64 -> longs(product, at, stride, n);
      case FLOAT64 -> doubles(product, at, stride, n);
      case FLOAT32 -> floats(product, at, stride, n);
      case COMPLEX64, COMPLEX128 -> complexes(dtype, product, at, stride, n);
      default -> others(dtype, product, at, stride, n);
    }
  }

  private static void longs(boolean product, long at, long stride, long n) {
    long total = product ? 1 : 0;
    for (long i = 0; i < n; i++) {
      long value = ALL.get(JAVA_LONG_UNALIGNED, at + i * stride);
      total = product ? total * value : total + value;
      ALL.set(JAVA_LONG_UNALIGNED, at + i * stride, total);
    }
  }

  private static void doubles(boolean product, long at, long stride, long n) {
    double total = product ? 1 : -0.0;
    for (long i = 0; i < n; i++) {
      double value = ALL.get(JAVA_DOUBLE_UNALIGNED, at + i * stride);
      total = product ? total * value : total + value;
      ALL.set(JAVA_DOUBLE_UNALIGNED, at + i * stride, total);
    }
  }

  private static void floats(boolean product, long at, long stride, long n) {
    float total = product ? 1 : -0f;
    for (long i = 0; i < n; i++) {
      float value = ALL.get(JAVA_FLOAT_UNALIGNED, at + i * stride);
      total = product ? total * value : total + value;
      ALL.set(JAVA_FLOAT_UNALIGNED, at + i * stride, total);
    }
  }

  private static void others(DType dtype, boolean product, long at, long stride, long n) {
    boolean real = dtype == DType.FLOAT16;
    for (long i = 1; i < n; i++) {
      long before = at + (i - 1) * stride;
      long place = at + i * stride;
      if (real) {
        double total = Elements.getDouble(dtype, before);
        double value = Elements.getDouble(dtype, place);
        Elements.setDouble(dtype, place, (float) (product ? total * value : total + value));
      } else {
        long total = Elements.getLong(dtype, before);
        long value = Elements.getLong(dtype, place);
        Elements.setLong(dtype, place, product ? total * value : total + value);
      }
    }
  }

  private static void complexes(DType dtype, boolean product, long at, long stride, long n) {
    var part = dtype == DType.COMPLEX64 ? DType.FLOAT32 : DType.FLOAT64;
    int half = part.itemsize();
    if (!product) {
      run(part, false, at, stride, n);
      run(part, false, at + half, stride, n);
      return;
    }
    for (long i = 1; i < n; i++) {
      long before = at + (i - 1) * stride;
      long place = at + i * stride;
      double re = Elements.getDouble(part, before);
      double im = Elements.getDouble(part, before + half);
      double x = Elements.getDouble(part, place);
      double y = Elements.getDouble(part, place + half);
      if (part == DType.FLOAT32) {
        Elements.setDouble(part, place, (float) (re * x) - (float) (im * y));
        Elements.setDouble(part, place + half, (float) (re * y) + (float) (im * x));
      } else {
        Elements.setDouble(part, place, re * x - im * y);
        Elements.setDouble(part, place + half, re * y + im * x);
      }
    }
  }
}
