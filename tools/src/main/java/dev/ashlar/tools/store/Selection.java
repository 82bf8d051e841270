package dev.ashlar.tools.store;

import dev.ashlar.datashape.Spelling;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.nvm.Store;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.element.HeapArray;
import java.util.ArrayList;
import java.util.List;

/**
 * An array of a store, or a part of it: a name, then any number of {@code [index]}, {@code ['field']} and
 * {@code .field}. Names may contain dots and brackets themselves: the longest name that exists counts.
 *
 * @param name of the array
 * @param steps what follows it, as written
 */
public record Selection(String name, List<String> steps) {

  /**
   * Finds the array that a target means.
   *
   * @throws InputException if there is none, with the nearest name
   */
  public static Selection find(Store store, String target) {
    for (int end = target.length(); end > 0; end =
        Math.max(target.lastIndexOf('.', end - 1), target.lastIndexOf('[', end - 1))) {
      var name = target.substring(0, end).stripTrailing();
      if (isName(name) && store.find(name).isPresent()) {
        return new Selection(name, steps(target, end));
      }
    }
    throw missing(store, base(target));
  }

  /** Finds an array by its name alone. */
  public static Selection findName(Store store, String target) {
    var found = find(store, target);
    if (!found.steps.isEmpty()) {
      throw new InputException("a whole array is needed here, and '" + target + "' is a part of '" + found.name + "'");
    }
    return found;
  }

  private static boolean isName(String name) {
    return !name.isEmpty() && !name.startsWith("/") && !name.endsWith("/") && !name.contains("//")
        && name.chars().noneMatch(Character::isISOControl);
  }

  private static String base(String target) {
    int bracket = target.indexOf('[');
    return bracket > 0 ? target.substring(0, bracket) : target;
  }

  private static InputException missing(Store store, String name) {
    var names = store.list();
    var hint = Spelling.hint(name, names);
    if (hint.isEmpty()) {
      int dot = name.indexOf('.');
      hint = dot > 0 ? Spelling.hint(name.substring(0, dot), names) : "";
    }
    if (hint.isEmpty()) {
      hint = names.isEmpty() ? "; it is empty"
          : "; there " + (names.size() == 1 ? "is " : "are ")
          + String.join(", ", names.subList(0, Math.min(5, names.size())))
              + (names.size() > 5 ? " and " + (names.size() - 5) + " more" : "");
    }
    return new InputException("there is no array '" + name + "' in " + store.path() + hint);
  }

  private static List<String> steps(String target, int from) {
    var steps = new ArrayList<String>();
    int at = from;
    while (at < target.length()) {
      int end = target.charAt(at) == '[' ? closing(target, at) + 1 : word(target, at + 1);
      steps.add(target.substring(at, end));
      at = end;
      while (at < target.length() && target.charAt(at) == ' ') {
        at++;
      }
      if (at < target.length() && target.charAt(at) != '[' && target.charAt(at) != '.') {
        throw new InputException("'" + target.substring(at) + "' in '" + target
            + "' is neither an index in brackets nor a field after a dot");
      }
    }
    return steps;
  }

  private static int closing(String target, int open) {
    int depth = 0;
    for (int i = open; i < target.length(); i++) {
      depth += target.charAt(i) == '[' ? 1 : target.charAt(i) == ']' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw new InputException("'" + target.substring(open) + "' has no closing bracket");
  }

  private static int word(String target, int from) {
    int end = from;
    while (end < target.length() && target.charAt(end) != '[' && target.charAt(end) != '.') {
      end++;
    }
    return end;
  }

  /**
   * The part of a whole array.
   *
   * @throws InputException if an index or field does not fit
   */
  public HeapArray of(HeapArray whole) {
    var array = whole.array();
    for (var step : steps) {
      var part = array;
      array = Input.checked(() -> step(part, step));
    }
    return whole.with(array);
  }

  private static NDArray step(NDArray array, String step) {
    if (step.startsWith(".")) {
      return array.field(step.substring(1).strip());
    }
    var inside = step.substring(1, step.length() - 1).strip();
    int last = inside.length() - 1;
    boolean quoted =
        last > 1 && (inside.charAt(0) == '\'' || inside.charAt(0) == '"') && inside.charAt(0) == inside.charAt(last);
    return quoted ? array.field(inside.substring(1, last)) : array.get(inside);
  }
}
