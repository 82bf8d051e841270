package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import java.util.OptionalLong;

/**
 * One item of an index: {@code a.get(all(), slice(0, 10, 2), newAxis())} is NumPy's {@code a[:, 0:10:2, None]}.
 *
 * <p>An array is indexed by items from its first axis on; axes without an item are taken whole.
 */
public sealed interface Index {
  /**
   * One position; its axis disappears.
   *
   * @param position may be negative, counted from the end
   */
  record At(long position) implements Index {}

  /**
   * A range of positions.
   *
   * @param start the first position; negative counts from the end; absent: the beginning (the end for negative steps)
   * @param stop the position before which to stop; absent: the end (the beginning, inclusive, for negative steps)
   * @param step from one position to the next, not 0
   */
  record Slice(OptionalLong start, OptionalLong stop, long step) implements Index {
    /** Refuses a step of 0. */
    public Slice {
      if (step == 0) {
        throw new IllegalArgumentException("slice: the step must not be 0");
      }
    }
  }

  /** A new axis of length 1. */
  record NewAxis() implements Index {}

  /** As many whole axes as are left over. */
  record Ellipsis() implements Index {}

  /**
   * Any positions along an axis, in any order and number; their shape takes the axis' place. Several such items are
   * broadcast together and go side by side; if other items stand between them, their common shape comes first in the
   * result. An index that holds such an item or a mask makes a copy.
   *
   * @param positions of an integer dtype; negative ones count from the end
   */
  record Positions(NDArray positions) implements Index {
    /** Refuses arrays that are not of integers. */
    public Positions {
      var dtype = positions.numeric("index");
      if (dtype.kind() != DType.Kind.INT && dtype.kind() != DType.Kind.UINT) {
        throw new IllegalArgumentException("index: positions are of an integer dtype, not " + dtype.standardName());
      }
    }
  }

  /**
   * The places where a mask is true, in row-major order: as many axes as the mask has become one.
   *
   * @param mask of dtype bool, with the extents of the axes that it stands for
   */
  record Mask(NDArray mask) implements Index {
    /** Refuses arrays that are not of bool. */
    public Mask {
      if (mask.dtype != DType.BOOL) {
        throw new IllegalArgumentException("index: a mask is of dtype bool, not " + mask.dtype);
      }
    }
  }

  /** The array as an index: a mask if its dtype is bool, else positions. */
  static Index of(NDArray array) {
    return array.dtype == DType.BOOL ? new Mask(array) : new Positions(array);
  }

  /** These positions along an axis. */
  static Index positions(long... positions) {
    return new Positions(NDArray.of(positions));
  }

  /**
   * The items that a text names, as they stand between the brackets of NumPy's {@code a[...]}: integers, slices
   * {@code start:stop:step}, {@code ...}, {@code newaxis} or {@code None}, and lists of integers or of {@code True}
   * and {@code False}.
   *
   * @throws IllegalArgumentException if the text is no index; the message points at the part
   */
  static Index[] parse(String text) {
    return IndexText.parse(text).items();
  }

  /** The whole axis. */
  static Index all() {
    return new Slice(OptionalLong.empty(), OptionalLong.empty(), 1);
  }

  /** One position. */
  static Index at(long position) {
    return new At(position);
  }

  /** Positions {@code start}, {@code start + 1}, ... before {@code stop}. */
  static Index slice(long start, long stop) {
    return slice(start, stop, 1);
  }

  /** Positions {@code start}, {@code start + step}, ... before {@code stop}. */
  static Index slice(long start, long stop, long step) {
    return new Slice(OptionalLong.of(start), OptionalLong.of(stop), step);
  }

  /** From a position to the end. */
  static Index from(long start) {
    return new Slice(OptionalLong.of(start), OptionalLong.empty(), 1);
  }

  /** From the beginning to before a position. */
  static Index until(long stop) {
    return new Slice(OptionalLong.empty(), OptionalLong.of(stop), 1);
  }

  /** Every {@code step}-th position of the whole axis; backwards if negative. */
  static Index step(long step) {
    return new Slice(OptionalLong.empty(), OptionalLong.empty(), step);
  }

  /** A new axis of length 1. */
  static Index newAxis() {
    return new NewAxis();
  }

  /** As many whole axes as are left over. */
  static Index ellipsis() {
    return new Ellipsis();
  }
}
