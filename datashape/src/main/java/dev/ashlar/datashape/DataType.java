package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;
import java.util.List;

/**
 * A type of the datashape language: a dtype, or dimensions in front of one. Types are immutable values; equality is by
 * structure, {@link Object#toString() toString()} is the canonical text, and
 * {@code DataTypes.parse(type.toString()).equals(type)} for every type.
 *
 * <p>No type is deeper than {@value #MAX_DEPTH} levels, dimensions included, nor made of more than {@value #MAX_NODES}
 * parts: the constructors refuse. Comparing, hashing, printing and matching use no recursion, so they work on a small
 * stack at any depth.
 *
 * {@snippet :
 * DataType type = DataTypes.parse("3 * {x: int32, y: ?float64}");
 * type.toString();                // "3 * {x: int32, y: ?float64}"
 * type.dtype().isRecord();        // true
 * }
 */
public sealed interface DataType
    permits BasicType,
        CompositeType,
        DType,
        DatetimeType,
        DecimalType,
        FixedBytesType,
        FixedStringType,
        StringType,
        TimeType,
        TimedeltaType,
        TypeKind,
        TypeVariable {

  /** The greatest number of levels of a type: every dimension, option, bracket and function result is one. */
  int MAX_DEPTH = 4096;

  /** The greatest number of parts of a type, counted as they print. */
  int MAX_NODES = 1 << 20;

  /** The dimensions in front, outermost first; empty for a dtype. */
  default List<Dim> dims() {
    return List.of();
  }

  /** What stands behind the dimensions: never an {@link ArrayType}; this very type if it has no dimensions. */
  default DataType dtype() {
    return this;
  }

  /** The types that this one is made of, in the order of its text; empty for the simple ones. */
  default List<DataType> components() {
    return List.of();
  }

  /**
   * The extents of the dimensions, outermost first; empty for a dtype. Together with {@link #dtype()} it splits the
   * type of an array.
   *
   * @throws IllegalArgumentException if a dimension is not a fixed number
   */
  default long[] shape() {
    return new long[0];
  }

  /** {@code extent * this}. */
  default ArrayType dim(long extent) {
    return dim(new Dim.Fixed(extent));
  }

  /** {@code dim * this}. */
  default ArrayType dim(Dim dim) {
    return new ArrayType(List.of(dim), this);
  }

  /** {@code var * this}. */
  default ArrayType varDim() {
    return dim(Dim.VAR);
  }

  /** {@code ?this}. */
  default OptionType option() {
    return new OptionType(this);
  }

  /** The text on as many lines as needed, records and tuples that are wider than {@code width} with one item a line. */
  default String pretty(int width) {
    return Printer.pretty(this, width);
  }

  /**
   * Size, alignment, offsets and strides in memory.
   *
   * @throws IllegalArgumentException if the type cannot be stored
   */
  default Layout layout() {
    return Layout.of(this);
  }

  /** Whether this pattern describes a type, and what its variables stand for then. Not commutative. */
  default Match match(DataType concrete) {
    var matcher = new Matcher(false, false);
    var failure = matcher.match(this, concrete);
    return failure == null ? Match.of(matcher.bindings()) : Match.failure(failure);
  }

  /**
   * Whether this is a single value, missing or not: no dimensions, record, tuple, map or function. {@code json} is one.
   */
  default boolean isScalar() {
    return Kinds.isScalar(this);
  }

  /** Whether this is a record, missing or not, without dimensions. */
  default boolean isRecord() {
    return dims().isEmpty() && Predicates.measure(this) instanceof RecordType;
  }

  /**
   * Whether this has rows and fixed columns: two dimensions, of which records and tuples count as one, and all but the
   * outermost fixed. {@code var * {x: int32, y: string}} and {@code var * 3 * int32} are.
   */
  default boolean isTabular() {
    return Predicates.isTabular(this);
  }

  /**
   * Whether the elements, missing or not, are numbers: integers, floats, complex numbers or decimals; not truth values.
   */
  default boolean isNumeric() {
    return switch (Predicates.measure(this)) {
      case DType dtype -> dtype != DType.BOOL;
      case UnitsType units -> Predicates.measure(units.value()) instanceof DType dtype && dtype != DType.BOOL;
      case DecimalType _ -> true;
      case TypeKind kind ->
          kind == TypeKind.INT || kind == TypeKind.UINT || kind == TypeKind.FLOAT || kind == TypeKind.COMPLEX;
      case DataType other -> other == BasicType.BFLOAT16;
    };
  }

  /**
   * Whether the elements, missing or not, are real floating point numbers: float16 is one of them, as are the others.
   */
  default boolean isReal() {
    return Kinds.describes(TypeKind.FLOAT, Predicates.measure(this));
  }

  /** Whether the elements, missing or not, are dates or points in time. */
  default boolean isDateLike() {
    var measure = Predicates.measure(this);
    return measure == BasicType.DATE || measure instanceof DatetimeType;
  }

  /** Whether all single values in this type are of one dtype; {@code ?int32} and {@code int32} are two. */
  default boolean isHomogeneous() {
    return Predicates.isHomogeneous(this);
  }

  /** Whether every dimension, those in fields too, has a fixed length; false if a variable leaves it open. */
  default boolean isFixed() {
    return Predicates.isFixed(this);
  }

  /** Whether a {@code var} dimension is found anywhere in this type. */
  default boolean hasVar() {
    return Predicates.hasVar(this);
  }

  /** Whether a dimension that is an ellipsis is found anywhere in this type. */
  default boolean hasEllipsis() {
    return Predicates.hasEllipsis(this);
  }

  /**
   * The type of an array of this type that is indexed: {@code 3 * 4 * {x: int8}} at a position and a field is
   * {@code 4 * int8}. Slices of a dimension whose length is not known have a length that is not known.
   *
   * @throws IndexOutOfBoundsException if a position is outside, a mask does not fit, or more dimensions are indexed
   *     than there are
   * @throws IllegalArgumentException if there is no such field, if positions do not broadcast, or an ellipsis is
   *     indexed
   */
  default DataType subshape(Subscript... subscripts) {
    return Subshape.of(this, List.of(subscripts));
  }
}
