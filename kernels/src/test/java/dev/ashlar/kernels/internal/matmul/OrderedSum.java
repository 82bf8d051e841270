package dev.ashlar.kernels.internal.matmul;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ashlar.datashape.DType;

/** The product written down from the order of operations that the package documents, one element at a time. */
final class OrderedSum {
  private final TestMatrix a;
  private final TestMatrix b;
  private final boolean single;
  private final boolean complex;

  OrderedSum(TestMatrix a, TestMatrix b) {
    this.a = a;
    this.b = b;
    single = a.dtype == DType.FLOAT16 || a.dtype == DType.FLOAT32 || a.dtype == DType.COMPLEX64;
    complex = a.dtype.kind() == DType.Kind.COMPLEX;
  }

  void assertSame(TestMatrix out, String message) {
    for (long i = 0; i < out.rows; i++) {
      for (long j = 0; j < out.columns; j++) {
        assertEquals(rounded(real(i, j)), out.real(i, j), message);
        if (complex) {
          assertEquals(imaginary(i, j), out.imaginary(i, j), message);
        }
      }
    }
  }

  private double rounded(double sum) {
    return a.dtype == DType.FLOAT16 ? Float.float16ToFloat(Float.floatToFloat16((float) sum)) : sum;
  }

  private double real(long i, long j) {
    boolean vector = (a.rows == 1 || b.columns == 1) && a.columns >= 32;
    if (vector && (a.dtype == DType.FLOAT32 || a.dtype == DType.FLOAT64)) {
      int parts = a.dtype == DType.FLOAT32 ? 16 : 8;
      return a.rows == 1 && b.columns == 1 ? byPartialSums(i, j, 4 * parts, 256) : byPartialSums(i, j, parts, 64);
    }
    return byBlocks(
        (block, p) -> {
          double sum = step(block, a.real(i, p), b.real(p, j));
          return complex ? step(sum, -a.imaginary(i, p), b.imaginary(p, j)) : sum;
        });
  }

  private double imaginary(long i, long j) {
    return byBlocks(
        (block, p) ->
            step(step(block, a.imaginary(i, p), b.real(p, j)), a.real(i, p), b.imaginary(p, j)));
  }

  private double byBlocks(Term term) {
    int length = complex ? 128 : 256;
    double sum = 0;
    for (long start = 0; start < a.columns; start += length) {
      double block = 0;
      for (long p = start; p < Math.min(a.columns, start + length); p++) {
        block = term.add(block, p);
      }
      sum = start == 0 ? block : add(sum, block);
    }
    return sum;
  }

  private double byPartialSums(long i, long j, int parts, long groups) {
    double sum = 0;
    long whole = a.columns / parts * parts;
    for (int part = 0; part < parts; part++) {
      double partial = 0;
      for (long start = 0; start < whole; start += groups * parts) {
        double block = 0;
        for (long p = start + part; p < Math.min(whole, start + groups * parts); p += parts) {
          block = step(block, a.real(i, p), b.real(p, j));
        }
        partial = start == 0 ? block : add(partial, block);
      }
      if (whole < a.columns) {
        boolean there = whole + part < a.columns;
        double block = there ? step(0, a.real(i, whole + part), b.real(whole + part, j)) : 0;
        partial = whole == 0 ? block : add(partial, block);
      }
      sum = add(sum, partial);
    }
    return sum;
  }

  private double step(double sum, double x, double y) {
    if (Fusing.FUSED) {
      return single ? Math.fma((float) x, (float) y, (float) sum) : Math.fma(x, y, sum);
    }
    return single ? (float) x * (float) y + (float) sum : x * y + sum;
  }

  private double add(double x, double y) {
    return single ? (float) x + (float) y : x + y;
  }

  private interface Term {
    double add(double block, long p);
  }
}
