package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType.Kind;
import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataTypes;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/** The data type functions (array API standard 2025.12, "Data Type Functions"). */
public final class DataTypeFunctions {
  private DataTypeFunctions() {}

  /**
   * The numbers of a floating-point dtype.
   *
   * @param dtype the real dtype; that of the parts for a complex one
   * @param bits of a number
   * @param eps distance from 1 to the next greater number
   * @param max greatest finite number
   * @param min smallest finite number
   * @param smallestNormal smallest positive number with full precision
   */
  public record FloatInfo(DType dtype, int bits, double eps, double max, double min, double smallestNormal) {}

  /**
   * The numbers of an integer dtype.
   *
   * @param dtype the dtype
   * @param bits of a number
   * @param max greatest number
   * @param min smallest number
   */
  public record IntegerInfo(DType dtype, int bits, BigInteger max, BigInteger min) {}

  /** The array converted to a dtype; see {@link NDArray#astype(DType)}. */
  public static NDArray astype(NDArray a, DType dtype, boolean copy) {
    return !copy && a.dtype == dtype ? a : a.astype(dtype);
  }

  /** Whether every number of one dtype is converted to another by promotion. */
  public static boolean canCast(DType from, DType to) {
    return DataTypes.promote(from, to) == to;
  }

  /**
   * What there is to know of a floating-point dtype.
   *
   * @throws IllegalArgumentException for other dtypes
   */
  public static FloatInfo finfo(DType dtype) {
    return switch (dtype) {
      case FLOAT16 -> new FloatInfo(dtype, 16, 0x1p-10, 65504, -65504, 0x1p-14);
      case FLOAT32, COMPLEX64 ->
          new FloatInfo(DType.FLOAT32, 32, 0x1p-23, Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_NORMAL);
      case FLOAT64, COMPLEX128 ->
          new FloatInfo(DType.FLOAT64, 64, 0x1p-52, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_NORMAL);
      default -> throw new IllegalArgumentException("finfo: " + dtype.standardName()
          + " is not a floating-point dtype");
    };
  }

  /**
   * What there is to know of an integer dtype.
   *
   * @throws IllegalArgumentException for other dtypes
   */
  public static IntegerInfo iinfo(DType dtype) {
    int bits = 8 * dtype.itemsize();
    return switch (dtype.kind()) {
      case INT -> {
        var beyond = BigInteger.TWO.pow(bits - 1);
        yield new IntegerInfo(dtype, bits, beyond.subtract(BigInteger.ONE), beyond.negate());
      }
      case UINT ->
          new IntegerInfo(dtype, bits, BigInteger.TWO.pow(bits).subtract(BigInteger.ONE), BigInteger.ZERO);
      default -> throw new IllegalArgumentException("iinfo: " + dtype.standardName() + " is not an integer dtype");
    };
  }

  /**
   * Whether a dtype is of a kind.
   *
   * @param kind "bool", "signed integer", "unsigned integer", "integral", "real floating", "complex floating" or
   *     "numeric"
   * @throws IllegalArgumentException for another kind
   */
  public static boolean isdtype(DType dtype, String kind) {
    return switch (kind) {
      case "bool" -> dtype.kind() == Kind.BOOL;
      case "signed integer" -> dtype.kind() == Kind.INT;
      case "unsigned integer" -> dtype.kind() == Kind.UINT;
      case "integral" -> dtype.kind() == Kind.INT || dtype.kind() == Kind.UINT;
      case "real floating" -> dtype.kind() == Kind.FLOAT;
      case "complex floating" -> dtype.kind() == Kind.COMPLEX;
      case "numeric" -> dtype.kind() != Kind.BOOL;
      default -> throw new IllegalArgumentException("isdtype: there is no kind '" + kind + "'");
    };
  }

  /**
   * The dtype that all promote to, whatever their order: those of the higher kinds are joined first, as NumPy does,
   * so that uint16, int8 and float32 give float32.
   */
  public static DType resultType(DType first, DType... others) {
    return Stream.concat(Stream.of(first), Arrays.stream(others))
        .sorted(Comparator.comparing(DType::kind).reversed())
        .reduce(DataTypes::promote)
        .orElse(first);
  }
}
