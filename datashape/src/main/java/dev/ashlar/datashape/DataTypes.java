package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Parser;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes types, from text or piece by piece.
 *
 * {@snippet :
 * DataType a = DataTypes.parse("3 * var * {name: string, amount: ?float64}");
 * DataType b = DataTypes.record()
 *     .field("name", DataTypes.string())
 *     .field("amount", DataTypes.float64().option())
 *     .build().varDim().dim(3);
 * a.equals(b);  // true
 * }
 */
public final class DataTypes {
  private DataTypes() {}

  /**
   * Reads a type.
   *
   * @throws DataShapeException if the text is no datashape; it says where and why
   */
  public static DataType parse(String text) {
    return Parser.parse(text);
  }

  /** {@code bool}. */
  public static DType bool() {
    return DType.BOOL;
  }

  /** {@code int8}. */
  public static DType int8() {
    return DType.INT8;
  }

  /** {@code int16}. */
  public static DType int16() {
    return DType.INT16;
  }

  /** {@code int32}. */
  public static DType int32() {
    return DType.INT32;
  }

  /** {@code int64}. */
  public static DType int64() {
    return DType.INT64;
  }

  /** {@code uint8}. */
  public static DType uint8() {
    return DType.UINT8;
  }

  /** {@code uint16}. */
  public static DType uint16() {
    return DType.UINT16;
  }

  /** {@code uint32}. */
  public static DType uint32() {
    return DType.UINT32;
  }

  /** {@code uint64}. */
  public static DType uint64() {
    return DType.UINT64;
  }

  /** {@code float16}. */
  public static DType float16() {
    return DType.FLOAT16;
  }

  /** {@code float32}. */
  public static DType float32() {
    return DType.FLOAT32;
  }

  /** {@code float64}. */
  public static DType float64() {
    return DType.FLOAT64;
  }

  /** {@code complex[float32]}. */
  public static DType complex64() {
    return DType.COMPLEX64;
  }

  /** {@code complex[float64]}. */
  public static DType complex128() {
    return DType.COMPLEX128;
  }

  /** {@code string}: UTF-8 of any length. */
  public static StringType string() {
    return new StringType(StringEncoding.UTF8);
  }

  /** {@code string[length]}: UTF-8 in {@code length} bytes. */
  public static FixedStringType string(long length) {
    return new FixedStringType(length, StringEncoding.UTF8);
  }

  /** {@code string[length, 'encoding']}: {@code length} code units. */
  public static FixedStringType string(long length, StringEncoding encoding) {
    return new FixedStringType(length, encoding);
  }

  /** {@code bytes}, of any length. */
  public static BasicType bytes() {
    return BasicType.BYTES;
  }

  /** {@code bytes[length]}. */
  public static FixedBytesType bytes(long length) {
    return new FixedBytesType(length, 1);
  }

  /** {@code json}. */
  public static BasicType json() {
    return BasicType.JSON;
  }

  /** {@code date}. */
  public static BasicType date() {
    return BasicType.DATE;
  }

  /** {@code time}, in microseconds. */
  public static TimeType time() {
    return new TimeType(null, TickUnit.MICROSECOND);
  }

  /** {@code datetime}, in microseconds. */
  public static DatetimeType datetime() {
    return datetime(TickUnit.MICROSECOND);
  }

  /** {@code datetime[unit='unit']}. */
  public static DatetimeType datetime(TickUnit unit) {
    return new DatetimeType(null, unit);
  }

  /** {@code timedelta[unit='unit']}. */
  public static TimedeltaType timedelta(TickUnit unit) {
    return new TimedeltaType(unit);
  }

  /** {@code decimal[precision, scale]}. */
  public static DecimalType decimal(long precision, long scale) {
    return new DecimalType(precision, scale);
  }

  /** {@code categorical[[categories]]}, not ordered, its type found from the first category. */
  public static CategoricalType categorical(List<?> categories) {
    var type =
        switch (categories.isEmpty() ? "" : categories.getFirst()) {
          case String _ -> string();
          case Boolean _ -> bool();
          default -> int64();
        };
    return new CategoricalType(categories, type, false);
  }

  /** {@code map[key, value]}. */
  public static MapType map(DataType key, DataType value) {
    return new MapType(key, value);
  }

  /** {@code units['unit', value]}. */
  public static UnitsType units(String unit, DataType value) {
    return new UnitsType(unit, value);
  }

  /** {@code pointer[target]}. */
  public static PointerType pointer(DataType target) {
    return new PointerType(target);
  }

  /** A variable that stands for a dtype, {@code T}. */
  public static TypeVariable variable(String name) {
    return new TypeVariable(name);
  }

  /** {@code (types)}. */
  public static TupleType tuple(DataType... types) {
    return new TupleType(Arrays.asList(types), false);
  }

  /** {@code (parameters) -> result}. */
  public static FunctionType function(List<? extends DataType> parameters, DataType result) {
    return new FunctionType(List.copyOf(parameters), List.of(), false, result);
  }

  /** Begins a record, to be built field by field. */
  public static RecordBuilder record() {
    return new RecordBuilder();
  }

  /** The record of one field; {@link #record()} builds longer ones. */
  public static RecordType record(String name, DataType type) {
    return record().field(name, type).build();
  }

  /**
   * {@code shape[0] * shape[1] * ... * dtype}; the dtype itself if the shape is empty.
   *
   * @throws IllegalArgumentException if an extent is negative
   */
  public static DataType array(long[] shape, DataType dtype) {
    return array(Arrays.stream(shape).<Dim>mapToObj(Dim.Fixed::new).toList(), dtype);
  }

  /** The dimensions, outermost first, in front of a dtype; the dtype itself if there are none. */
  public static DataType array(List<Dim> dims, DataType dtype) {
    return dims.isEmpty() ? dtype : new ArrayType(dims, dtype);
  }

  /**
   * The numeric dtype that two have in common: the array API standard's table ("Type Promotion Rules", 2025.12), NumPy
   * 2's for mixed kinds ({@code uint64} with {@code int64} is {@code float64}). A table lookup.
   */
  public static DType promote(DType left, DType right) {
    return Promotion.of(left, right);
  }

  /**
   * The type that two types have in common, dimensions broadcast; an option if either is one. Records promote field by
   * field, strings to one that holds both, times to the finer unit.
   *
   * @throws IllegalArgumentException if there is none, as for a string and a number
   */
  public static DataType promote(DataType left, DataType right) {
    return Promotion.of(left, right);
  }

  /**
   * The type of a result whose operands have these types: its dtype becomes an option if one of theirs is an option.
   */
  public static DataType optionify(DataType left, DataType right, DataType result) {
    boolean option = left.dtype() instanceof OptionType || right.dtype() instanceof OptionType;
    return option && !(result.dtype() instanceof OptionType) ? array(result.dims(), result.dtype().option()) : result;
  }

  /**
   * The type of a Java value: boxed numbers, primitive arrays, strings, byte[], java.time values, BigDecimal, null;
   * lists and arrays of them, maps with strings as keys and records, which become records. Lists of lists of different
   * lengths are ragged, a field that is absent in some and a value that is null in some become options, and items of
   * types that have nothing in common make a tuple.
   *
   * {@snippet :
   * DataTypes.discover(List.of(List.of(1L, 2L), List.of(3L)));  // 2 * var * int64
   * }
   *
   * @throws IllegalArgumentException if a value is of a class that no type describes, or nested too deeply
   */
  public static DataType discover(@Nullable Object value) {
    return discover(value, Sniffing.OFF);
  }

  /** The type of a Java value, its text looked into if asked; see {@link #discover(Object)}. */
  public static DataType discover(@Nullable Object value, Sniffing sniffing) {
    return Discovery.of(value, sniffing);
  }
}
