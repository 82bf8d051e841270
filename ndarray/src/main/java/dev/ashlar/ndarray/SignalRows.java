package dev.ashlar.ndarray;

import static dev.ashlar.ndarray.FunctionTable.add;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The rows of NumPy's functions of samples, of einsum, and of those that take numbers apart. */
final class SignalRows {
  private SignalRows() {}

  static void addAll() {
    decompositions();
    add("convolve(a, v, mode='full')", "sums of products with the other turned round",
        a -> Signals.convolve(a.array("a"), a.array("v"), a.text("mode")));
    add("correlate(a, v, mode='valid')", "sums of products with the other moved along",
        a -> Signals.correlate(a.array("a"), a.array("v"), a.text("mode")));
    add("interp(x, xp, fp, left=None, right=None, period=None)", "the piecewise linear function through points",
        a -> a.has("period")
            ? Signals.interpPeriodic(a.array("x"), a.array("xp"), a.array("fp"), a.real("period"))
            : Signals.interp(a.array("x"), a.array("xp"), a.array("fp"), a.has("left") ? a.number("left") : null,
                a.has("right") ? a.number("right") : null));
    add("gradient(f, *varargs, axis=None, edge_order=1)", "the derivatives of samples", SignalRows::gradient);
    add("trapezoid(y, x=None, dx=1.0, axis=-1)", "the integral of samples",
        a -> a.has("x")
            ? Signals.trapezoid(a.array("y"), a.array("x"), a.axis("axis"))
            : Signals.trapezoid(a.array("y"), a.real("dx"), a.axis("axis")));
    add("ediff1d(ary, to_end=None, to_begin=None)", "the differences of neighbours, in row-major order",
        a -> {
          var parts = new ArrayList<NDArray>();
          if (a.has("to_begin")) {
            parts.add(a.operands("ary", "to_begin")[1].reshape(-1));
          }
          parts.add(Utility.diff(a.array("ary").reshape(-1)));
          if (a.has("to_end")) {
            parts.add(a.operands("ary", "to_end")[1].reshape(-1));
          }
          return Manipulation.concat(0, parts.toArray(NDArray[]::new));
        });
    add("einsum(subscripts, *operands)", "sums of products by Einstein's convention",
        a -> Einsum.einsum(a.text("subscripts"), a.arrays("operands")));
    add("einsum_path(subscripts, *operands)", "how einsum goes about it",
        a -> Einsum.explain(a.text("subscripts"), a.arrays("operands")));
  }

  /** As NumPy: one array for one axis, a list for several; no spacing, one for all axes, or one for each. */
  private static Object gradient(Arguments a) {
    var f = a.array("f");
    var axes = a.has("axis") ? a.axes("axis") : IntStream.range(0, f.shape.length).toArray();
    var spacings = a.arrays("varargs");
    if (spacings.length > 1 && spacings.length != axes.length) {
      throw new IllegalArgumentException("gradient: " + spacings.length + " spacings for " + axes.length + " axes");
    }
    var derivatives = new ArrayList<NDArray>();
    for (int i = 0; i < axes.length; i++) {
      var spacing = spacings.length == 0 ? NDArray.of(1.0).reshape() : spacings[spacings.length == 1 ? 0 : i];
      derivatives.add(Signals.gradient(f, spacing, axes[i], a.axis("edge_order")));
    }
    return derivatives.size() == 1 ? derivatives.getFirst() : List.copyOf(derivatives);
  }

  private static void decompositions() {
    add("frexp(x, /)", "mantissas and powers of 2",
        a -> {
          var parts = Decomposition.frexp(a.array("x"));
          return List.of(parts.mantissa(), parts.exponent());
        });
    add("modf(x, /)", "fractions and integral parts",
        a -> {
          var parts = Decomposition.modf(a.array("x"));
          return List.of(parts.fraction(), parts.integral());
        });
    add("divmod(x1, x2, /)", "quotients and remainders",
        a -> {
          var operands = a.operands("x1", "x2");
          var parts = Decomposition.divmod(operands[0], operands[1]);
          return List.of(parts.quotient(), parts.remainder());
        });
  }
}
