package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * One of a few values, held as a code: {@code categorical[['a', 'b'], type=string, ordered=False]}.
 *
 * @param categories the values, all different and all of one class: String, Long or Boolean (other integers become Long)
 * @param type the type of the values
 * @param ordered whether the order of the categories means something
 */
public record CategoricalType(List<Object> categories, DataType type, boolean ordered) implements DataType {
  /** Refuses values that come twice, that mix classes or that the language cannot write. */
  public CategoricalType {
    var values = new ArrayList<Object>(categories.size());
    var seen = new HashSet<Object>();
    for (var category : categories) {
      Object value =
          switch (category) {
            case String text -> Identifiers.requireWellFormed(text, "a category");
            case Long _, Boolean _ -> category;
            case Integer number -> number.longValue();
            case Short number -> number.longValue();
            case Byte number -> number.longValue();
            default -> throw new IllegalArgumentException(
                "a category is a string, an integer or a truth value, not a " + category.getClass().getName());
          };
      if (!seen.add(value)) {
        throw new IllegalArgumentException("a categorical has each category once, but " + value + " comes twice");
      }
      if (!values.isEmpty() && values.getFirst().getClass() != value.getClass()) {
        throw new IllegalArgumentException(
            "categories are of one kind, not both " + values.getFirst() + " and " + value);
      }
      values.add(value);
    }
    categories = List.copyOf(values);
    Extent.check(1, type);
  }

  @Override
  public List<DataType> components() {
    return List.of(type);
  }

  @Override
  public boolean equals(Object other) {
    return Structure.equal(this, other);
  }

  @Override
  public int hashCode() {
    return Structure.hash(this);
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
