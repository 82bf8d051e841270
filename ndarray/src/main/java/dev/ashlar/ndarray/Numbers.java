package dev.ashlar.ndarray;

import dev.ashlar.datashape.BasicType;
import dev.ashlar.datashape.CategoricalType;
import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.DatetimeType;
import dev.ashlar.datashape.Missing;
import dev.ashlar.datashape.OptionType;
import dev.ashlar.datashape.TimeType;
import dev.ashlar.datashape.TimedeltaType;
import dev.ashlar.datashape.UnitsType;
import org.jspecify.annotations.Nullable;

/**
 * Arrays whose elements are counts at bottom, as arrays of these numbers: dates and times in their unit, categories as
 * their codes, and optional values as floats in which the missing ones are NaN.
 */
final class Numbers {
  private Numbers() {}

  /**
   * A view where the bits say it already, else float64 in new memory; the array itself if its elements are no numbers.
   */
  static NDArray of(NDArray array) {
    return switch (array.dtype) {
      case DType _ -> array;
      case OptionType option -> present(array, option.value());
      case DataType type -> {
        var counts = counts(type);
        yield counts == null ? array : array.reinterpret(counts);
      }
    };
  }

  private static @Nullable DType counts(DataType type) {
    return switch (type) {
      case DType number -> number;
      case BasicType basic when basic == BasicType.DATE -> DType.INT32;
      case TimeType _, DatetimeType _, TimedeltaType _ -> DType.INT64;
      case CategoricalType categories ->
          switch ((int) categories.layout().size()) {
            case Byte.BYTES -> DType.UINT8;
            case Short.BYTES -> DType.UINT16;
            default -> DType.UINT32;
          };
      case UnitsType units -> counts(units.value());
      default -> null;
    };
  }

  private static NDArray present(NDArray array, DataType value) {
    var counts = counts(value);
    if (counts == null) {
      return array;
    }
    var bits = array.reinterpret(counts);
    if (counts.kind() == DType.Kind.FLOAT || counts.kind() == DType.Kind.COMPLEX) {
      return bits; // what is missing is a NaN already
    }
    var patterns = array.reinterpret(
        switch (counts.itemsize()) {
          case Byte.BYTES -> DType.INT8;
          case Short.BYTES -> DType.INT16;
          case Integer.BYTES -> DType.INT32;
          default -> DType.INT64;
        });
    var missing = patterns.equal(Missing.bits(value));
    var numbers = bits.astype(DType.FLOAT64);
    numbers.set(Double.NaN, Index.of(missing));
    return numbers;
  }
}
