package dev.ashlar.tools.importing;

import dev.ashlar.datashape.BasicType;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.DataTypes;
import dev.ashlar.datashape.ItemDiscovery;
import dev.ashlar.datashape.OptionType;
import dev.ashlar.datashape.Sniffing;
import dev.ashlar.datashape.StringType;
import java.util.HashSet;
import java.util.Set;

/**
 * The type of a column of text. Cells of a shape that was seen before, digits standing for digits, are of the type that
 * the first one had: looking at each takes ten times as long. Where that is wrong, as for the date 2010-02-30, the
 * conversion fails, and a strict discovery says the truth.
 */
final class ColumnDiscovery {
  private static final int LONGEST = 32;
  private static final int SHAPES = 64;

  private final ItemDiscovery items = new ItemDiscovery(Sniffing.TEXT);
  private final boolean strict;
  private final Set<String> shapes = new HashSet<>();
  private boolean isText;
  private boolean anyMissing;

  ColumnDiscovery(boolean strict) {
    this.strict = strict;
  }

  void add(String cell) {
    if (cell.isBlank()) {
      anyMissing = true;
    } else if (!isText && (strict || isNewShape(cell))) {
      items.add(cell);
      isText = items.type().orElseThrow() instanceof StringType;
    }
  }

  /** A cell that the user declared to be missing. */
  void addMissing() {
    anyMissing = true;
  }

  private boolean isNewShape(String cell) {
    if (cell.length() > LONGEST || hasLeadingZero(cell)) {
      return true;
    }
    var shape = new char[cell.length()];
    int length = 0;
    boolean inNumber = false;
    boolean plain = true;
    for (int i = 0; i < shape.length; i++) {
      char c = cell.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      plain &= digit || c == '.' || (c == '-' && i == 0);
      shape[length++] = digit ? '0' : c;
    }
    // Numbers of up to 18 digits are of one type however long they are.
    if (plain && shape.length <= 18) {
      length = 0;
      for (int i = 0; i < shape.length; i++) {
        char c = shape[i];
        if (c != '0' || !inNumber) {
          shape[length++] = c;
        }
        inNumber = c == '0';
      }
    }
    var key = new String(shape, 0, length);
    return !shapes.contains(key) && (shapes.size() >= SHAPES || shapes.add(key));
  }

  /** Whole numbers with leading zeros are codes, and text. */
  private static boolean hasLeadingZero(String cell) {
    int first = cell.charAt(0) == '-' ? 1 : 0;
    return cell.length() > first + 1 && cell.charAt(first) == '0' && Character.isDigit(cell.charAt(first + 1));
  }

  /** The type; text that may be missing if there was nothing to see. */
  DataType type() {
    var type = items.type().orElseThrow();
    if (type == BasicType.NULL) {
      return DataTypes.string().option();
    }
    return anyMissing && !(type instanceof OptionType) ? type.option() : type;
  }
}
