package dev.ashlar.tools.exporting;

import dev.ashlar.datashape.ArrayType;
import dev.ashlar.datashape.BasicType;
import dev.ashlar.datashape.CategoricalType;
import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.DataTypes;
import dev.ashlar.datashape.DatetimeType;
import dev.ashlar.datashape.DecimalType;
import dev.ashlar.datashape.Dim;
import dev.ashlar.datashape.FixedStringType;
import dev.ashlar.datashape.OptionType;
import dev.ashlar.datashape.RecordType;
import dev.ashlar.datashape.StringEncoding;
import dev.ashlar.datashape.StringType;
import dev.ashlar.datashape.TickUnit;
import dev.ashlar.datashape.TimeType;
import dev.ashlar.datashape.TimedeltaType;
import dev.ashlar.datashape.TupleType;
import dev.ashlar.datashape.UnitsType;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.element.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The type that comes nearest to one in NumPy, and the values in it: strings as long as the longest one, dates as days
 * in 8 bytes, missing numbers as NaN, missing times as NaT, missing strings empty, categories as text, decimals as
 * float64.
 */
final class NumPyForm {
  private static final double MISSING = Double.NaN;

  private final DataType type;
  private final List<NumPyForm> parts;
  private int longest = 1;

  private NumPyForm(DataType type, List<NumPyForm> parts) {
    this.type = type;
    this.parts = parts;
  }

  /**
   * For a type.
   *
   * @throws InputException if NumPy has nothing like it
   */
  static NumPyForm of(DataType type) {
    return switch (type) {
      case OptionType option -> new NumPyForm(type, List.of(of(option.value())));
      case UnitsType units -> of(units.value());
      case RecordType record -> new NumPyForm(type, record.types().stream().map(NumPyForm::of).toList());
      case TupleType tuple -> new NumPyForm(type, tuple.types().stream().map(NumPyForm::of).toList());
      case ArrayType array -> {
        if (!array.dims().stream().allMatch(Dim.Fixed.class::isInstance)) {
          throw new InputException("NumPy has no ragged rows such as " + type + "; export them as .json");
        }
        yield new NumPyForm(type, List.of(of(array.dtype())));
      }
      case BasicType basic when basic == BasicType.BYTES || basic == BasicType.NULL ->
          throw new InputException("NumPy has nothing like " + type + "; export it as .json");
      default -> new NumPyForm(type, List.of());
    };
  }

  /** Whether NumPy has the type itself, so that nothing needs to be converted. */
  boolean isSame() {
    return !isText() && !(type instanceof OptionType) && parts.stream().allMatch(NumPyForm::isSame)
        && type().equals(type);
  }

  private boolean isText() {
    return type instanceof StringType || type == BasicType.JSON || type instanceof CategoricalType
        || type instanceof FixedStringType;
  }

  /** Looks at a value before {@link #type} is asked for: strings get the length of the longest one. */
  void measure(@Nullable Object value) {
    switch (value) {
      case List<?> items when type instanceof ArrayType array ->
          items.forEach(item -> measure(item, array.dims().size()));
      case List<?> items when type instanceof TupleType -> {
        for (int i = 0; i < items.size(); i++) {
          parts.get(i).measure(items.get(i));
        }
      }
      case Map<?, ?> fields when type instanceof RecordType -> {
        var values = new ArrayList<@Nullable Object>(fields.values());
        for (int i = 0; i < values.size(); i++) {
          parts.get(i).measure(values.get(i));
        }
      }
      case null -> {}
      default -> {
        if (type instanceof OptionType) {
          parts.getFirst().measure(value);
        } else if (isText()) {
          var text = PlainText.of(value);
          longest = Math.max(longest, text.codePointCount(0, text.length()));
        }
      }
    }
  }

  private void measure(@Nullable Object value, int depth) {
    if (depth > 1 && value instanceof List<?> items) {
      items.forEach(item -> measure(item, depth - 1));
    } else {
      parts.getFirst().measure(value);
    }
  }

  /** The type in NumPy, once all values were measured. */
  DataType type() {
    if (isText()) {
      return new FixedStringType(longest, StringEncoding.UTF32);
    }
    return switch (type) {
      case OptionType _ -> optional(parts.getFirst());
      case RecordType record -> new RecordType(record.names(), parts.stream().map(NumPyForm::type).toList(), false);
      case TupleType _ -> new TupleType(parts.stream().map(NumPyForm::type).toList(), false);
      case ArrayType array -> DataTypes.array(array.dims(), parts.getFirst().type());
      case BasicType basic when basic == BasicType.DATE -> DataTypes.datetime(TickUnit.DAY);
      case DatetimeType time -> DataTypes.datetime(time.unit());
      case TimeType time -> DataTypes.timedelta(time.unit());
      case DecimalType _ -> DType.FLOAT64;
      case DataType other -> other;
    };
  }

  private static DataType optional(NumPyForm value) {
    return switch (value.type()) {
      case DType number -> number.kind() == DType.Kind.FLOAT || number.kind() == DType.Kind.COMPLEX ? number
          : DType.FLOAT64;
      case DatetimeType time -> time.option();
      case TimedeltaType time -> time.option();
      case DataType other -> other;
    };
  }

  /** The value in that type. */
  @Nullable Object value(@Nullable Object value) {
    return switch (type) {
      case OptionType _ -> value != null ? parts.getFirst().value(value) : parts.getFirst().missing();
      case RecordType record -> fields(record, value);
      case TupleType tuple -> items(tuple, value);
      case ArrayType array -> list(value, array.dims().size());
      case DataType _ -> value == null ? missing() : isText() ? PlainText.of(value) : value;
    };
  }

  private Object fields(RecordType record, @Nullable Object value) {
    var fields = value instanceof Map<?, ?> map ? map : Map.of();
    var converted = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < parts.size(); i++) {
      var name = record.names().get(i);
      converted.put(name, parts.get(i).value(fields.get(name)));
    }
    return converted;
  }

  private Object items(TupleType tuple, @Nullable Object value) {
    var converted = new ArrayList<@Nullable Object>();
    for (int i = 0; i < tuple.types().size(); i++) {
      converted.add(parts.get(i).value(value instanceof List<?> list ? list.get(i) : null));
    }
    return converted;
  }

  private @Nullable Object list(@Nullable Object value, int depth) {
    if (!(value instanceof List<?> items)) {
      return value == null ? null : parts.getFirst().value(value);
    }
    var converted = new ArrayList<@Nullable Object>();
    for (var item : items) {
      converted.add(depth > 1 ? list(item, depth - 1) : parts.getFirst().value(item));
    }
    return converted;
  }

  private @Nullable Object missing() {
    return isText() ? "" : type instanceof DType || type instanceof DecimalType ? (Object) MISSING
        : type instanceof RecordType || type instanceof TupleType || type instanceof ArrayType ? value(null) : null;
  }
}
