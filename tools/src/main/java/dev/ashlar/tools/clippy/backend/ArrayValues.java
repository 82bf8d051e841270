package dev.ashlar.tools.clippy.backend;

import dev.ashlar.ndarray.NDArray;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.element.Complex;
import dev.ashlar.tools.element.HeapArray;
import dev.ashlar.tools.element.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The elements of arrays as Python takes them from JSON: numbers, truth values and texts; a complex number as the list
 * of its two parts; a record as an object; times as text; None for what is missing; dimensions as lists.
 */
final class ArrayValues {
  /** More elements than this do not go through JSON. */
  static final long LIMIT = 1_000_000;

  private ArrayValues() {}

  /** The elements in nested lists, or the one element of an array without dimensions. */
  static @Nullable Object of(NDArray array) {
    return of(HeapArray.of(array));
  }

  /**
   * The same, of an array that may have strings.
   *
   * @throws InputException if there are too many elements
   */
  static @Nullable Object of(HeapArray values) {
    if (values.array().size() > LIMIT) {
      throw new InputException("an array of " + values.array().size()
          + " elements is too large for a list of Python's (the limit is " + LIMIT
          + "): take a part, or map the store with numpy.memmap as docs/python.md shows");
    }
    return plain(values.nested());
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Float number -> number.doubleValue(); // exact, where its decimal text is not
      case Boolean _, Number _, String _ -> value;
      case Complex number -> List.of(number.real(), number.imaginary());
      case List<?> list -> {
        var items = new ArrayList<@Nullable Object>(list.size());
        list.forEach(item -> items.add(plain(item)));
        yield items;
      }
      case Map<?, ?> map -> {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((name, field) -> fields.put(String.valueOf(name), plain(field)));
        yield fields;
      }
      default -> PlainText.of(value);
    };
  }
}
