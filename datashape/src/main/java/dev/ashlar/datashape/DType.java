package dev.ashlar.datashape;

/**
 * The numeric dtypes: the element types that kernels compute on. Names are those of the Python array API standard
 * (2025.12, "Data Types"), and float16.
 */
public enum DType implements DataType {
  /** Truth value; one byte, 0 or 1. */
  BOOL("bool", Kind.BOOL, 1),
  /** Signed 8-bit integer. */
  INT8("int8", Kind.INT, 1),
  /** Signed 16-bit integer. */
  INT16("int16", Kind.INT, 2),
  /** Signed 32-bit integer. */
  INT32("int32", Kind.INT, 4),
  /** Signed 64-bit integer. */
  INT64("int64", Kind.INT, 8),
  /** Unsigned 8-bit integer. */
  UINT8("uint8", Kind.UINT, 1),
  /** Unsigned 16-bit integer. */
  UINT16("uint16", Kind.UINT, 2),
  /** Unsigned 32-bit integer. */
  UINT32("uint32", Kind.UINT, 4),
  /** Unsigned 64-bit integer. */
  UINT64("uint64", Kind.UINT, 8),
  /** IEEE 754 half precision: stored in 16 bits, computed in float32 and rounded. */
  FLOAT16("float16", Kind.FLOAT, 2),
  /** IEEE 754 single precision. */
  FLOAT32("float32", Kind.FLOAT, 4),
  /** IEEE 754 double precision. */
  FLOAT64("float64", Kind.FLOAT, 8),
  /** Two float32, real part first. */
  COMPLEX64("complex64", Kind.COMPLEX, 8),
  /** Two float64, real part first. */
  COMPLEX128("complex128", Kind.COMPLEX, 16);

  /** The families of numeric dtypes, in promotion order. */
  public enum Kind {
    /** Truth values. */
    BOOL,
    /** Unsigned integers. */
    UINT,
    /** Signed integers. */
    INT,
    /** Real floating point. */
    FLOAT,
    /** Complex floating point. */
    COMPLEX
  }

  private final String standardName;
  private final Kind kind;
  private final int itemsize;

  DType(String standardName, Kind kind, int itemsize) {
    this.standardName = standardName;
    this.kind = kind;
    this.itemsize = itemsize;
  }

  /** The array API standard's name, such as {@code "float64"}. */
  public String standardName() {
    return standardName;
  }

  /** The family. */
  public Kind kind() {
    return kind;
  }

  /** Bytes of one element. */
  public int itemsize() {
    return itemsize;
  }

  /** The canonical text of the datashape language: {@code complex[float32]} for {@link #COMPLEX64}. */
  @Override
  public String toString() {
    return switch (this) {
      case COMPLEX64 -> "complex[float32]";
      case COMPLEX128 -> "complex[float64]";
      default -> standardName;
    };
  }
}
