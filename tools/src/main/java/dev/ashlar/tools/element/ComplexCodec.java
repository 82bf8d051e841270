package dev.ashlar.tools.element;

import dev.ashlar.datashape.DType;
import dev.ashlar.tools.InputException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Complex numbers: given as one, as a real number, as a list of two parts, or as text such as {@code 1-2j}. */
final class ComplexCodec implements Codec {
  private static final String REAL = "[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?(?:nan|inf)";
  private static final Pattern TEXT = Pattern.compile("\\(?(?<re>" + REAL + ")?(?:(?<im>" + REAL + ")j)?\\)?");

  private final DType type;
  private final NumberCodec part;

  ComplexCodec(DType type) {
    this.type = type;
    part = new NumberCodec(type == DType.COMPLEX64 ? DType.FLOAT32 : DType.FLOAT64);
  }

  @Override
  public long size() {
    return type.itemsize();
  }

  @Override
  public void write(@Nullable Object value, MemorySegment to, long at, HeapSink heap) {
    var number = complex(value);
    part.write(number.real(), to, at, heap);
    part.write(number.imaginary(), to, at + part.size(), heap);
  }

  private Complex complex(@Nullable Object value) {
    return switch (value) {
      case Complex number -> number;
      case Number number -> new Complex(number.doubleValue(), 0);
      case List<?> parts when parts.size() == 2 && parts.get(0) instanceof Number re
          && parts.get(1) instanceof Number im ->
          new Complex(re.doubleValue(), im.doubleValue());
      case String text -> parse(text.strip());
      case null, default -> throw refused(value);
    };
  }

  private Complex parse(String text) {
    var match = TEXT.matcher(text);
    if (!match.matches() || (match.group("re") == null && match.group("im") == null)) {
      throw refused(text);
    }
    return new Complex(real(match.group("re")), real(match.group("im")));
  }

  private static double real(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    return text.endsWith("nan") ? Double.NaN
        : text.endsWith("inf") ? (text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY)
        : Double.parseDouble(text);
  }

  @Override
  public Object read(MemorySegment from, long at, MemorySegment heap) {
    return new Complex(((Number) part.read(from, at, heap)).doubleValue(),
        ((Number) part.read(from, at + part.size(), heap)).doubleValue());
  }

  private InputException refused(@Nullable Object value) {
    return new InputException(Codec.quoted(value) + " is no " + type);
  }
}
