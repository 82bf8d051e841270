package dev.ashlar.datashape;

import static dev.ashlar.datashape.DType.*;

import dev.ashlar.datashape.text.Printer;
import java.util.Arrays;

/**
 * What it costs to convert a value implicitly; used to choose between overloads. A conversion is a chain of steps, the
 * cheapest one counts: one step in a kind 1, an integer to a float or a float to a complex number 1.2, a change of sign
 * or a loss of digits 1.5, anything to bool 1000. Narrowing is no implicit conversion.
 */
@SuppressWarnings("EnumOrdinal") // the table is square over the dtypes
public final class Coercion {
  /** An ellipsis that takes the dimensions, few or many. */
  static final double ELLIPSIS = 0.25;
  /** A variable that takes the dtype or a dimension. */
  static final double VARIABLE = 0.125;
  /** A kind: it says more than a variable does. */
  static final double KIND = 0.1;
  /** The kind Any, in addition to its ellipsis. */
  static final double ANY = 0.125;
  /** A value where one may be missing. */
  static final double WRAPPING = 0.5;

  private static final double STEP = 1;
  private static final double EXACT_CHANGE = 1.2;
  private static final double LOSSY = 1.5;
  private static final double TO_BOOL = 1000;
  private static final double[][] COSTS = costs();

  private Coercion() {}

  /**
   * The cost of converting a value of one type to another, which may be a pattern; 0 if they are the same.
   *
   * @throws IllegalArgumentException if there is no such conversion; the message says why
   */
  public static double cost(DataType from, DataType to) {
    var matcher = new Matcher(true, true);
    var failure = matcher.match(to, from);
    if (failure != null) {
      throw new IllegalArgumentException(
          "coerce: " + Printer.brief(from) + " does not convert to " + Printer.brief(to) + ": " + failure);
    }
    return matcher.cost();
  }

  /** The cost between two dtypes without components; infinity if there is no conversion. */
  static double dtypeCost(DataType from, DataType to) {
    if (from.equals(to)) {
      return 0;
    }
    if (to == BOOL) {
      return TO_BOOL;
    }
    return switch (from) {
      case DType number when to instanceof DType target -> COSTS[number.ordinal()][target.ordinal()];
      case FixedStringType _ when to instanceof StringType -> STEP;
      case FixedBytesType _ when to == BasicType.BYTES -> STEP;
      default -> Double.POSITIVE_INFINITY;
    };
  }

  private static double[][] costs() {
    int n = DType.values().length;
    var costs = new double[n][n];
    for (int i = 0; i < n; i++) {
      Arrays.fill(costs[i], Double.POSITIVE_INFINITY);
      costs[i][i] = 0;
    }
    chain(costs, STEP, BOOL, INT8, INT16, INT32, INT64);
    chain(costs, STEP, UINT8, UINT16, UINT32, UINT64);
    chain(costs, STEP, FLOAT16, FLOAT32, FLOAT64);
    chain(costs, STEP, COMPLEX64, COMPLEX128);
    DType[] signed = {INT8, INT16, INT32, INT64};
    DType[] unsigned = {UINT8, UINT16, UINT32, UINT64};
    DType[] exact = {FLOAT16, FLOAT32, FLOAT64};
    for (int i = 0; i < 4; i++) {
      chain(costs, LOSSY, signed[i], unsigned[i]);
      chain(costs, LOSSY, unsigned[i], signed[i]);
      if (i < 3) {
        chain(costs, STEP, unsigned[i], signed[i + 1]);
        chain(costs, EXACT_CHANGE, signed[i], exact[i]);
        chain(costs, EXACT_CHANGE, unsigned[i], exact[i]);
      }
      if (i > 0) {
        chain(costs, LOSSY, signed[i], exact[i - 1]);
        chain(costs, LOSSY, unsigned[i], exact[i - 1]);
      }
    }
    chain(costs, EXACT_CHANGE, FLOAT32, COMPLEX64);
    chain(costs, EXACT_CHANGE, FLOAT64, COMPLEX128);
    chain(costs, LOSSY, FLOAT64, COMPLEX64);
    for (int via = 0; via < n; via++) {
      for (int from = 0; from < n; from++) {
        for (int to = 0; to < n; to++) {
          costs[from][to] = Math.min(costs[from][to], costs[from][via] + costs[via][to]);
        }
      }
    }
    return costs;
  }

  private static void chain(double[][] costs, double cost, DType... steps) {
    for (int i = 1; i < steps.length; i++) {
      costs[steps[i - 1].ordinal()][steps[i].ordinal()] = cost;
    }
  }
}
