package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import java.util.Arrays;

/**
 * The sorting functions (array API standard 2025.12, "Sorting Functions"; NumPy's {@code partition} and {@code
 * lexsort}). Every sort is stable. NaN are greater than all numbers; complex numbers go by real, then imaginary part.
 */
public final class Sorting {
  private Sorting() {}

  /** Sorted along the last axis, ascending. */
  public static NDArray sort(NDArray a) {
    return sort(a, -1, false);
  }

  /** Sorted along an axis, in new memory. */
  public static NDArray sort(NDArray a, int axis, boolean descending) {
    int along = Shapes.axis("sort", axis, a.shape.length);
    var dtype = a.numeric("sort");
    var source = a.isDirect() ? a : a.copy();
    var out = NDArray.fresh("sort", dtype, a.shape);
    Lines.forEach(
        source,
        out,
        along,
        (from, to) ->
            dev.ashlar.kernels.raw.Sorting.sort(
                dtype, from, source.strides[along], to, out.strides[along], a.shape[along], descending));
    return out;
  }

  /** The positions that sort along the last axis, ascending. */
  public static NDArray argsort(NDArray a) {
    return argsort(a, -1, false);
  }

  /** The positions along an axis that sort it, as int64. */
  public static NDArray argsort(NDArray a, int axis, boolean descending) {
    int along = Shapes.axis("argsort", axis, a.shape.length);
    var dtype = a.numeric("argsort");
    var source = a.isDirect() ? a : a.copy();
    var out = NDArray.fresh("argsort", DType.INT64, a.shape);
    Lines.forEach(
        source,
        out,
        along,
        (from, to) ->
            dev.ashlar.kernels.raw.Sorting.argsort(
                dtype, from, source.strides[along], to, out.strides[along], a.shape[along], descending));
    return out;
  }

  /**
   * Along an axis, each element of a rank in {@code kth} where sorting would put it, smaller ones before it and
   * greater ones behind it; in new memory.
   *
   * @param kth ranks; negative ones count from the end
   */
  public static NDArray partition(NDArray a, int axis, long... kth) {
    int along = Shapes.axis("partition", axis, a.shape.length);
    var dtype = a.numeric("partition");
    var ranks = ranks("partition", a, along, kth);
    var source = a.isDirect() ? a : a.copy();
    var out = NDArray.fresh("partition", dtype, a.shape);
    Lines.forEach(
        source,
        out,
        along,
        (from, to) ->
            dev.ashlar.kernels.raw.Sorting.partition(
                dtype, from, source.strides[along], to, out.strides[along], a.shape[along], ranks));
    return out;
  }

  /** The positions along an axis, as int64, that partition it; see {@link #partition}. */
  public static NDArray argpartition(NDArray a, int axis, long... kth) {
    int along = Shapes.axis("argpartition", axis, a.shape.length);
    var dtype = a.numeric("argpartition");
    var ranks = ranks("argpartition", a, along, kth);
    var source = a.isDirect() ? a : a.copy();
    var out = NDArray.fresh("argpartition", DType.INT64, a.shape);
    Lines.forEach(
        source,
        out,
        along,
        (from, to) ->
            dev.ashlar.kernels.raw.Sorting.argpartition(
                dtype, from, source.strides[along], to, out.strides[along], a.shape[along], ranks));
    return out;
  }

  private static long[] ranks(String operation, NDArray a, int axis, long... kth) {
    return Arrays.stream(kth)
        .map(
            rank -> {
              if (rank < -a.shape[axis] || rank >= a.shape[axis]) {
                throw new IndexOutOfBoundsException(
                    operation + ": rank " + rank + " is out of bounds for axis " + axis + " of shape "
                        + Shapes.text(a.shape));
              }
              return rank < 0 ? rank + a.shape[axis] : rank;
            })
        .toArray();
  }

  /**
   * The positions, as int64, that sort records by several keys, the last of which is the most important one.
   *
   * @param keys of one dimension and length each
   */
  public static NDArray lexsort(NDArray... keys) {
    if (keys.length == 0) {
      throw new IllegalArgumentException("lexsort: there are no keys");
    }
    for (var key : keys) {
      if (key.shape.length != 1 || key.size != keys[0].size) {
        throw new IllegalArgumentException(
            "lexsort: keys have one dimension and one length, not " + Shapes.text(keys[0].shape) + " and "
                + Shapes.text(key.shape));
      }
    }
    var plain = Arrays.stream(keys).map(key -> key.isDirect() ? key : key.copy()).toArray(NDArray[]::new);
    var out = NDArray.fresh("lexsort", DType.INT64, keys[0].shape);
    Evaluation.sweepEntered(
        0,
        plain,
        () ->
            dev.ashlar.kernels.raw.Sorting.lexsort(
                Arrays.stream(plain).map(key -> key.numeric("lexsort")).toArray(DType[]::new),
                Arrays.stream(plain).mapToLong(key -> key.address).toArray(),
                Arrays.stream(plain).mapToLong(key -> key.strides[0]).toArray(),
                out.address,
                Long.BYTES,
                out.size));
    return out;
  }
}
