package dev.ashlar.tools.clippy.backend;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.Missing;
import dev.ashlar.datashape.OptionType;
import dev.ashlar.datashape.RecordType;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.tools.InputException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The elements of arrays as values of JSON: numbers and truth values; a complex number as the list of its two parts; a record as an object;
 * dimensions as lists.
 */
final class ArrayValues {
  /** More elements than this do not go through JSON. */
  static final long LIMIT = 1_000_000;

  private final TextColumn.Source texts;

  private ArrayValues(TextColumn.Source texts) {
    this.texts = texts;
  }

  /**
   * The elements in nested lists, or the one element of an array without dimensions.
   *
   * @throws InputException if there are too many
   */
  static @Nullable Object of(NDArray array) {
    return of(array, Optional::empty);
  }

  /**
   * The same, of an array that may have strings.
   *
   * @param texts what they refer to
   */
  static @Nullable Object of(NDArray array, TextColumn.Source texts) {
    if (array.size() > LIMIT) {
      throw new InputException("an array of " + array.size() + " elements is too large for a list of Python's (the limit is " + LIMIT
          + "): take a part, or map the store with numpy.memmap as docs/python.md shows");
    }
    return nested(new ArrayValues(texts).flat(array), array.shape());
  }

  private List<@Nullable Object> flat(NDArray array) {
    return switch (array.dtype()) {
      case DType dtype -> numbers(array, dtype);
      case RecordType record -> records(array, record);
      case DataType type when TextColumn.isText(type) -> new ArrayList<>(TextColumn.read(array, texts));
      case OptionType option -> present(array, option.value());
      default -> throw new InputException("elements of " + array.dtype() + " have no form in JSON");
    };
  }

  private static List<@Nullable Object> numbers(NDArray array, DType dtype) {
    return switch (dtype.kind()) {
      case BOOL -> boxed(array.toLongArray(), value -> value != 0);
      case INT -> boxed(array.toLongArray(), value -> value);
      case UINT -> boxed(array.toLongArray(),
          value -> value >= 0 ? (Object) value : new java.math.BigInteger(Long.toUnsignedString(value)));
      case FLOAT -> new ArrayList<>(Arrays.stream(array.toDoubleArray()).boxed().toList());
      case COMPLEX -> {
        var real = array.real().toDoubleArray();
        var imaginary = array.imag().toDoubleArray();
        var values = new ArrayList<@Nullable Object>(real.length);
        for (int i = 0; i < real.length; i++) {
          values.add(List.of(real[i], imaginary[i]));
        }
        yield values;
      }
    };
  }

  /** The values, and null where the bits say that there is none. */
  private List<@Nullable Object> present(NDArray array, DataType type) {
    var values = flat(array.view(type));
    int width = Missing.width(type);
    long missing = Missing.bits(type);
    try (var arena = Arena.ofConfined()) {
      var bytes = array.toSegment(arena);
      for (int i = 0; i < values.size(); i++) {
        long at = i * array.itemsize();
        long bits =
            switch (width) {
              case Byte.BYTES -> bytes.get(ValueLayout.JAVA_BYTE, at);
              case Short.BYTES -> bytes.get(ValueLayout.JAVA_SHORT_UNALIGNED, at);
              case Integer.BYTES -> bytes.get(ValueLayout.JAVA_INT_UNALIGNED, at);
              default -> bytes.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
            };
        if (bits == missing) {
          values.set(i, null);
        }
      }
    }
    return values;
  }

  private static List<@Nullable Object> boxed(long[] values, java.util.function.LongFunction<Object> box) {
    return new ArrayList<>(Arrays.stream(values).mapToObj(box).toList());
  }

  private List<@Nullable Object> records(NDArray array, RecordType record) {
    var rows = new ArrayList<LinkedHashMap<String, @Nullable Object>>();
    for (long i = 0; i < array.size(); i++) {
      rows.add(new LinkedHashMap<>());
    }
    for (var name : record.names()) {
      var field = array.field(name);
      var values = flat(field);
      // a field with dimensions of its own has them behind those of the array
      var inner = Arrays.copyOfRange(field.shape(), array.ndim(), field.ndim());
      int each = rows.isEmpty() ? 0 : values.size() / rows.size();
      for (int i = 0; i < rows.size(); i++) {
        rows.get(i).put(name, nested(values.subList(i * each, (i + 1) * each), inner));
      }
    }
    return new ArrayList<>(rows);
  }

  private static @Nullable Object nested(List<@Nullable Object> values, long[] shape) {
    if (shape.length == 0) {
      return values.getFirst();
    }
    var level = values;
    for (int axis = shape.length - 1; axis > 0; axis--) {
      int extent = Math.toIntExact(shape[axis]);
      long count = 1;
      for (int outer = 0; outer < axis; outer++) {
        count *= shape[outer];
      }
      var lists = new ArrayList<@Nullable Object>();
      for (int i = 0; i < count; i++) {
        lists.add(level.subList(i * extent, (i + 1) * extent));
      }
      level = lists;
    }
    return level;
  }
}
