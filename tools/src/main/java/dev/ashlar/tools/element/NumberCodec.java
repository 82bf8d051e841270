package dev.ashlar.tools.element;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.Float16;
import dev.ashlar.tools.InputException;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Truth values, integers and floats. An integer that does not fit its type is refused, a float is rounded to it. */
record NumberCodec(DType type) implements Codec {
  private static final Pattern SPECIAL = Pattern.compile("[+-]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);
  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

  @Override
  public long size() {
    return type.itemsize();
  }

  @Override
  public void write(@Nullable Object value, MemorySegment to, long at, HeapSink heap) {
    switch (type.kind()) {
      case BOOL -> to.set(JAVA_BYTE, at, (byte) (truth(value) ? 1 : 0));
      case INT, UINT -> Codec.putBits(to, at, type.itemsize(), integer(value));
      default -> putFloat(to, at, real(value));
    }
  }

  private void putFloat(MemorySegment to, long at, double number) {
    switch (type) {
      case FLOAT64 -> to.set(JAVA_DOUBLE_UNALIGNED, at, number);
      case FLOAT32 -> to.set(JAVA_FLOAT_UNALIGNED, at, (float) number);
      default -> to.set(JAVA_SHORT_UNALIGNED, at, Float16.bits(number));
    }
  }

  @Override
  public Object read(MemorySegment from, long at, MemorySegment heap) {
    return switch (type) {
      case BOOL -> from.get(JAVA_BYTE, at) != 0;
      case INT8 -> (long) from.get(JAVA_BYTE, at);
      case INT16 -> (long) from.get(JAVA_SHORT_UNALIGNED, at);
      case INT32 -> (long) from.get(JAVA_INT_UNALIGNED, at);
      case INT64 -> from.get(JAVA_LONG_UNALIGNED, at);
      case UINT8 -> from.get(JAVA_BYTE, at) & 0xFFL;
      case UINT16 -> from.get(JAVA_SHORT_UNALIGNED, at) & 0xFFFFL;
      case UINT32 -> from.get(JAVA_INT_UNALIGNED, at) & 0xFFFF_FFFFL;
      case UINT64 -> unsigned(from.get(JAVA_LONG_UNALIGNED, at));
      case FLOAT16 -> Float.float16ToFloat(from.get(JAVA_SHORT_UNALIGNED, at));
      case FLOAT32 -> from.get(JAVA_FLOAT_UNALIGNED, at);
      default -> from.get(JAVA_DOUBLE_UNALIGNED, at);
    };
  }

  private static Number unsigned(long bits) {
    return bits >= 0 ? (Number) bits : (Number) BigInteger.valueOf(bits).add(TWO_TO_64);
  }

  // ---- from values

  private boolean truth(@Nullable Object value) {
    return switch (value) {
      case Boolean truth -> truth;
      case String text ->
          switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1", "t", "y" -> true;
            case "false", "no", "0", "f", "n" -> false;
            default -> throw refused(value);
          };
      case Number number when number.doubleValue() == 0 || number.doubleValue() == 1 -> number.doubleValue() == 1;
      case null, default -> throw refused(value);
    };
  }

  private long integer(@Nullable Object value) {
    return switch (value) {
      case Long number -> fitting(number, number);
      case Integer number -> fitting(number, number);
      case String text -> integerOf(text.strip(), text);
      case BigInteger number -> large(number, number);
      case BigDecimal number -> large(whole(number, number), number);
      case Float number -> large(whole(decimal(number, number), number), number);
      case Double number -> large(whole(decimal(number, number), number), number);
      case Boolean truth -> truth ? 1 : 0;
      case null, default -> throw refused(value);
    };
  }

  private long integerOf(String digits, String text) {
    try {
      return digits.length() <= 18 ? fitting(Long.parseLong(digits), text) : large(new BigInteger(digits), text);
    } catch (NumberFormatException e) {
      try {
        return large(whole(new BigDecimal(digits), text), text);
      } catch (NumberFormatException notDecimal) {
        throw refused(text);
      }
    }
  }

  private BigDecimal decimal(double number, Object value) {
    if (!Double.isFinite(number)) {
      throw refused(value);
    }
    return new BigDecimal(number);
  }

  /** Numbers with huge exponents are refused before they are spelt out. */
  private BigInteger whole(BigDecimal number, Object value) {
    if (number.signum() != 0
        && (number.precision() - (long) number.scale() > 20 || number.stripTrailingZeros().scale() > 0)) {
      throw refused(value);
    }
    return number.signum() == 0 ? BigInteger.ZERO : number.toBigIntegerExact();
  }

  private long large(BigInteger number, Object value) {
    boolean fits = type.kind() == DType.Kind.UINT
        ? number.signum() >= 0 && number.bitLength() <= 8 * type.itemsize()
        : number.bitLength() < 8 * type.itemsize();
    if (!fits) {
      throw new InputException(Codec.quoted(value) + " does not fit into " + type);
    }
    return number.longValue();
  }

  private long fitting(long number, Object value) {
    int bits = 8 * type.itemsize();
    boolean fits = type.kind() == DType.Kind.UINT
        ? number >= 0 && (bits == 64 || number >>> bits == 0)
        : bits == 64 || number >> (bits - 1) == number >> 63;
    if (!fits) {
      throw new InputException(Codec.quoted(value) + " does not fit into " + type);
    }
    return number;
  }

  private double real(@Nullable Object value) {
    return switch (value) {
      case Number number -> number.doubleValue();
      case String text -> real(text);
      case Boolean truth -> truth ? 1 : 0;
      case null, default -> throw refused(value);
    };
  }

  /** What Java takes beyond decimal numbers, hexadecimal digits and letters at the end, is refused. */
  private double real(String original) {
    var text = original.strip();
    if (!text.isEmpty() && SPECIAL.matcher(text).matches()) {
      var word = text.toLowerCase(Locale.ROOT);
      return word.endsWith("nan") ? Double.NaN : word.startsWith("-") ? Double.NEGATIVE_INFINITY
          : Double.POSITIVE_INFINITY;
    }
    char last = text.isEmpty() ? 'x' : text.charAt(text.length() - 1);
    if ((last != '.' && (last < '0' || last > '9')) || text.indexOf('x') >= 0 || text.indexOf('X') >= 0) {
      throw refused(original);
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw refused(original);
    }
  }

  private InputException refused(@Nullable Object value) {
    return new InputException(Codec.quoted(value) + " is no " + type);
  }
}
