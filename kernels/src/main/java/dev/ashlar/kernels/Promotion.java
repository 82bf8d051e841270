package dev.ashlar.kernels;

import static dev.ashlar.datashape.DType.*;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DType.Kind;

/** The dtype that two dtypes are promoted to: the array API standard's table, NumPy 2's rules for mixed kinds. */
public final class Promotion {
  private static final DType[][] TABLE = build();

  private Promotion() {}

  /** The common dtype. */
  public static DType of(DType left, DType right) {
    return left == right ? left : TABLE[left.ordinal()][right.ordinal()];
  }

  private static DType[][] build() {
    var all = DType.values();
    var table = new DType[all.length][all.length];
    for (var l : all) {
      for (var r : all) {
        table[l.ordinal()][r.ordinal()] = l.kind().compareTo(r.kind()) <= 0 ? derive(l, r) : derive(r, l);
      }
    }
    return table;
  }

  /** {@code low} is of the same or a lower kind. */
  private static DType derive(DType low, DType high) {
    if (low.kind() == high.kind()) {
      return low.itemsize() >= high.itemsize() ? low : high;
    }
    return switch (high.kind()) {
      case INT -> low == BOOL ? high : signedFor(low, high);
      case UINT -> high;
      case FLOAT -> realFor(low, high);
      case COMPLEX -> complexFor(low, high);
      case BOOL -> throw new AssertionError(low + " " + high);
    };
  }

  private static DType signedFor(DType unsigned, DType signed) {
    var needed =
        switch (unsigned) {
          case UINT8 -> INT16;
          case UINT16 -> INT32;
          case UINT32 -> INT64;
          default -> FLOAT64;
        };
    return needed == FLOAT64 || needed.itemsize() >= signed.itemsize() ? needed : signed;
  }

  private static DType realFor(DType low, DType real) {
    if (low == BOOL) {
      return real;
    }
    var needed =
        switch (low.itemsize()) {
          case 1 -> FLOAT16;
          case 2 -> FLOAT32;
          default -> FLOAT64;
        };
    return needed.itemsize() >= real.itemsize() ? needed : real;
  }

  private static DType complexFor(DType low, DType complex) {
    var real = low.kind() == Kind.FLOAT ? low : realFor(low, FLOAT16);
    return real == FLOAT64 ? COMPLEX128 : complex;
  }
}
