package dev.ashlar.datashape.text;

import dev.ashlar.datashape.ArrayType;
import dev.ashlar.datashape.BasicType;
import dev.ashlar.datashape.CategoricalType;
import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.DatetimeType;
import dev.ashlar.datashape.DecimalType;
import dev.ashlar.datashape.FixedBytesType;
import dev.ashlar.datashape.FixedStringType;
import dev.ashlar.datashape.FunctionType;
import dev.ashlar.datashape.MapType;
import dev.ashlar.datashape.OptionType;
import dev.ashlar.datashape.PointerType;
import dev.ashlar.datashape.RecordType;
import dev.ashlar.datashape.StringEncoding;
import dev.ashlar.datashape.StringType;
import dev.ashlar.datashape.TickUnit;
import dev.ashlar.datashape.TimeType;
import dev.ashlar.datashape.TimedeltaType;
import dev.ashlar.datashape.TupleType;
import dev.ashlar.datashape.TypeKind;
import dev.ashlar.datashape.TypeVariable;
import dev.ashlar.datashape.UnitsType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes types as text. A type is unfolded into pieces (text, marks, further types) that wait on a stack. */
public final class Printer {
  /** Where a pretty print may break the line. */
  enum Mark {
    /** Items begin. */
    OPEN,
    /** An item begins behind a comma. */
    ITEM,
    /** Items end. */
    CLOSE
  }

  /** Takes the pieces of a type in order. */
  interface Output {
    void text(String text);

    void mark(Mark mark);
  }

  private static final int BRIEF = 100;

  private Printer() {}

  /** The canonical text, in one line. */
  public static String print(DataType type) {
    return switch (type) {
      case DType _, BasicType _, TypeKind _, TypeVariable _ -> type.toString();
      default -> {
        var line = new StringBuilder();
        write(
            type,
            new Output() {
              @Override
              public void text(String text) {
                line.append(text);
              }

              @Override
              public void mark(Mark mark) {
                if (mark == Mark.ITEM) {
                  line.append(' ');
                }
              }
            });
        yield line.toString();
      }
    };
  }

  /** The canonical text, cut where it gets long; for messages. */
  public static String brief(DataType type) {
    var text = print(type);
    return text.length() <= BRIEF ? text : text.substring(0, text.offsetByCodePoints(0, BRIEF / 2)) + "...";
  }

  /** The text broken into lines where records and tuples are wider than {@code width}. */
  public static String pretty(DataType type, int width) {
    var layout = new PrettyLayout(width);
    write(type, layout);
    return layout.finish();
  }

  static void write(DataType root, Output out) {
    var pending = new ArrayDeque<Object>();
    pending.push(root);
    var pieces = new ArrayList<Object>();
    while (!pending.isEmpty()) {
      var piece = pending.pop();
      switch (piece) {
        case String text -> out.text(text);
        case Mark mark -> out.mark(mark);
        case DataType type -> {
          pieces.clear();
          unfold(type, pieces);
          for (int i = pieces.size() - 1; i >= 0; i--) {
            pending.push(pieces.get(i));
          }
        }
        default -> throw new AssertionError(piece);
      }
    }
  }

  private static void unfold(DataType root, List<Object> out) {
    switch (root) {
      case DType _, BasicType _, TypeKind _, TypeVariable _ -> out.add(root.toString());
      case ArrayType type -> {
        for (var dim : type.dims()) {
          out.add(dim.toString());
          out.add(" * ");
        }
        out.add(type.dtype());
      }
      case OptionType type -> {
        // '??T' is no datashape
        boolean nested = type.value() instanceof OptionType;
        out.add(nested ? "option[" : "?");
        out.add(type.value());
        if (nested) {
          out.add("]");
        }
      }
      case TupleType type -> items("(", List.of(), type.types(), type.variadic(), ")", out);
      case RecordType type -> items("{", type.names(), type.types(), type.variadic(), "}", out);
      case FunctionType type -> {
        items("(", type.keywords(), type.parameters(), type.variadic(), ")", out);
        out.add(" -> ");
        out.add(type.result());
      }
      case PointerType type -> {
        out.add("pointer[");
        out.add(type.target());
        out.add("]");
      }
      case MapType type -> {
        out.add("map[");
        out.add(type.key());
        out.add(", ");
        out.add(type.value());
        out.add("]");
      }
      case UnitsType type -> {
        out.add("units[" + Quoting.quote(type.unit()));
        if (type.value() != DType.FLOAT64) {
          out.add(", ");
          out.add(type.value());
        }
        out.add("]");
      }
      case CategoricalType type -> categorical(type, out);
      case StringType type ->
          out.add(type.encoding() == StringEncoding.UTF8 ? "string" : "string['" + type.encoding() + "']");
      case FixedStringType type -> {
        var encoding = type.encoding() == StringEncoding.UTF8 ? "" : ", '" + type.encoding() + "'";
        out.add("string[" + type.length() + encoding + "]");
      }
      case FixedBytesType type ->
          out.add("bytes[" + type.length() + (type.alignment() == 1 ? "" : ", align=" + type.alignment()) + "]");
      case TimeType type -> out.add("time" + moment(type.timezone(), type.unit()));
      case DatetimeType type -> out.add("datetime" + moment(type.timezone(), type.unit()));
      case TimedeltaType type -> out.add("timedelta[unit='" + type.unit() + "']");
      case DecimalType type -> out.add("decimal[precision=" + type.precision() + ", scale=" + type.scale() + "]");
    }
  }

  private static void items(
      String open, List<String> names, List<DataType> types, boolean variadic, String close, List<Object> out) {
    out.add(open);
    out.add(Mark.OPEN);
    int unnamed = types.size() - names.size();
    for (int i = 0; i < types.size(); i++) {
      if (i > 0) {
        out.add(",");
        out.add(Mark.ITEM);
      }
      if (i >= unnamed) {
        out.add(Quoting.name(names.get(i - unnamed)) + ": ");
      }
      out.add(types.get(i));
    }
    if (variadic) {
      if (!types.isEmpty()) {
        out.add(",");
        out.add(Mark.ITEM);
      }
      out.add("...");
    }
    out.add(Mark.CLOSE);
    out.add(close);
  }

  private static void categorical(CategoricalType type, List<Object> out) {
    out.add("categorical[[");
    var separator = "";
    for (var category : type.categories()) {
      out.add(separator);
      out.add(literal(category));
      separator = ", ";
    }
    out.add("], type=");
    out.add(type.type());
    out.add(", ordered=" + literal(type.ordered()) + "]");
  }

  private static String literal(Object value) {
    return switch (value) {
      case String text -> Quoting.quote(text);
      case Boolean flag -> flag ? "True" : "False";
      default -> value.toString();
    };
  }

  private static String moment(@Nullable String timezone, TickUnit unit) {
    var tz = timezone == null ? "" : "tz=" + Quoting.quote(timezone);
    var ticks = unit == TickUnit.MICROSECOND ? "" : "unit='" + unit + "'";
    var separator = tz.isEmpty() || ticks.isEmpty() ? "" : ", ";
    return tz.isEmpty() && ticks.isEmpty() ? "" : "[" + tz + separator + ticks + "]";
  }
}
