package dev.ashlar.datashape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** One of a few values, held as a code: {@code categorical[['a', 'b'], type=string, ordered=False]}. */
public final class CategoricalType extends CompositeType {
  private final Head head;

  private record Head(List<Object> categories, boolean ordered) {}

  /**
   * {@code categorical[[categories], type=type, ordered=ordered]}.
   *
   * @param categories the values, all different and all of one class: String, Long or Boolean; other integers become
   *     Long
   * @param type the type of the values
   * @param ordered whether the order of the categories means something
   * @throws IllegalArgumentException if a value comes twice, if values are of several classes or of one that the
   *     language cannot write, or if the type gets too deep
   */
  public CategoricalType(List<?> categories, DataType type, boolean ordered) {
    var head = new Head(checked(categories), ordered);
    super(head, 1, List.of(type));
    this.head = head;
  }

  private static List<Object> checked(List<?> categories) {
    var values = new ArrayList<Object>(categories.size());
    var seen = new HashSet<Object>();
    for (Object category : categories) {
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
    return List.copyOf(values);
  }

  /** The values, all different and all of one class: String, Long or Boolean. */
  public List<Object> categories() {
    return head.categories;
  }

  /** The type of the values. */
  public DataType type() {
    return components().getFirst();
  }

  /** Whether the order of the categories means something. */
  public boolean ordered() {
    return head.ordered;
  }

  @Override
  DataType with(List<DataType> replaced) {
    return new CategoricalType(head.categories, replaced.getFirst(), head.ordered);
  }
}
