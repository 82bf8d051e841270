package dev.ashlar.datashape.text;

import dev.ashlar.datashape.BasicType;
import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.DataTypes;
import dev.ashlar.datashape.Spelling;
import dev.ashlar.datashape.StringEncoding;
import dev.ashlar.datashape.TickUnit;
import dev.ashlar.datashape.TypeKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names that the language knows, and what they mean. */
public final class Names {
  private static final Map<String, TypeKind> KINDS = new HashMap<>();
  private static final Map<String, DataType> DTYPES = new HashMap<>();
  private static final Map<String, StringEncoding> ENCODINGS = new HashMap<>();
  private static final Map<String, TickUnit> UNITS = new HashMap<>();

  static {
    for (var kind : TypeKind.values()) {
      KINDS.put(kind.toString(), kind);
    }
    for (var dtype : DType.values()) {
      DTYPES.put(dtype.standardName(), dtype);
    }
    for (var basic : BasicType.values()) {
      DTYPES.put(basic.toString(), basic);
    }
    DTYPES.put("int", DType.INT32);
    DTYPES.put("intptr", DType.INT64);
    DTYPES.put("uintptr", DType.UINT64);
    DTYPES.put("real", DType.FLOAT64);
    DTYPES.put("complex", DType.COMPLEX128);
    DTYPES.put("string", DataTypes.string());
    DTYPES.put("time", DataTypes.time());
    DTYPES.put("datetime", DataTypes.datetime());
    DTYPES.put("timedelta", DataTypes.timedelta(TickUnit.MICROSECOND));
    for (var encoding : StringEncoding.values()) {
      ENCODINGS.put(encoding.toString(), encoding);
    }
    UNITS.put("date", TickUnit.DAY);
    ENCODINGS.put("ascii", StringEncoding.ASCII);
    for (var separator : List.of("", "-", "_")) {
      ENCODINGS.put("utf" + separator + "8", StringEncoding.UTF8);
      ENCODINGS.put("utf" + separator + "16", StringEncoding.UTF16);
      ENCODINGS.put("utf" + separator + "32", StringEncoding.UTF32);
    }
    for (var unit : TickUnit.values()) {
      var word = unit.name().toLowerCase(Locale.ROOT);
      UNITS.put(unit.toString(), unit);
      UNITS.put(word, unit);
      UNITS.put(word + "s", unit);
    }
  }

  private Names() {}

  /** Whether this is the name of a kind of types. */
  public static boolean isKind(String name) {
    return KINDS.containsKey(name);
  }

  static @Nullable TypeKind kind(String name) {
    return KINDS.get(name);
  }

  static @Nullable DataType dtype(String name) {
    return DTYPES.get(name);
  }

  static @Nullable StringEncoding encoding(String name) {
    return ENCODINGS.get(name);
  }

  /** The unit of time that a code or an English word names; null if none does. */
  public static @Nullable TickUnit unit(String name) {
    return UNITS.get(name.strip());
  }

  /** Whether an alias may not take this name. */
  static boolean isReserved(String name) {
    return DTYPES.containsKey(name)
        || KINDS.containsKey(name)
        || Constructors.isKnown(name)
        || Stream.of("type", "var", "ellipsis", "fixed", "typevar", "Fixed", "Dim").anyMatch(name::equals);
  }

  /** The dtype's or constructor's name, or the alias, that is most like an unknown one; null if none is. */
  static @Nullable String nearestDtype(String name, Collection<String> aliases) {
    return Spelling.nearest(
        name, Stream.of(DTYPES.keySet(), Constructors.names(), aliases).flatMap(Collection::stream).toList());
  }

  static @Nullable String nearestUnit(String name) {
    return Spelling.nearest(name, UNITS.keySet());
  }

  static @Nullable String nearestEncoding(String name) {
    return Spelling.nearest(name, ENCODINGS.keySet());
  }
}
