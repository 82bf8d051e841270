package dev.ashlar.datashape.text;

import dev.ashlar.datashape.CategoricalType;
import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.DataTypes;
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
import dev.ashlar.datashape.UnitsType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** What {@code name[arguments]} means, for every name that makes a dtype. */
final class Constructors {
  private static final Map<String, Function<Arguments, DataType>> TABLE =
      Map.ofEntries(
          Map.entry("bytes", Constructors::bytes),
          Map.entry("categorical", Constructors::categorical),
          Map.entry("complex", Constructors::complex),
          Map.entry("datetime", a -> new DatetimeType(a.textOrNull("tz"), Constructors.unit(a))),
          Map.entry("decimal", a -> new DecimalType(a.integer("precision"), a.integer("scale", 0))),
          Map.entry("fixed_bytes", Constructors::bytes),
          Map.entry("fixed_string", a -> new FixedStringType(a.integer("length"), encoding(a))),
          Map.entry("funcproto", Constructors::function),
          Map.entry("map", a -> new MapType(a.type("key"), a.type("value"))),
          Map.entry("option", a -> new OptionType(a.type("type"))),
          Map.entry("pointer", a -> new PointerType(a.type("target"))),
          Map.entry("string", Constructors::string),
          Map.entry("struct", Constructors::struct),
          Map.entry("time", a -> new TimeType(a.textOrNull("tz"), Constructors.unit(a))),
          Map.entry("timedelta", a -> new TimedeltaType(Constructors.unit(a))),
          Map.entry("tuple", a -> new TupleType(a.listOf("types", DataType.class, "types"), false)),
          Map.entry("units", Constructors::units));

  private Constructors() {}

  static boolean isKnown(String name) {
    return TABLE.containsKey(name);
  }

  static Collection<String> names() {
    return TABLE.keySet();
  }

  /** The type that a known constructor makes of its arguments. */
  static DataType apply(String name, Arguments arguments) {
    var type = Objects.requireNonNull(TABLE.get(name), name).apply(arguments);
    arguments.finish();
    return type;
  }

  private static TickUnit unit(Arguments a) {
    return a.word("unit", "us", Names::unit, Names::nearestUnit);
  }

  private static StringEncoding encoding(Arguments a) {
    return a.word("encoding", "U8", Names::encoding, Names::nearestEncoding);
  }

  private static DataType string(Arguments a) {
    if (a.textIsNext()) {
      return new StringType(encoding(a));
    }
    return new FixedStringType(a.integer("length"), encoding(a));
  }

  private static DataType bytes(Arguments a) {
    return new FixedBytesType(a.integer("length"), a.integer("align", 1));
  }

  private static DataType complex(Arguments a) {
    var part = a.type("part");
    if (part == DType.FLOAT32) {
      return DType.COMPLEX64;
    }
    if (part == DType.FLOAT64) {
      return DType.COMPLEX128;
    }
    throw a.error("complex is made of float32 or float64, not of " + Printer.brief(part));
  }

  private static DataType units(Arguments a) {
    var unit = a.text("unit");
    var type = a.typeOrNull("tp");
    return new UnitsType(unit, type == null ? DType.FLOAT64 : type);
  }

  private static DataType categorical(Arguments a) {
    var categories = a.list("categories");
    var type = a.typeOrNull("type");
    var ordered = a.flag("ordered", false);
    return new CategoricalType(categories, type == null ? DataTypes.categorical(categories).type() : type, ordered);
  }

  private static DataType struct(Arguments a) {
    return new RecordType(
        a.listOf("names", String.class, "strings"), a.listOf("types", DataType.class, "types"), false);
  }

  private static DataType function(Arguments a) {
    var parameters = a.listOf("types", DataType.class, "types");
    return new FunctionType(parameters, List.of(), false, a.type("result"));
  }
}
