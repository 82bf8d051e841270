package dev.ashlar.datashape;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the types of Java values, from the innermost outwards. */
final class Discovery {
  private final Sniffing sniffing;

  /** A value and how deep it lies. */
  private record Node(@Nullable Object value, long depth) {}

  private Discovery(Sniffing sniffing) {
    this.sniffing = sniffing;
  }

  static DataType of(@Nullable Object value, Sniffing sniffing) {
    return settled(unsettled(value, sniffing));
  }

  /** The type, in which {@link Unification#NOTHING} stands for items that were not there. */
  static DataType unsettled(@Nullable Object value, Sniffing sniffing) {
    var discovery = new Discovery(sniffing);
    return Fold.<Node, DataType>of(new Node(value, 0), Discovery::parts, discovery::combine);
  }

  /** Items that were never there are null. */
  static DataType settled(DataType type) {
    return Fold.of(
        type,
        (node, components) ->
            node == Unification.NOTHING
                ? BasicType.NULL
                : node instanceof CompositeType composite ? composite.with(components) : node);
  }

  private static List<Node> parts(Node node) {
    if (node.depth > DataType.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "discover: the value is nested more than " + DataType.MAX_DEPTH + " levels deep, or holds itself");
    }
    var parts = new ArrayList<Node>();
    switch (node.value) {
      case Iterable<?> items -> items.forEach(item -> parts.add(new Node(item, node.depth + 1)));
      case Object[] items -> {
        for (var item : items) {
          parts.add(new Node(item, node.depth + 1));
        }
      }
      case Optional<?> optional -> optional.ifPresent(item -> parts.add(new Node(item, node.depth + 1)));
      case Map<?, ?> map -> {
        if (!isRecord(map)) {
          map.keySet().forEach(key -> parts.add(new Node(key, node.depth + 1)));
        }
        map.values().forEach(item -> parts.add(new Node(item, node.depth + 1)));
      }
      case Record record -> {
        for (var component : record.getClass().getRecordComponents()) {
          parts.add(new Node(read(record, component), node.depth + 1));
        }
      }
      case null, default -> {}
    }
    return parts;
  }

  private static boolean isRecord(Map<?, ?> map) {
    return map.keySet().stream().allMatch(String.class::isInstance);
  }

  private static @Nullable Object read(Record record, RecordComponent component) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new IllegalArgumentException(
          "discover: the component '" + component.getName() + "' of " + record.getClass().getName() + " cannot be read",
          e);
    }
  }

  private DataType combine(Node node, List<DataType> parts) {
    return switch (node.value) {
      case null -> BasicType.NULL;
      case Iterable<?> _, Object[] _ -> list(parts);
      case Optional<?> _ -> Unification.optional(parts.isEmpty() ? BasicType.NULL : parts.getFirst());
      case Map<?, ?> map -> isRecord(map) ? record(map, parts) : map(parts);
      case Record record -> {
        var builder = DataTypes.record();
        var components = record.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
          builder.field(components[i].getName(), parts.get(i));
        }
        yield builder.build();
      }
      case Object value -> scalar(value);
    };
  }

  private DataType list(List<DataType> items) {
    var common = unite(items);
    return common == null ? new TupleType(items, false) : common.dim(items.size());
  }

  private @Nullable DataType unite(List<DataType> items) {
    DataType common = Unification.NOTHING;
    for (var item : items) {
      common = Unification.of(common, item, sniffing == Sniffing.TEXT);
      if (common == null) {
        return null;
      }
    }
    return common;
  }

  private static DataType record(Map<?, ?> map, List<DataType> types) {
    return new RecordType(map.keySet().stream().map(String.class::cast).toList(), types, false);
  }

  private DataType map(List<DataType> parts) {
    var key = unite(parts.subList(0, parts.size() / 2));
    var value = unite(parts.subList(parts.size() / 2, parts.size()));
    return new MapType(key == null ? BasicType.OBJECT : key, value == null ? BasicType.OBJECT : value);
  }

  private DataType scalar(Object value) {
    return switch (value) {
      case Boolean _ -> DType.BOOL;
      case Byte _ -> DType.INT8;
      case Short _ -> DType.INT16;
      case Integer _ -> DType.INT32;
      case Long _ -> DType.INT64;
      case Float _ -> DType.FLOAT32;
      case Double _ -> DType.FLOAT64;
      case Character _ -> BasicType.CHAR;
      case BigInteger number -> integer(number);
      case BigDecimal number -> new DecimalType(Math.max(number.precision(), number.scale()), number.scale());
      case String text -> sniffing == Sniffing.TEXT ? TextSniffer.sniff(text) : DataTypes.string();
      case byte[] _ -> BasicType.BYTES;
      case LocalDate _ -> BasicType.DATE;
      case LocalTime time -> new TimeType(null, unit(time));
      case LocalDateTime time -> datetime(time);
      case Instant time -> datetime(time);
      case ZonedDateTime time -> new DatetimeType(time.getZone().getId(), unit(time));
      case OffsetDateTime time -> new DatetimeType(time.getOffset().getId(), unit(time));
      case Duration time -> timedelta(time);
      case boolean[] _, short[] _, int[] _, long[] _, float[] _, double[] _, char[] _ -> primitives(value);
      default -> throw new IllegalArgumentException(
          "discover: no datashape is known for values of " + value.getClass().getName());
    };
  }

  private static DataType primitives(Object array) {
    var element =
        switch (array) {
          case boolean[] _ -> DType.BOOL;
          case short[] _ -> DType.INT16;
          case int[] _ -> DType.INT32;
          case long[] _ -> DType.INT64;
          case float[] _ -> DType.FLOAT32;
          case double[] _ -> DType.FLOAT64;
          default -> BasicType.CHAR;
        };
    return element.dim(Array.getLength(array));
  }

  private static DataType integer(BigInteger number) {
    if (number.bitLength() < 64) {
      return DType.INT64;
    }
    return number.signum() > 0 && number.bitLength() == 64
        ? DType.UINT64
        : new DecimalType(new BigDecimal(number).precision(), 0);
  }

  private static DataType datetime(TemporalAccessor time) {
    return DataTypes.datetime(unit(time));
  }

  private static DataType timedelta(Duration duration) {
    return DataTypes.timedelta(unit(duration.toNanosPart()));
  }

  private static TickUnit unit(TemporalAccessor time) {
    return unit(time.get(ChronoField.NANO_OF_SECOND));
  }

  /** Microseconds, unless they do not say it all. */
  private static TickUnit unit(int nanosecond) {
    return nanosecond % 1000 == 0 ? TickUnit.MICROSECOND : TickUnit.NANOSECOND;
  }
}
