package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The type that two types have in common: the array API standard's table ("Type Promotion Rules", 2025.12), NumPy 2's
 * where the standard mixes no kinds, and the same idea for all other dtypes. Two types are folded together as one tree
 * of pairs.
 */
@SuppressWarnings("EnumOrdinal") // the table is square over the dtypes
final class Promotion {
  private static final int COUNT = DType.values().length;
  private static final DType[] TABLE = table();

  private record Pair(DataType left, DataType right) {}

  private Promotion() {}

  static DType of(DType left, DType right) {
    return TABLE[left.ordinal() * COUNT + right.ordinal()];
  }

  static DataType of(DataType left, DataType right) {
    return Fold.<Pair, DataType>of(new Pair(left, right), Promotion::parts, Promotion::combine);
  }

  /** The pairs that have to be promoted before this one; none if it is settled by itself. */
  private static List<Pair> parts(Pair pair) {
    var l = pair.left;
    var r = pair.right;
    if (l.equals(r) || l == BasicType.NULL || r == BasicType.NULL) {
      return List.of();
    }
    if (l instanceof OptionType || r instanceof OptionType) {
      return List.of(new Pair(value(l), value(r)));
    }
    if (l instanceof ArrayType || r instanceof ArrayType) {
      return List.of(new Pair(l.dtype(), r.dtype()));
    }
    return haveSameFields(l, r) ? zip(l.components(), r.components()) : List.of();
  }

  private static DataType combine(Pair pair, List<DataType> parts) {
    var l = pair.left;
    var r = pair.right;
    if (l.equals(r)) {
      return l;
    }
    if (l == BasicType.NULL || r == BasicType.NULL) {
      return optional(l == BasicType.NULL ? r : l);
    }
    if (l instanceof OptionType || r instanceof OptionType) {
      return optional(parts.getFirst());
    }
    if (l instanceof ArrayType || r instanceof ArrayType) {
      var dims = Broadcast.join(l.dims(), r.dims());
      if (dims == null) {
        throw new IllegalArgumentException(
            "promote: cannot broadcast " + Printer.brief(l) + " with " + Printer.brief(r));
      }
      return DataTypes.array(dims, parts.getFirst());
    }
    if (haveSameFields(l, r)) {
      return ((CompositeType) l).with(parts);
    }
    var common = simple(l, r);
    if (common == null) {
      common = simple(r, l);
    }
    if (common == null) {
      throw new IllegalArgumentException(
          "promote: " + Printer.brief(l) + " and " + Printer.brief(r) + " have no common type");
    }
    return common;
  }

  private static DataType value(DataType type) {
    return type instanceof OptionType option ? option.value() : type;
  }

  private static DataType optional(DataType type) {
    return type instanceof OptionType || type == BasicType.NULL ? type : type.option();
  }

  private static boolean haveSameFields(DataType l, DataType r) {
    return switch (l) {
      case RecordType record -> record.hasHeadOf(r);
      case UnitsType units -> units.hasHeadOf(r);
      case TupleType tuple -> tuple.hasHeadOf(r) && tuple.types().size() == r.components().size();
      default -> false;
    };
  }

  private static List<Pair> zip(List<DataType> left, List<DataType> right) {
    var pairs = new ArrayList<Pair>(left.size());
    for (int i = 0; i < left.size(); i++) {
      pairs.add(new Pair(left.get(i), right.get(i)));
    }
    return pairs;
  }

  /**
   * What two different dtypes without common structure promote to, looked at from the left one; null if that says
   * nothing.
   */
  private static @Nullable DataType simple(DataType left, DataType right) {
    return switch (left) {
      case DType l when right instanceof DType r -> of(l, r);
      case BasicType l when l == BasicType.BFLOAT16 && right instanceof DType r -> bfloat16(r);
      case BasicType l when l == BasicType.BYTES && right instanceof FixedBytesType -> l;
      case BasicType l when l == BasicType.CHAR && isString(right) -> text(right);
      case BasicType l when l == BasicType.DATE && right instanceof DatetimeType(String tz, TickUnit unit) ->
          new DatetimeType(tz, finer(unit, TickUnit.DAY));
      case FixedBytesType l when right instanceof FixedBytesType r ->
          new FixedBytesType(Math.max(l.length(), r.length()), Math.max(l.alignment(), r.alignment()));
      case StringType l when isString(right) -> l.equals(text(right)) ? l : DataTypes.string();
      case FixedStringType l when right instanceof FixedStringType r -> fixedString(l, r);
      case CategoricalType l -> of(l.type(), right instanceof CategoricalType r ? r.type() : right);
      case TimeType(String tz, TickUnit unit) when right instanceof TimeType(String other, TickUnit unit2) ->
          Objects.equals(tz, other) ? new TimeType(tz, finer(unit, unit2)) : null;
      case DatetimeType(String tz, TickUnit unit) when right instanceof DatetimeType(String other, TickUnit unit2) ->
          Objects.equals(tz, other) ? new DatetimeType(tz, finer(unit, unit2)) : null;
      case TimedeltaType(TickUnit unit) when right instanceof TimedeltaType(TickUnit other) ->
          isCalendar(unit) == isCalendar(other) ? new TimedeltaType(finer(unit, other)) : null;
      case DecimalType l when right instanceof DecimalType r -> decimal(l, r);
      default -> null;
    };
  }

  private static DType bfloat16(DType other) {
    return switch (other) {
      case BOOL, INT8, UINT8, INT16, UINT16, FLOAT16 -> DType.FLOAT32;
      case INT32, UINT32, INT64, UINT64 -> DType.FLOAT64;
      case FLOAT32, FLOAT64, COMPLEX64, COMPLEX128 -> other;
    };
  }

  private static boolean isString(DataType type) {
    return type instanceof StringType || type instanceof FixedStringType;
  }

  private static StringType text(DataType string) {
    return string instanceof FixedStringType(_, StringEncoding encoding)
        ? new StringType(encoding)
        : string instanceof StringType type ? type : DataTypes.string();
  }

  /** ASCII takes as many units in the other encoding; else the number of units is not known. */
  private static DataType fixedString(FixedStringType l, FixedStringType r) {
    if (l.encoding() == r.encoding() || l.encoding() == StringEncoding.ASCII) {
      return new FixedStringType(Math.max(l.length(), r.length()), r.encoding());
    }
    return r.encoding() == StringEncoding.ASCII
        ? new FixedStringType(Math.max(l.length(), r.length()), l.encoding())
        : DataTypes.string();
  }

  private static TickUnit finer(TickUnit a, TickUnit b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  /** Whether a unit is a number of months, and so no fixed number of days. */
  private static boolean isCalendar(TickUnit unit) {
    return unit == TickUnit.MONTH || unit == TickUnit.YEAR;
  }

  private static @Nullable DecimalType decimal(DecimalType l, DecimalType r) {
    try {
      long scale = Math.max(l.scale(), r.scale());
      long whole =
          Math.max(Math.subtractExact(l.precision(), l.scale()), Math.subtractExact(r.precision(), r.scale()));
      return new DecimalType(Math.max(1, Math.addExact(whole, scale)), scale);
    } catch (ArithmeticException e) {
      return null;
    }
  }

  private static DType[] table() {
    var table = new DType[COUNT * COUNT];
    for (var l : DType.values()) {
      for (var r : DType.values()) {
        table[l.ordinal() * COUNT + r.ordinal()] = l.kind().compareTo(r.kind()) <= 0 ? promote(l, r) : promote(r, l);
      }
    }
    return table;
  }

  /** The lower kind is on the left. */
  private static DType promote(DType l, DType r) {
    if (l.kind() == r.kind()) {
      return l.itemsize() >= r.itemsize() ? l : r;
    }
    return switch (r.kind()) {
      case BOOL -> l;
      case UINT -> r;
      case INT -> l.kind() == DType.Kind.BOOL || l.itemsize() < r.itemsize() ? r : signedAbove(l);
      case FLOAT -> real(Math.max(realSize(l), r.itemsize()));
      case COMPLEX -> Math.max(realSize(l), r.itemsize() / 2) <= 4 ? DType.COMPLEX64 : DType.COMPLEX128;
    };
  }

  /** The smallest signed type that holds an unsigned one; NumPy 2 takes float64 for uint64. */
  private static DType signedAbove(DType unsigned) {
    return switch (unsigned.itemsize()) {
      case 1 -> DType.INT16;
      case 2 -> DType.INT32;
      case 4 -> DType.INT64;
      default -> DType.FLOAT64;
    };
  }

  /** Bytes of the smallest float that holds a dtype's values, as NumPy sees it: int64 in float64 too. */
  private static int realSize(DType dtype) {
    return switch (dtype.kind()) {
      case BOOL -> 2;
      case UINT, INT -> Math.min(8, 2 * dtype.itemsize());
      case FLOAT -> dtype.itemsize();
      case COMPLEX -> dtype.itemsize() / 2;
    };
  }

  private static DType real(int itemsize) {
    return itemsize <= 2 ? DType.FLOAT16 : itemsize == 4 ? DType.FLOAT32 : DType.FLOAT64;
  }
}
