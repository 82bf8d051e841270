package dev.ashlar.datashape;

/** Which types belong to which kind. */
final class Kinds {
  private Kinds() {}

  /** Whether a kind describes a dtype; a kind describes the narrower kinds too. */
  static boolean describes(TypeKind kind, DataType dtype) {
    return switch (kind) {
      case ANY -> true;
      case SCALAR -> isScalar(dtype);
      case BOOL -> dtype == DType.BOOL || dtype == TypeKind.BOOL;
      case INT -> isNumber(dtype, DType.Kind.INT) || dtype == TypeKind.INT;
      case UINT -> isNumber(dtype, DType.Kind.UINT) || dtype == TypeKind.UINT;
      case FLOAT -> isNumber(dtype, DType.Kind.FLOAT) || dtype == BasicType.BFLOAT16 || dtype == TypeKind.FLOAT;
      case COMPLEX -> isNumber(dtype, DType.Kind.COMPLEX) || dtype == TypeKind.COMPLEX;
      case BYTES ->
          dtype == BasicType.BYTES || dtype == TypeKind.BYTES || describes(TypeKind.FIXED_BYTES, dtype);
      case STRING ->
          dtype instanceof StringType || dtype == TypeKind.STRING || describes(TypeKind.FIXED_STRING, dtype);
      case FIXED_BYTES -> dtype instanceof FixedBytesType || dtype == TypeKind.FIXED_BYTES;
      case FIXED_STRING -> dtype instanceof FixedStringType || dtype == TypeKind.FIXED_STRING;
      case CATEGORICAL -> dtype instanceof CategoricalType || dtype == TypeKind.CATEGORICAL;
    };
  }

  /**
   * Whether values of a dtype are single ones: no record, tuple, map or function, and no variable that may stand for
   * one.
   */
  static boolean isScalar(DataType dtype) {
    var value = dtype;
    while (value instanceof OptionType option) {
      value = option.value();
    }
    return switch (value) {
      case ArrayType _, RecordType _, TupleType _, MapType _, FunctionType _, TypeVariable _ -> false;
      case TypeKind kind -> kind != TypeKind.ANY;
      case BasicType basic -> basic != BasicType.VOID;
      default -> true;
    };
  }

  private static boolean isNumber(DataType dtype, DType.Kind kind) {
    return dtype instanceof DType number && number.kind() == kind;
  }
}
