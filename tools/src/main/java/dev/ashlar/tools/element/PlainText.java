package dev.ashlar.tools.element;

import java.math.BigDecimal;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** One value as text that can be read again: what stands in a CSV cell. */
public final class PlainText {
  private PlainText() {}

  /** The text of a value that is no list and no record; nothing for a missing one. */
  public static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Float number -> number(number);
      case Double number -> number(number);
      case BigDecimal number -> number.toPlainString();
      case byte[] bytes -> HexFormat.of().formatHex(bytes);
      default -> value.toString();
    };
  }

  static String number(double value) {
    return special(value, Double.toString(value));
  }

  static String number(float value) {
    return special(value, Float.toString(value));
  }

  /** As Python writes it: {@code nan}, {@code inf}, {@code 1e+20}. */
  private static String special(double value, String digits) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    int exponent = digits.indexOf('E');
    if (exponent < 0) {
      return digits;
    }
    var mantissa = digits.substring(0, exponent);
    var power = digits.substring(exponent + 1);
    return (mantissa.endsWith(".0") ? mantissa.substring(0, mantissa.length() - 2) : mantissa)
        + (power.startsWith("-") ? "e" : "e+") + power;
  }
}
