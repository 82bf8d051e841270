package dev.ashlar.tools.element;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.ashlar.datashape.ArrayType;
import dev.ashlar.datashape.BasicType;
import dev.ashlar.datashape.CategoricalType;
import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.DataTypes;
import dev.ashlar.datashape.DatetimeType;
import dev.ashlar.datashape.DecimalType;
import dev.ashlar.datashape.Dim;
import dev.ashlar.datashape.FixedBytesType;
import dev.ashlar.datashape.FixedStringType;
import dev.ashlar.datashape.OptionType;
import dev.ashlar.datashape.RecordType;
import dev.ashlar.datashape.StringType;
import dev.ashlar.datashape.TimeType;
import dev.ashlar.datashape.TimedeltaType;
import dev.ashlar.datashape.TupleType;
import dev.ashlar.datashape.UnitsType;
import dev.ashlar.tools.InputException;
import java.lang.foreign.MemorySegment;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes elements of one type. Values are Java's: {@code Boolean}, {@code Long} (or {@code BigInteger} beyond
 * it), {@code Float}, {@code Double}, {@link Complex}, {@code String}, {@code byte[]}, {@code BigDecimal},
 * {@code LocalDate}, {@code LocalTime}, {@code LocalDateTime}, {@link Span}, {@code Map} for records, {@code List} for
 * tuples and dimensions, and null for what is missing. Any value may be given as its text too.
 */
public interface Codec {
  /** Bytes of an element. */
  long size();

  /** Whether elements may be missing: whether null can be written. */
  default boolean mayBeMissing() {
    return false;
  }

  /**
   * Writes a value.
   *
   * @param to the element's bytes at {@code at}, zeros so far
   * @throws InputException if the type has no such value
   */
  void write(@Nullable Object value, MemorySegment to, long at, HeapSink heap);

  /**
   * Reads a value; null if it is missing.
   *
   * @param heap what the array's elements refer to; empty if they refer to nothing
   */
  @Nullable Object read(MemorySegment from, long at, MemorySegment heap);

  /**
   * For elements of a type.
   *
   * @throws InputException if such elements cannot be stored
   */
  static Codec of(DataType type) {
    return switch (type) {
      case DType number when number.kind() == DType.Kind.COMPLEX -> new ComplexCodec(number);
      case DType number -> new NumberCodec(number);
      case OptionType option -> OptionCodec.of(option.value());
      case BasicType basic ->
          switch (basic) {
            case DATE -> new TimeCodec(type, TimeCodec.Kind.DATE, dev.ashlar.datashape.TickUnit.DAY);
            case JSON -> new TextCodec("json");
            case BYTES -> new BytesCodec();
            case NULL -> new NullCodec();
            default -> throw unknown(type);
          };
      case StringType _ -> new TextCodec("string");
      case FixedStringType text -> new FixedTextCodec(text);
      case FixedBytesType bytes -> new FixedBytesCodec(bytes);
      case TimeType time -> new TimeCodec(type, TimeCodec.Kind.TIME, time.unit());
      case DatetimeType time -> new TimeCodec(type, TimeCodec.Kind.DATETIME, time.unit());
      case TimedeltaType time -> new TimeCodec(type, TimeCodec.Kind.TIMEDELTA, time.unit());
      case DecimalType decimal -> new DecimalCodec(decimal);
      case CategoricalType categories -> new CategoryCodec(categories);
      case UnitsType units -> of(units.value());
      case RecordType record -> new RecordCodec(record);
      case TupleType tuple -> new TupleCodec(tuple);
      case ArrayType array -> list(array);
      default -> throw unknown(type);
    };
  }

  private static Codec list(ArrayType array) {
    var dims = array.dims();
    var inner = dims.size() == 1 ? array.dtype() : DataTypes.array(dims.subList(1, dims.size()), array.dtype());
    return switch (dims.getFirst()) {
      case Dim.Fixed(long extent) -> new ListCodec(extent, of(inner));
      case Dim.Var() -> new RaggedCodec(of(inner), inner.layout().alignment());
      default -> throw unknown(array);
    };
  }

  private static InputException unknown(DataType type) {
    return new InputException("elements of " + type + " cannot be stored as values");
  }

  /** Writes the low bytes of {@code bits}: 1, 2, 4 or 8 of them. */
  static void putBits(MemorySegment to, long at, int bytes, long bits) {
    switch (bytes) {
      case 1 -> to.set(JAVA_BYTE, at, (byte) bits);
      case 2 -> to.set(JAVA_SHORT_UNALIGNED, at, (short) bits);
      case 4 -> to.set(JAVA_INT_UNALIGNED, at, (int) bits);
      default -> to.set(JAVA_LONG_UNALIGNED, at, bits);
    }
  }

  /** A value in a message, not too long. */
  static String quoted(@Nullable Object value) {
    var text = value instanceof String s ? "'" + s + "'" : String.valueOf(value);
    var line = text.replaceAll("\\s+", " ");
    return line.length() <= 60 ? line : line.substring(0, 57) + "...";
  }

  /** The types of a tuple's items in order. */
  static Codec[] all(java.util.List<DataType> types) {
    return IntStream.range(0, types.size()).mapToObj(i -> of(types.get(i))).toArray(Codec[]::new);
  }
}
