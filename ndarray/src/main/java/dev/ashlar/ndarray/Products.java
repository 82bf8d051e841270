package dev.ashlar.ndarray;

import dev.ashlar.kernels.Operations;
import java.util.Arrays;

/** Products of complex numbers: the halves of an axis are multiplied with each other until it has length 1. */
final class Products {
  private Products() {}

  static NDArray of(NDArray a, Along along) {
    var marks = along.marks("prod", a.shape.length);
    var mask = along.mask();
    var rest = mask == null ? a : Searching.where(Views.broadcastTo(mask, a.shape), a, Evaluation.scalar("prod", a, 1));
    for (int axis = 0; axis < marks.length; axis++) {
      if (marks[axis]) {
        rest = alongAxis(rest, axis);
      }
    }
    var initial = along.initial();
    var product = initial == null ? rest : rest.times(Evaluation.scalar("prod", rest, initial));
    return along.keepsDims() ? product : Reductions.squeeze(product.copy(), marks);
  }

  private static NDArray alongAxis(NDArray a, int axis) {
    if (a.shape[axis] == 0) {
      var shape = a.shape.clone();
      shape[axis] = 1;
      return Creation.ones(a.numeric("prod"), shape);
    }
    var rest = a;
    while (rest.shape[axis] > 1) {
      long half = rest.shape[axis] / 2;
      var product =
          Evaluation.binary(Operations.MULTIPLY, part(rest, axis, 0, half), part(rest, axis, half, 2 * half));
      if (rest.shape[axis] % 2 == 1) {
        var first = part(product, axis, 0, 1);
        Evaluation.apply(Operations.MULTIPLY, first, first, part(rest, axis, 2 * half, 2 * half + 1));
      }
      rest = product;
    }
    return rest;
  }

  private static NDArray part(NDArray a, int axis, long from, long to) {
    var items = new Index[axis + 1];
    Arrays.fill(items, Index.all());
    items[axis] = Index.slice(from, to);
    return a.get(items);
  }
}
