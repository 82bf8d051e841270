package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;
import java.util.List;

/**
 * How a type lies in memory, by the rules of C: fields in order, each at a multiple of its alignment, the whole padded
 * to a multiple of the greatest. Strings, bytes, json and ragged dimensions are 16 bytes that refer to a heap;
 * {@code ?T} is as large as {@code T}.
 */
public final class Layout {
  private static final long VIEW_SIZE = 16;
  private static final long VIEW_ALIGNMENT = 8;
  private static final int DECIMAL_DIGITS = 38;

  private final long size;
  private final long alignment;
  private final long[] offsets;
  private final long[] strides;

  private Layout(long size, long alignment, long[] offsets, long[] strides) {
    this.size = size;
    this.alignment = alignment;
    this.offsets = offsets;
    this.strides = strides;
  }

  /**
   * The layout of a type.
   *
   * @throws IllegalArgumentException if the type describes values but cannot be stored (object, map, void, functions,
   *     kinds, variables), or is larger than 2^63 - 1 bytes
   */
  public static Layout of(DataType type) {
    return Fold.of(type, Layout::combine);
  }

  /** Bytes of one value, padding included. */
  public long size() {
    return size;
  }

  /** A power of two: the address of a value is a multiple of it. */
  public long alignment() {
    return alignment;
  }

  /** The bytes before each field of a record or item of a tuple; empty for all else. A fresh copy. */
  public long[] offsets() {
    return offsets.clone();
  }

  /**
   * The bytes from one element to the next along each dimension, in row-major order, down to the first {@code var};
   * empty for all that does not begin with a fixed dimension. A fresh copy.
   */
  public long[] strides() {
    return strides.clone();
  }

  private static Layout combine(DataType root, List<Layout> inner) {
    return switch (root) {
      case DType type ->
          plain(type.itemsize(), type.kind() == DType.Kind.COMPLEX ? type.itemsize() / 2 : type.itemsize());
      case BasicType type ->
          switch (type) {
            case NULL -> plain(0, 1);
            case BFLOAT16 -> plain(2, 2);
            case CHAR, DATE -> plain(4, 4);
            case BYTES, JSON -> plain(VIEW_SIZE, VIEW_ALIGNMENT);
            case VOID, OBJECT -> throw notStored(type, "its values have no bytes that are known");
          };
      case StringType _ -> plain(VIEW_SIZE, VIEW_ALIGNMENT);
      case FixedStringType type ->
          plain(times(type.length(), type.encoding().unitSize(), type), type.encoding().unitSize());
      case FixedBytesType type -> plain(padded(type.length(), type.alignment(), type), type.alignment());
      case TimeType _, DatetimeType _, TimedeltaType _, PointerType _ -> plain(8, 8);
      case DecimalType type -> decimal(type);
      case CategoricalType type -> categorical(type.categories().size());
      case OptionType _, UnitsType _ -> inner.getFirst();
      case TupleType type -> fields(type, type.variadic(), inner);
      case RecordType type -> fields(type, type.variadic(), inner);
      case ArrayType type -> array(type, inner.getFirst());
      case MapType type -> throw notStored(type, "a map has no fixed size");
      case FunctionType type -> throw notStored(type, "a function is not a value in memory");
      case TypeKind type -> throw notStored(type, "a kind stands for many types");
      case TypeVariable type -> throw notStored(type, "a variable stands for any type");
    };
  }

  private static Layout plain(long size, long alignment) {
    return new Layout(size, alignment, new long[0], new long[0]);
  }

  private static Layout decimal(DecimalType type) {
    if (type.precision() > DECIMAL_DIGITS) {
      throw notStored(type, "16 bytes hold at most " + DECIMAL_DIGITS + " digits");
    }
    return type.precision() <= 9 ? plain(4, 4) : type.precision() <= 18 ? plain(8, 8) : plain(16, 8);
  }

  private static Layout categorical(long categories) {
    return categories <= 1L << 8 ? plain(1, 1) : categories <= 1L << 16 ? plain(2, 2) : plain(4, 4);
  }

  private static Layout fields(DataType type, boolean variadic, List<Layout> fields) {
    if (variadic) {
      throw notStored(type, "'...' stands for fields that are not said");
    }
    var offsets = new long[fields.size()];
    long end = 0;
    long alignment = 1;
    for (int i = 0; i < offsets.length; i++) {
      var field = fields.get(i);
      offsets[i] = padded(end, field.alignment, type);
      end = plus(offsets[i], field.size, type);
      alignment = Math.max(alignment, field.alignment);
    }
    return new Layout(padded(end, alignment, type), alignment, offsets, new long[0]);
  }

  private static Layout array(ArrayType type, Layout element) {
    var dims = type.dims();
    long size = element.size;
    long alignment = element.alignment;
    var steps = new long[dims.size()];
    int fixed = 0;
    for (int i = dims.size() - 1; i >= 0; i--) {
      switch (dims.get(i)) {
        case Dim.Fixed(long extent) -> {
          steps[fixed++] = size;
          size = times(extent, size, type);
        }
        case Dim.Var() -> {
          fixed = 0;
          size = VIEW_SIZE;
          alignment = VIEW_ALIGNMENT;
        }
        case Dim dim -> throw notStored(type, "the dimension " + dim + " is not a number");
      }
    }
    var strides = new long[fixed];
    for (int i = 0; i < fixed; i++) {
      strides[i] = steps[fixed - 1 - i];
    }
    return new Layout(size, alignment, new long[0], strides);
  }

  private static long padded(long size, long alignment, DataType type) {
    return plus(size, -size & (alignment - 1), type);
  }

  private static long plus(long a, long b, DataType type) {
    if (a > Long.MAX_VALUE - b) {
      throw tooLarge(type);
    }
    return a + b;
  }

  private static long times(long a, long b, DataType type) {
    if (a != 0 && b > Long.MAX_VALUE / a) {
      throw tooLarge(type);
    }
    return a * b;
  }

  private static IllegalArgumentException tooLarge(DataType type) {
    return new IllegalArgumentException("layout: " + Printer.brief(type) + " is larger than 2^63 - 1 bytes");
  }

  private static IllegalArgumentException notStored(DataType type, String reason) {
    return new IllegalArgumentException("layout: " + Printer.brief(type) + " cannot be stored: " + reason);
  }

  @Override
  public String toString() {
    return "size " + size + ", alignment " + alignment;
  }
}
