package dev.ashlar.benchmarks.worker;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.NDArray;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/**
 * What shows that two peers did the same work: the sum of a result's elements, and that of their absolute values. A
 * complex element counts as two.
 *
 * @param sum of the elements; NaN where the result is not numbers
 * @param magnitude sum of the absolute values
 */
public record Check(double sum, double magnitude) {
  /** Where there is nothing to compare. */
  public static final Check NONE = new Check(Double.NaN, Double.NaN);

  /** Float32 sums of a naive loop are this far from the exact ones. */
  private static final double TOLERANCE = 2e-3;

  /** Of an NDArray, a number, or a Java array of numbers; {@link #NONE} for anything else. */
  public static Check of(@Nullable Object result) {
    return switch (result) {
      case null -> NONE;
      case NDArray array when array.dtype() instanceof DType dtype -> ofArray(array, dtype);
      case Number number -> new Check(number.doubleValue(), Math.abs(number.doubleValue()));
      case Boolean truth -> new Check(truth ? 1 : 0, truth ? 1 : 0);
      case double[] values -> ofDoubles(values);
      case Object values when values.getClass().isArray() -> ofJavaArray(values);
      default -> NONE;
    };
  }

  private static Check ofArray(NDArray array, DType dtype) {
    if (dtype.kind() != DType.Kind.COMPLEX) {
      return ofDoubles(array.astype(DType.FLOAT64).toDoubleArray());
    }
    var real = ofArray(array.real().astype(DType.FLOAT64), DType.FLOAT64);
    var imaginary = ofArray(array.imag().astype(DType.FLOAT64), DType.FLOAT64);
    return new Check(real.sum + imaginary.sum, real.magnitude + imaginary.magnitude);
  }

  private static Check ofDoubles(double[] values) {
    double sum = 0;
    double magnitude = 0;
    for (double value : values) {
      sum += value;
      magnitude += Math.abs(value);
    }
    return new Check(sum, magnitude);
  }

  private static Check ofJavaArray(Object values) {
    double sum = 0;
    double magnitude = 0;
    for (int i = 0; i < Array.getLength(values); i++) {
      double value =
          switch (Array.get(values, i)) {
            case Number number -> number.doubleValue();
            case Boolean truth -> truth ? 1 : 0;
            case null, default -> Double.NaN;
          };
      sum += value;
      magnitude += Math.abs(value);
    }
    return new Check(sum, magnitude);
  }

  /** Whether both may be of the same work; where there is nothing to compare, they may. */
  public boolean agrees(Check other) {
    if (Double.isNaN(sum) || Double.isNaN(other.sum)) {
      return true;
    }
    if (Double.isInfinite(sum) || Double.isInfinite(other.sum)) {
      return sum == other.sum;
    }
    return Math.abs(sum - other.sum) <= TOLERANCE * Math.max(magnitude, other.magnitude) + 1e-12;
  }
}
