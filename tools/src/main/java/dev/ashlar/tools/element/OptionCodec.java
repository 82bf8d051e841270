package dev.ashlar.tools.element;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.ashlar.datashape.BasicType;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.DataTypes;
import dev.ashlar.datashape.ArrayType;
import dev.ashlar.datashape.Dim;
import dev.ashlar.datashape.Missing;
import dev.ashlar.datashape.OptionType;
import dev.ashlar.datashape.RecordType;
import dev.ashlar.datashape.TupleType;
import dev.ashlar.tools.InputException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values that may be missing: the bits that say so, before the codec of the values. */
record OptionCodec(DataType type, Codec value, int width, long bits) implements MaybeMissing {

  /** A record or a fixed dimension is missing when each of its parts is. */
  static Codec of(DataType value) {
    return switch (value) {
      case RecordType record -> new MissingWhole(Codec.of(
          new RecordType(
              record.names(), record.types().stream().map(OptionCodec::optional).toList(), record.variadic())));
      case TupleType tuple -> new MissingWhole(Codec.of(
          new TupleType(tuple.types().stream().map(OptionCodec::optional).toList(), tuple.variadic())));
      case ArrayType array when array.dims().getFirst().equals(Dim.VAR) -> new MissingRow(Codec.of(array));
      case ArrayType array -> new MissingWhole(Codec.of(DataTypes.array(array.dims(), optional(array.dtype()))));
      case OptionType option -> of(option.value());
      default -> value == BasicType.NULL ? Codec.of(value)
          : new OptionCodec(value, Codec.of(value), Missing.width(value), Missing.bits(value));
    };
  }

  private static DataType optional(DataType type) {
    return type instanceof OptionType || type == BasicType.NULL ? type : type.option();
  }

  @Override
  public void write(@Nullable Object item, MemorySegment to, long at, HeapSink heap) {
    if (item == null) {
      Codec.putBits(to, at, width, bits);
      return;
    }
    value.write(item, to, at, heap);
    if (isMissing(to, at)) {
      throw new InputException(
          Codec.quoted(item) + " stands for a missing value in ?" + type + "; a wider type can hold it");
    }
  }

  @Override
  public @Nullable Object read(MemorySegment from, long at, MemorySegment heap) {
    return isMissing(from, at) ? null : value.read(from, at, heap);
  }

  private boolean isMissing(MemorySegment from, long at) {
    return switch (width) {
      case 1 -> from.get(JAVA_BYTE, at) == (byte) bits;
      case 2 -> from.get(JAVA_SHORT_UNALIGNED, at) == (short) bits;
      case 4 -> from.get(JAVA_INT_UNALIGNED, at) == (int) bits;
      default -> from.get(JAVA_LONG_UNALIGNED, at) == bits;
    };
  }

  /** A ragged row with the count -1. */
  private record MissingRow(Codec value) implements MaybeMissing {
    @Override
    public void write(@Nullable Object item, MemorySegment to, long at, HeapSink heap) {
      if (item == null) {
        to.set(JAVA_LONG_UNALIGNED, at + Long.BYTES, -1);
      } else {
        value.write(item, to, at, heap);
      }
    }

    @Override
    public @Nullable Object read(MemorySegment from, long at, MemorySegment heap) {
      return from.get(JAVA_LONG_UNALIGNED, at + Long.BYTES) == -1 ? null : value.read(from, at, heap);
    }
  }

  /** Records, tuples and lists: missing if all of their parts are. */
  private record MissingWhole(Codec value) implements MaybeMissing {
    @Override
    public void write(@Nullable Object item, MemorySegment to, long at, HeapSink heap) {
      value.write(item == null && value instanceof RecordCodec ? java.util.Map.of() : item, to, at, heap);
    }

    @Override
    public @Nullable Object read(MemorySegment from, long at, MemorySegment heap) {
      var item = value.read(from, at, heap);
      return isNothing(item) ? null : item;
    }

    private static boolean isNothing(@Nullable Object item) {
      return switch (item) {
        case null -> true;
        case List<?> items -> items.stream().allMatch(MissingWhole::isNothing);
        case java.util.Map<?, ?> fields -> fields.values().stream().allMatch(MissingWhole::isNothing);
        default -> false;
      };
    }
  }
}
