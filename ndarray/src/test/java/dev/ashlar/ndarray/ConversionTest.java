package dev.ashlar.ndarray;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DType.Kind;
import dev.ashlar.kernels.CastMode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every pair of dtypes in every mode, value by value, against the same question asked of exact decimal numbers. */
class ConversionTest {
  private static final double[] VALUES = {
    0, 1, -1, 2, 0.5, -0.5, 1.5, -128, -128.5, -129, 127, 127.5, 128, 255, 255.5, 256, -32768, -32769, 32767, 32768,
    65504, 65519, 65520, 65535, 65536, 2049, 16777216, 16777217, 0x1p31, -0x1p31, 0x1p31 - 1, -0x1p31 - 1, 0x1p32,
    0x1p32 - 1, 0x1p53, 0x1p53 + 2, 0x1p63, -0x1p63, Math.nextDown(0x1p63), Math.nextDown(-0x1p63), 0x1p64,
    Math.nextDown(0x1p64), 1e30, -1e300, 1e-300, 0.1,
    Double.MAX_VALUE, Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN
  };
  private static final long[] INTEGERS =
      {Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 1, (1L << 53) + 1, (1L << 24) + 1, -65520, 65519};

  private int refused;

  @ParameterizedTest
  @EnumSource(DType.class)
  void everyValueOfEveryDtype(DType from) {
    var values = values(from);
    for (var to : DType.values()) {
      for (var mode : CastMode.values()) {
        for (long i = 0; i < values.size(); i++) {
          check(values.get(Index.slice(i, i + 1)), to, mode);
        }
      }
    }
    assertTrue(from == DType.BOOL || refused > 0);
  }

  private static NDArray values(DType dtype) {
    return switch (dtype.kind()) {
      case BOOL -> NDArray.of(false, true);
      case FLOAT -> NDArray.of(VALUES).astype(dtype);
      case COMPLEX -> {
        var real = NDArray.of(VALUES);
        var imaginary = NDArray.of(Arrays.stream(VALUES).map(x -> x == 0.1 ? 70000 : x == 256 ? 1e39 : 0).toArray());
        yield Complexes.join(DType.COMPLEX128, real, imaginary).astype(dtype);
      }
      case INT, UINT -> {
        var small = NDArray.of(Arrays.stream(VALUES).mapToLong(x -> (long) x).toArray());
        yield Manipulation.concat(small, NDArray.of(INTEGERS)).astype(dtype);
      }
    };
  }

  private void check(NDArray one, DType to, CastMode mode) {
    var what = one.dtype() + " " + one + " to " + to + " in the mode " + mode;
    if (isAllowed(one, to, mode)) {
      var result = one.astype(to, mode);
      assertEquals(to, result.dtype(), what);
      assertTrue(result.contentEquals(one.astype(to)), what);
    } else {
      refused++;
      assertThrows(ArithmeticException.class, () -> one.astype(to, mode), what);
    }
  }

  private static boolean isAllowed(NDArray one, DType to, CastMode mode) {
    if (mode == CastMode.UNCHECKED) {
      return true;
    }
    if (((DType) one.dtype()).kind() != Kind.COMPLEX) {
      return isAllowedReal(one, part(to), mode);
    }
    boolean imaginary =
        to.kind() == Kind.COMPLEX ? isAllowedReal(one.imag(), part(to), mode) : one.imag().toDouble() == 0;
    return imaginary && isAllowedReal(one.real(), part(to), mode);
  }

  private static DType part(DType dtype) {
    return dtype == DType.COMPLEX64 ? DType.FLOAT32 : dtype == DType.COMPLEX128 ? DType.FLOAT64 : dtype;
  }

  private static boolean isAllowedReal(NDArray one, DType to, CastMode mode) {
    var from = (DType) one.dtype();
    double near = one.astype(DType.FLOAT64).toDoubleArray()[0];
    if (from.kind() == Kind.FLOAT && !Double.isFinite(near)) {
      return to.kind() == Kind.FLOAT || (to == DType.BOOL && from == DType.BOOL);
    }
    var value = exact(one);
    if (to.kind() == Kind.FLOAT) {
      double there = to == DType.FLOAT16
          ? Float.float16ToFloat(Float.floatToFloat16(value.floatValue()))
          : to == DType.FLOAT32 ? value.floatValue() : value.doubleValue();
      return Double.isFinite(there) && (mode != CastMode.INEXACT || new BigDecimal(there).compareTo(value) == 0);
    }
    var whole = to == DType.BOOL ? value : value.setScale(0, RoundingMode.DOWN);
    boolean fits = to == DType.BOOL
        ? value.signum() == 0 || value.compareTo(BigDecimal.ONE) == 0
        : whole.compareTo(least(to)) >= 0 && whole.compareTo(greatest(to)) <= 0;
    return fits && (mode == CastMode.OVERFLOW || whole.compareTo(value) == 0);
  }

  private static BigDecimal exact(NDArray one) {
    var dtype = (DType) one.dtype();
    if (dtype.kind() == Kind.FLOAT) {
      return new BigDecimal(one.astype(DType.FLOAT64).toDoubleArray()[0]);
    }
    return dtype == DType.UINT64
        ? new BigDecimal(Long.toUnsignedString(one.reinterpret(DType.INT64).toLongArray()[0]))
        : BigDecimal.valueOf(one.toLongArray()[0]);
  }

  private static BigDecimal least(DType dtype) {
    return dtype.kind() == Kind.UINT ? BigDecimal.ZERO : BigDecimal.valueOf(-2).pow(8 * dtype.itemsize() - 1);
  }

  private static BigDecimal greatest(DType dtype) {
    int bits = 8 * dtype.itemsize() - (dtype.kind() == Kind.UINT ? 0 : 1);
    return BigDecimal.TWO.pow(bits).subtract(BigDecimal.ONE);
  }

  @Test
  void theErrorNamesTheFirstElementItsValueAndBothTypes() {
    var a = Creation.arange(12).reshape(3, 4).times(30.0).transpose();
    var error = assertThrows(ArithmeticException.class, () -> a.astype(DType.INT8, CastMode.OVERFLOW));
    assertEquals(
        "astype: element [0, 2] is 240.0, which does not go from float64 into int8 in the mode OVERFLOW; CastMode.UNCHECKED allows anything",
        error.getMessage());
    assertArrayEquals(new long[] {4, 3}, a.astype(DType.INT16, CastMode.INEXACT).shape());
    assertEquals(0, Creation.empty(DType.FLOAT64, 0, 3).astype(DType.INT8, CastMode.INEXACT).size());
    assertThrows(
        ArithmeticException.class, () -> NDArray.of(Double.NaN).reshape().astype(DType.INT64, CastMode.OVERFLOW));
  }
}
