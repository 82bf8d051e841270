package dev.ashlar.datashape;

/**
 * The bits that stand for a missing value in an element of type {@code ?T}: 2 for bool, the minimum for signed
 * integers, dates and times, the maximum for unsigned ones and categories, for floats a quiet NaN of its own (in
 * complex numbers the real part is it), length
 * -1 for strings.
 */
public final class Missing {
  private static final long FLOAT64 = 0x7FF8_0000_0000_07A2L;
  private static final long FLOAT32 = 0x7FC0_07A2L;
  private static final long FLOAT16 = 0x7E0AL;
  private static final long TRUTH = 2;

  private Missing() {}

  /**
   * The number of bytes at the beginning of an element that tell whether it is missing: 1, 2, 4 or 8.
   *
   * @param type {@code T}, without the option
   * @throws IllegalArgumentException if elements of the type have no such bytes, as those of records, whose fields are
   *     missing one by one
   */
  public static int width(DataType type) {
    return switch (type) {
      case DType number -> number.kind() == DType.Kind.COMPLEX ? number.itemsize() / 2 : number.itemsize();
      case StringType _ -> Integer.BYTES;
      case BasicType basic when basic == BasicType.BYTES || basic == BasicType.JSON || basic == BasicType.DATE ->
          Integer.BYTES;
      case TimeType _, DatetimeType _, TimedeltaType _ -> Long.BYTES;
      case CategoricalType categorical -> (int) categorical.layout().size();
      case UnitsType units -> width(units.value());
      default -> throw none(type);
    };
  }

  /**
   * What these bytes hold as an integer if the element is missing, sign-extended from {@link #width}.
   *
   * @param type {@code T}, without the option
   * @throws IllegalArgumentException as {@link #width}
   */
  public static long bits(DataType type) {
    return switch (type) {
      case DType number ->
          switch (number.kind()) {
            case BOOL -> TRUTH;
            case INT -> Long.MIN_VALUE >> (Long.SIZE - Byte.SIZE * number.itemsize());
            case UINT -> -1;
            case FLOAT, COMPLEX ->
                switch (width(number)) {
                  case Short.BYTES -> FLOAT16;
                  case Integer.BYTES -> FLOAT32;
                  default -> FLOAT64;
                };
          };
      case StringType _, CategoricalType _ -> -1;
      case BasicType basic when basic == BasicType.BYTES || basic == BasicType.JSON -> -1;
      case BasicType basic when basic == BasicType.DATE -> Integer.MIN_VALUE;
      case TimeType _, DatetimeType _, TimedeltaType _ -> Long.MIN_VALUE;
      case UnitsType units -> bits(units.value());
      default -> throw none(type);
    };
  }

  private static IllegalArgumentException none(DataType type) {
    return new IllegalArgumentException("missing: elements of " + type + " have no bits that say they are missing");
  }
}
