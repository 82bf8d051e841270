package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Names;
import dev.ashlar.datashape.text.PythonLiteral;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads NumPy's descriptors from the values of Python literals. */
final class NumPyReader {
  /** A dtype of structures in sub-arrays may repeat its fields so many times. */
  private static final int MOST_PARTS = 1 << 16;

  private static final Pattern CODE = Pattern.compile("([<>=|]?)([a-zA-Z?])([0-9]*)(?:\\[([^\\]]*)\\])?");

  NumPyDescriptor read(Object literal) {
    return switch (literal) {
      case String code -> simple(code);
      case List<?> fields -> record(fields);
      case PythonLiteral.Tuple(List<Object> items) when items.size() == 2 -> array(read(items.get(0)), items.get(1));
      default -> throw new IllegalArgumentException("NumPy: " + literal + " describes no dtype");
    };
  }

  private static NumPyDescriptor simple(String code) {
    var matcher = CODE.matcher(code);
    if (!matcher.matches()) {
      throw unknown(code);
    }
    var order =
        switch (matcher.group(1)) {
          case "<" -> ByteOrder.LITTLE_ENDIAN;
          case ">" -> ByteOrder.BIG_ENDIAN;
          default -> ByteOrder.nativeOrder();
        };
    char kind = Objects.requireNonNull(matcher.group(2)).charAt(0);
    long size = size(code, Objects.requireNonNull(matcher.group(3)));
    var unit = matcher.group(4);
    return switch (kind) {
      case 'b', 'i', 'u', 'f', 'c', '?' -> number(code, kind, size, order);
      case 'M', 'm' -> time(code, kind, size, unit, order);
      case 'S', 'a' -> plain(new FixedStringType(size, StringEncoding.ASCII), 1, size, order);
      case 'U' -> {
        if (size > Long.MAX_VALUE / 4) {
          throw unknown(code);
        }
        yield plain(new FixedStringType(size, StringEncoding.UTF32), 4, size, order);
      }
      case 'V' -> plain(new FixedBytesType(size, 1), 1, size, order);
      case 'O' -> throw new IllegalArgumentException("NumPy: " + code + " are Python objects, which no type describes");
      default -> throw unknown(code);
    };
  }

  private static long size(String code, String digits) {
    try {
      return digits.isEmpty() ? 0 : Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw unknown(code);
    }
  }

  private static NumPyDescriptor number(String code, char kind, long size, ByteOrder order) {
    var family =
        switch (kind) {
          case 'i' -> DType.Kind.INT;
          case 'u' -> DType.Kind.UINT;
          case 'f' -> DType.Kind.FLOAT;
          case 'c' -> DType.Kind.COMPLEX;
          default -> DType.Kind.BOOL;
        };
    long itemsize = kind == '?' ? 1 : size;
    for (var dtype : DType.values()) {
      if (dtype.kind() == family && dtype.itemsize() == itemsize) {
        long units = family == DType.Kind.COMPLEX ? 2 : 1;
        return plain(dtype, itemsize / units, units, order);
      }
    }
    throw unknown(code);
  }

  private static NumPyDescriptor time(String code, char kind, long size, @Nullable String word, ByteOrder order) {
    var unit = word == null ? null : Names.unit(word);
    if (size != 8 || unit == null || !unit.toString().equals(word)) {
      throw new IllegalArgumentException("NumPy: '" + code + "' counts in a unit that no type expresses");
    }
    return plain(kind == 'M' ? DataTypes.datetime(unit) : DataTypes.timedelta(unit), 8, 1, order);
  }

  private static NumPyDescriptor plain(DataType type, long unitSize, long units, ByteOrder order) {
    var part = new NumPyDescriptor.Part(0, 0, unitSize, units, order);
    return new NumPyDescriptor(type, unitSize * units, units == 0 ? List.of() : List.of(part));
  }

  private NumPyDescriptor record(List<?> fields) {
    var builder = DataTypes.record();
    var contents = new ArrayList<NumPyDescriptor>();
    var sources = new ArrayList<Long>();
    long end = 0;
    for (Object field : fields) {
      if (!(field instanceof PythonLiteral.Tuple(List<Object> items)) || items.size() < 2 || items.size() > 3) {
        throw new IllegalArgumentException("NumPy: " + field + " describes no field");
      }
      var content = read(items.get(1));
      if (items.size() == 3) {
        content = array(content, items.get(2));
      }
      var name = name(items.getFirst());
      if (!name.isEmpty() || !(content.type().dtype() instanceof FixedBytesType)) {
        builder.field(name, content.type());
        contents.add(content);
        sources.add(end);
      }
      end = sum(end, content.itemsize());
    }
    var type = builder.build();
    var targets = type.layout().offsets();
    var parts = new ArrayList<NumPyDescriptor.Part>();
    for (int i = 0; i < contents.size(); i++) {
      addShifted(parts, contents.get(i).parts(), sources.get(i), targets[i]);
    }
    return new NumPyDescriptor(type, end, parts);
  }

  /** The name of a field, which may come with a title in front. */
  private static String name(Object literal) {
    return switch (literal) {
      case String name -> name;
      case PythonLiteral.Tuple(List<Object> items) when items.size() == 2 && items.get(1) instanceof String name ->
          name;
      default -> throw new IllegalArgumentException("NumPy: " + literal + " names no field");
    };
  }

  private static NumPyDescriptor array(NumPyDescriptor element, Object shape) {
    var dims = new ArrayList<Dim>();
    long count = 1;
    for (Object extent : shape instanceof PythonLiteral.Tuple(List<Object> items) ? items : List.of(shape)) {
      if (!(extent instanceof Long length) || length < 0) {
        throw new IllegalArgumentException("NumPy: " + extent + " is no length of a dimension");
      }
      dims.add(new Dim.Fixed(length));
      count = product(count, length);
    }
    var type = DataTypes.array(dims, element.type());
    long itemsize = product(count, element.itemsize());
    var parts = new ArrayList<NumPyDescriptor.Part>();
    if (element.parts().size() == 1
        && element.parts().getFirst().unitSize() * element.parts().getFirst().units() == element.itemsize()) {
      var part = element.parts().getFirst();
      if (count > 0) {
        parts.add(new NumPyDescriptor.Part(0, 0, part.unitSize(), product(part.units(), count), part.order()));
      }
    } else {
      if (product(count, element.parts().size()) > MOST_PARTS) {
        throw new IllegalArgumentException("NumPy: a sub-array of " + count + " structures is too large to describe");
      }
      long target = element.type().layout().size();
      for (long i = 0; i < count && !element.parts().isEmpty(); i++) {
        addShifted(parts, element.parts(), i * element.itemsize(), i * target);
      }
    }
    return new NumPyDescriptor(type, itemsize, parts);
  }

  private static void addShifted(
      List<NumPyDescriptor.Part> parts, List<NumPyDescriptor.Part> inner, long source, long target) {
    for (var part : inner) {
      parts.add(
          new NumPyDescriptor.Part(
              source + part.source(), target + part.target(), part.unitSize(), part.units(), part.order()));
    }
  }

  private static long sum(long a, long b) {
    try {
      return Math.addExact(a, b);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("NumPy: the dtype is larger than 2^63 - 1 bytes", e);
    }
  }

  private static long product(long a, long b) {
    try {
      return Math.multiplyExact(a, b);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("NumPy: the dtype is larger than 2^63 - 1 bytes", e);
    }
  }

  private static IllegalArgumentException unknown(String code) {
    return new IllegalArgumentException("NumPy: no type expresses the dtype '" + code + "'");
  }
}
