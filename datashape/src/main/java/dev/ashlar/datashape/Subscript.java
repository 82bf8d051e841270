package dev.ashlar.datashape;

import java.util.List;
import java.util.OptionalLong;

/**
 * One item of an index as far as types are concerned; {@link DataType#subshape} applies them. Items take the dimensions
 * from the outermost on, as in NumPy; dimensions without an item are taken whole.
 */
public sealed interface Subscript {
  /** Everything along one dimension. */
  Subscript ALL = new Slice(OptionalLong.empty(), OptionalLong.empty(), 1);
  /** A new dimension of length 1. */
  Subscript NEW_AXIS = new NewAxis();
  /** As many whole dimensions as are left over. */
  Subscript ELLIPSIS = new Ellipsis();

  /**
   * One position: its dimension disappears.
   *
   * @param position may be negative, counted from the end
   */
  record At(long position) implements Subscript {}

  /**
   * A range of positions.
   *
   * @param start the first position; negative counts from the end
   * @param stop the position before which to stop
   * @param step from one position to the next, not 0
   */
  record Slice(OptionalLong start, OptionalLong stop, long step) implements Subscript {
    /** Refuses a step of 0. */
    public Slice {
      if (step == 0) {
        throw new IllegalArgumentException("slice: the step must not be 0");
      }
    }

    /** How many positions of so many this takes; Python's {@code len(range(*slice.indices(extent)))}. */
    long count(long extent) {
      boolean forward = step > 0;
      long first = bound(start, forward ? 0 : extent - 1, extent, forward);
      long end = bound(stop, forward ? extent : -1, extent, forward);
      long distance = forward ? end - first : first - end;
      long stride = forward ? step : step == Long.MIN_VALUE ? Long.MAX_VALUE : -step;
      return distance <= 0 ? 0 : (distance - 1) / stride + 1;
    }

    private static long bound(OptionalLong given, long otherwise, long extent, boolean forward) {
      if (given.isEmpty()) {
        return otherwise;
      }
      long position = given.getAsLong() < 0 ? given.getAsLong() + extent : given.getAsLong();
      return forward ? Math.clamp(position, 0, extent) : Math.clamp(position, -1, extent - 1);
    }

    /** Whether every position is taken, whatever the length. */
    boolean isWhole() {
      return start.isEmpty() && stop.isEmpty() && Math.abs(step) == 1;
    }
  }

  /** A new dimension of length 1. */
  record NewAxis() implements Subscript {}

  /** As many whole dimensions as are left over. */
  record Ellipsis() implements Subscript {}

  /**
   * Any positions along one dimension, in an array of their own.
   *
   * @param dims the dimensions of that array; none for a single position
   */
  record Positions(List<Dim> dims) implements Subscript {
    /** Copies the list. */
    public Positions {
      dims = List.copyOf(dims);
    }
  }

  /**
   * The places where a mask is true: as many dimensions as it has become one.
   *
   * @param dims the mask's dimensions
   * @param count how many places are true, if that is known
   */
  record Mask(List<Dim> dims, OptionalLong count) implements Subscript {
    /** Copies the list. */
    public Mask {
      dims = List.copyOf(dims);
    }
  }

  /**
   * One field of a record.
   *
   * @param name the field's name
   */
  record Field(String name) implements Subscript {}

  /**
   * Several fields of a record, in this order.
   *
   * @param names the fields' names
   */
  record Fields(List<String> names) implements Subscript {
    /** Copies the list. */
    public Fields {
      names = List.copyOf(names);
    }
  }

  /** One position. */
  static Subscript at(long position) {
    return new At(position);
  }

  /** Positions {@code start}, {@code start + step}, ... before {@code stop}. */
  static Subscript slice(long start, long stop, long step) {
    return new Slice(OptionalLong.of(start), OptionalLong.of(stop), step);
  }

  /** An array of positions of this shape. */
  static Subscript positions(long... shape) {
    return new Positions(DataTypes.array(shape, DType.INT64).dims());
  }

  /** A mask of this shape, of which it is not known how many places are true. */
  static Subscript mask(long... shape) {
    return new Mask(DataTypes.array(shape, DType.BOOL).dims(), OptionalLong.empty());
  }

  /** One field of a record. */
  static Subscript field(String name) {
    return new Field(name);
  }

  /** Several fields of a record. */
  static Subscript fields(String... names) {
    return new Fields(List.of(names));
  }
}
