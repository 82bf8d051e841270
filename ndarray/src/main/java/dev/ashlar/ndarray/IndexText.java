package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The textual form of an index, {@code "..., ::2, 3"}.
 *
 * @param text as it was written
 * @param items in order
 * @param starts at which character of the text each item begins
 */
record IndexText(String text, Index[] items, int[] starts) {

  static IndexText parse(String text) {
    return new Reader(text).read();
  }

  /** The items, once they are known to fit the shape; an error points at the part of the text. */
  Index[] fitted(String operation, long[] shape) {
    int ndim = shape.length;
    int taken = 0;
    int ellipses = 0;
    for (int i = 0; i < items.length; i++) {
      taken += axes(items[i]);
      ellipses += items[i] instanceof Index.Ellipsis ? 1 : 0;
      if (taken > ndim || ellipses > 1) {
        throw unfit(
            i,
            operation
                + (ellipses > 1
                    ? ": only one ellipsis may stand in an index"
                    : ": too many indices for an array of shape " + Shapes.text(shape)));
      }
    }
    int axis = 0;
    for (int i = 0; i < items.length; i++) {
      try {
        switch (items[i]) {
          case Index.At(long position) -> Views.position(position, axis, shape);
          case Index.Positions(NDArray positions) -> {
            for (long k = 0; k < positions.size; k++) {
              Views.position(positions.getLong(k), axis, shape);
            }
          }
          case Index.Mask(NDArray mask) -> {
            if (mask.size != shape[axis]) {
              throw new IndexOutOfBoundsException(
                  "a mask of " + mask.size + " does not fit axis " + axis + " of shape " + Shapes.text(shape));
            }
          }
          case Index.Slice _, Index.Ellipsis _, Index.NewAxis _ -> {}
        }
      } catch (IndexOutOfBoundsException e) {
        throw unfit(i, operation + ": " + e.getMessage());
      }
      axis += items[i] instanceof Index.Ellipsis ? ndim - taken : axes(items[i]);
    }
    return items;
  }

  private static int axes(Index item) {
    return item instanceof Index.Ellipsis || item instanceof Index.NewAxis ? 0 : 1;
  }

  private IndexOutOfBoundsException unfit(int item, String message) {
    return new IndexOutOfBoundsException(message + TextReader.pointer(text, starts[item]));
  }

  private static final class Reader extends TextReader {
    private final List<Index> items = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();

    Reader(String text) {
      super(text);
    }

    IndexText read() {
      skipSpace();
      while (at < text.length()) {
        starts.add(at);
        items.add(item());
        skipSpace();
        if (at < text.length() && !accept(",")) {
          throw error("expected ',' or the end");
        }
        skipSpace();
      }
      if (items.isEmpty()) {
        throw error("an index has at least one item");
      }
      return new IndexText(
          text, items.toArray(Index[]::new), starts.stream().mapToInt(Integer::intValue).toArray());
    }

    private Index item() {
      if (accept("...") || acceptWord("Ellipsis")) {
        return Index.ellipsis();
      }
      if (acceptWord("np.newaxis") || acceptWord("newaxis") || acceptWord("None")) {
        return Index.newAxis();
      }
      if (accept("[")) {
        return list();
      }
      var start = number();
      skipSpace();
      if (!accept(":")) {
        if (start.isEmpty()) {
          throw error("expected an integer, a slice, a list, '...' or 'newaxis'");
        }
        return Index.at(start.getAsLong());
      }
      skipSpace();
      var stop = number();
      skipSpace();
      if (!accept(":")) {
        return new Index.Slice(start, stop, 1);
      }
      skipSpace();
      int stepAt = at;
      long step = number().orElse(1);
      if (step == 0) {
        at = stepAt;
        throw error("the step of a slice must not be 0");
      }
      return new Index.Slice(start, stop, step);
    }

    private Index list() {
      var numbers = new ArrayList<Long>();
      var truths = new ArrayList<Boolean>();
      skipSpace();
      while (!accept("]")) {
        if (acceptWord("True")) {
          truths.add(true);
        } else if (acceptWord("False")) {
          truths.add(false);
        } else {
          numbers.add(number().orElseThrow(() -> error("expected an integer, True, False or ']'")));
        }
        if (!truths.isEmpty() && !numbers.isEmpty()) {
          throw error("a list holds integers or truth values, not both");
        }
        skipSpace();
        if (!accept(",") && !(at < text.length() && text.charAt(at) == ']')) {
          throw error("expected ',' or ']'");
        }
        skipSpace();
      }
      if (truths.isEmpty()) {
        return Index.positions(numbers.stream().mapToLong(Long::longValue).toArray());
      }
      var mask = NDArray.fresh("index", DType.BOOL, new long[] {truths.size()});
      for (int i = 0; i < truths.size(); i++) {
        mask.setLong(i, truths.get(i) ? 1 : 0);
      }
      return Index.of(mask);
    }

    private OptionalLong number() {
      int end = at;
      if (end < text.length() && (text.charAt(end) == '-' || text.charAt(end) == '+')) {
        end++;
      }
      int digits = end;
      while (end < text.length() && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '_')) {
        end++;
      }
      if (end == digits) {
        return OptionalLong.empty();
      }
      try {
        long value = Long.parseLong(text.substring(at, end).replace("_", ""));
        at = end;
        return OptionalLong.of(value);
      } catch (NumberFormatException e) {
        throw error("expected an integer of 64 bits");
      }
    }

    private IllegalArgumentException error(String expected) {
      return new IllegalArgumentException("index: " + expected + ", found " + found() + pointer(text, at));
    }
  }
}
