package dev.ashlar.ndarray;

import static dev.ashlar.ndarray.FunctionTable.add;

import dev.ashlar.datashape.DType;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The rows of NumPy's functions that put arrays together, take them apart, and change them in place. */
final class ArrangingRows {
  private ArrangingRows() {}

  static void addAll() {
    joining();
    cutting();
    changing();
    shaping();
    functional();
  }

  private static void joining() {
    add("hstack(tup)", "along the second axis", a -> Stacking.hstack(a.arrays("tup")));
    add("vstack(tup)", "along the first axis", a -> Stacking.vstack(a.arrays("tup")));
    add("dstack(tup)", "along the third axis", a -> Stacking.dstack(a.arrays("tup")));
    add("column_stack(tup)", "as columns of a matrix", a -> Stacking.columnStack(a.arrays("tup")));
    add("append(arr, values, axis=None)", "others behind the elements",
        a -> a.has("axis")
            ? Stacking.append(a.array("arr"), a.array("values"), a.axis("axis"))
            : Manipulation.concat(a.array("arr"), a.array("values")));
    add("pad(array, pad_width, mode='constant', *, stat_length=None, constant_values=0, end_values=0,"
        + " reflect_type='even')", "elements around an array", ArrangingRows::pad);
  }

  private static NDArray pad(Arguments a) {
    var x = a.array("array");
    var mode = a.text("mode");
    var padding = Padding.named(mode);
    switch (mode) {
      case "constant" -> padding = padding.with(a.array("constant_values"));
      case "linear_ramp" -> padding = padding.with(a.array("end_values"));
      case "maximum", "mean", "median", "minimum" ->
          padding = a.has("stat_length") ? padding.with(a.array("stat_length")) : padding;
      case "reflect", "symmetric" -> padding = a.text("reflect_type").equals("odd") ? padding.odd() : padding;
      default -> {}
    }
    if (x.shape.length == 0) {
      return x.copy();
    }
    var widths = Views.broadcastTo(a.array("pad_width"), x.shape.length, 2);
    return padding.around(x, Manipulation.unstack(widths, 0).stream().map(NDArray::toLongArray).toArray(long[][]::new));
  }

  private static void cutting() {
    add("split(ary, indices_or_sections, axis=0)", "parts of one length, or at positions",
        a -> split(a, a.axis("axis"), true));
    add("array_split(ary, indices_or_sections, axis=0)", "so many parts, or at positions",
        a -> split(a, a.axis("axis"), false));
    add("hsplit(ary, indices_or_sections)", "parts along the second axis",
        a -> split(a, a.array("ary").shape.length == 1 ? 0 : 1, true));
    add("vsplit(ary, indices_or_sections)", "parts along the first axis", a -> split(a, 0, true));
    add("dsplit(ary, indices_or_sections)", "parts along the third axis", a -> split(a, 2, true));
    add("delete(arr, obj, axis=None)", "without some parts",
        a -> {
          boolean flat = !a.has("axis");
          var x = flat ? a.array("arr").reshape(-1) : a.array("arr");
          int axis = flat ? 0 : a.axis("axis");
          return a.any("obj") instanceof NDArray places && places.dtype == DType.BOOL
              ? Stacking.delete(x, Index.of(places), axis)
              : Stacking.delete(x, a.integers("obj"), axis);
        });
    add("insert(arr, obj, values, axis=None)", "values put between",
        a -> {
          boolean flat = !a.has("axis");
          var x = flat ? a.array("arr").reshape(-1) : a.array("arr");
          int axis = flat ? 0 : a.axis("axis");
          boolean isOne = a.any("obj") instanceof Number
              || (a.any("obj") instanceof NDArray place && place.shape.length == 0);
          return isOne
              ? Stacking.insert(x, a.integer("obj"), a.array("values"), axis)
              : Stacking.insert(x, a.integers("obj"), a.array("values"), axis);
        });
    add("sliding_window_view(x, window_shape, axis=None)", "all windows along axes",
        a -> {
          var windows = a.integers("window_shape");
          var every = new int[windows.length];
          Arrays.setAll(every, i -> i);
          var x = a.array("x");
          if (!a.has("axis") && windows.length != x.shape.length) {
            throw new IllegalArgumentException("sliding_window_view: a window of shape " + Shapes.text(windows)
                + " for shape " + Shapes.text(x.shape) + " needs the argument 'axis'");
          }
          return Stacking.slidingWindowView(x, windows, a.has("axis") ? a.axes("axis") : every);
        });
  }

  private static List<NDArray> split(Arguments a, int axis, boolean even) {
    if (!(a.any("indices_or_sections") instanceof Number)) {
      return Stacking.splitAt(a.array("ary"), a.integers("indices_or_sections"), axis);
    }
    return even
        ? Stacking.split(a.array("ary"), a.integer("indices_or_sections"), axis)
        : Stacking.arraySplit(a.array("ary"), a.integer("indices_or_sections"), axis);
  }

  private static void changing() {
    add("put(a, ind, v)", "sets elements by their row-major positions, and gives the array",
        a -> {
          Indexing.put(a.array("a"), a.array("ind"), a.operands("a", "v")[1]);
          return a.array("a");
        });
    add("put_along_axis(arr, indices, values, axis)", "sets what take_along_axis takes, and gives the array",
        a -> {
          Indexing.putAlongAxis(a.array("arr"), a.array("indices"), a.operands("arr", "values")[1], a.axis("axis"));
          return a.array("arr");
        });
  }

  private static void shaping() {
    add("rot90(m, k=1, axes=None)", "turned by 90 degrees",
        a -> {
          var axes = a.has("axes") ? a.axes("axes") : new int[] {0, 1};
          if (axes.length != 2) {
            throw new IllegalArgumentException("rot90: a plane has two axes, not " + Arrays.toString(axes));
          }
          return Stacking.rot90(a.array("m"), a.axis("k"), axes[0], axes[1]);
        });
    add("fliplr(m)", "the second axis reversed", a -> Manipulation.flip(a.array("m"), 1));
    add("flipud(m)", "the first axis reversed", a -> Manipulation.flip(a.array("m"), 0));
    add("atleast_1d(a)", "with one axis or more", a -> Stacking.atLeast(1, a.array("a")));
    add("atleast_2d(a)", "with two axes or more", a -> Stacking.atLeast(2, a.array("a")));
    add("atleast_3d(a)", "with three axes or more", a -> Stacking.atLeast(3, a.array("a")));
    add("ravel(a, /)", "one dimension", a -> Manipulation.ravel(a.array("a")));
    add("flatten(a, /)", "a copy of one dimension", a -> a.array("a").copy().reshape(-1));
  }

  private static void functional() {
    add("fromfunction(function, shape, *, dtype='float64')", "a function of the positions along each axis",
        a -> Functional.fromFunction(positions -> asArray(a, a.function("function").apply(positions)),
            a.dtype("dtype"), a.integers("shape")));
    add("vectorize(pyfunc, *args)", "a function called for each element",
        a -> {
          var function = a.function("pyfunc");
          return Functional.vectorize(elements -> asArray(a, function.apply(elements)), a.arrays("args"));
        });
    add("apply_along_axis(func1d, axis, arr)", "a function called for each run along an axis",
        a -> {
          Function<List<NDArray>, Object> function = a.function("func1d");
          return Functional.applyAlongAxis(
              run -> asArray(a, function.apply(List.of(run))), a.axis("axis"), a.array("arr"));
        });
  }

  private static NDArray asArray(Arguments a, Object value) {
    return a.asArray("function", value);
  }
}
