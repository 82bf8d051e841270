package dev.ashlar.ndarray;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The text of a sum of products, read beside the shapes of its operands: a label for each axis of each operand. The
 * axes that {@code ...} stands for have labels of their own, counted from the last one.
 *
 * @param inputs the labels of each operand's axes
 * @param output the labels of the result's axes
 * @param extents of each label: 1 only if it is 1 everywhere
 */
record EinsumSubscripts(List<String> inputs, String output, Map<Character, Long> extents) {
  /** Beyond all letters, in the private use area of Unicode. */
  private static final char LAST_BROADCAST_AXIS = '\uE0FF';

  private static final String DOTS = "...";

  static EinsumSubscripts parse(String subscripts, NDArray... operands) {
    var text = subscripts.replace(" ", "");
    int arrow = text.indexOf("->");
    var parts = (arrow < 0 ? text : text.substring(0, arrow)).split(",", -1);
    if (parts.length != operands.length || operands.length == 0) {
      throw new IllegalArgumentException("einsum: '" + subscripts + "' names " + parts.length + " operands, "
          + operands.length + " are given");
    }
    var extents = new HashMap<Character, Long>();
    var inputs = new ArrayList<String>();
    int broadcast = 0;
    for (int i = 0; i < parts.length; i++) {
      var shape = operands[i].shape;
      int dots = parts[i].indexOf(DOTS);
      int hidden = shape.length - parts[i].length() + (dots < 0 ? 0 : DOTS.length());
      var labels = dots < 0 ? parts[i] : parts[i].substring(0, dots) + broadcastLabels(Math.max(0, hidden))
          + parts[i].substring(dots + DOTS.length());
      boolean areLetters = parts[i].replaceFirst("\\.\\.\\.", "").chars().allMatch(Character::isLetter);
      if (labels.length() != shape.length || !areLetters) {
        throw new IllegalArgumentException("einsum: '" + parts[i] + "' of '" + subscripts
            + "' does not name the axes of shape " + Shapes.text(shape) + " by letters");
      }
      broadcast = dots < 0 ? broadcast : Math.max(broadcast, hidden);
      collect(subscripts, labels, shape, extents);
      inputs.add(labels);
    }
    var output =
        arrow < 0
            ? implied(broadcast, inputs)
            : explicit(subscripts, text.substring(arrow + 2), broadcast, extents);
    return new EinsumSubscripts(List.copyOf(inputs), output, extents);
  }

  private static String broadcastLabels(int count) {
    var labels = new StringBuilder();
    for (int i = count - 1; i >= 0; i--) {
      labels.append((char) (LAST_BROADCAST_AXIS - i));
    }
    return labels.toString();
  }

  /** As in NumPy, an axis of length 1 goes with any length. */
  private static void collect(String subscripts, String labels, long[] shape, Map<Character, Long> extents) {
    for (int axis = 0; axis < shape.length; axis++) {
      char label = labels.charAt(axis);
      long known = extents.getOrDefault(label, 1L);
      if (known != 1 && shape[axis] != 1 && known != shape[axis]) {
        throw new IllegalArgumentException("einsum: '" + shown(String.valueOf(label)) + "' of '" + subscripts + "' is "
            + known + " long, and " + shape[axis]);
      }
      extents.put(label, known == 1 ? shape[axis] : known);
    }
  }

  private static String implied(int broadcast, List<String> inputs) {
    var counts = new TreeMap<Character, Integer>();
    for (var label : String.join("", inputs).toCharArray()) {
      counts.merge(label, 1, Integer::sum);
    }
    var once = new StringBuilder(broadcastLabels(broadcast));
    counts.forEach((label, count) -> once.append(count == 1 && Character.isLetter(label) ? label.toString() : ""));
    return once.toString();
  }

  private static String explicit(String subscripts, String text, int broadcast, Map<Character, Long> extents) {
    int dots = text.indexOf(DOTS);
    if (dots < 0 && broadcast > 0) {
      throw new IllegalArgumentException("einsum: the result of '" + subscripts + "' must say where its '...' goes");
    }
    for (int i = 0; i < text.length(); i++) {
      char label = text.charAt(i);
      boolean isDot = dots >= 0 && i >= dots && i < dots + DOTS.length();
      if (!isDot && (!extents.containsKey(label) || text.indexOf(label) != i)) {
        throw new IllegalArgumentException("einsum: '" + label + "' of the result of '" + subscripts
            + "' is no letter of an operand, or comes twice");
      }
    }
    return dots < 0
        ? text
        : text.substring(0, dots) + broadcastLabels(broadcast) + text.substring(dots + DOTS.length());
  }

  /** The labels as a reader knows them. */
  static String shown(String labels) {
    var text = labels.replaceAll("[\uE000-\uE0FF]+", DOTS);
    return text.isEmpty() ? "()" : text;
  }
}
