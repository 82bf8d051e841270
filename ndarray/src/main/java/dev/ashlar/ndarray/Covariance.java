package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Operations;
import org.jspecify.annotations.Nullable;

/** Covariances and correlation coefficients of variables that are rows. */
final class Covariance {
  private Covariance() {}

  /**
   * The covariances.
   *
   * @param correction what is taken from the number of observations; null for 1
   * @param frequencies how often each observation was made; null for once
   * @param weights how much each observation counts; null for the same
   */
  static NDArray of(
      NDArray variables, @Nullable Double correction, @Nullable NDArray frequencies, @Nullable NDArray weights) {
    var rows = variables.shape.length == 1 ? Manipulation.expandDims(variables, 0) : variables;
    if (rows.shape.length != 2) {
      throw new IllegalArgumentException("cov: variables are rows, not shape " + Shapes.text(variables.shape));
    }
    var kind = rows.numeric("cov").kind();
    var wide = rows.astype(kind == DType.Kind.COMPLEX ? DType.COMPLEX128 : DType.FLOAT64);
    double freedom = correction == null ? 1 : correction;
    long observations = rows.shape[1];
    requireOnePerObservation("frequencies", frequencies, observations);
    requireOnePerObservation("weights", weights, observations);
    var counts = product(frequencies, weights);
    NDArray mean;
    double divisor;
    if (counts == null) {
      mean = Statistics.mean(wide, Along.axis(1).keepDims());
      divisor = observations - freedom;
    } else {
      double total = counts.sumToDouble();
      mean = Statistics.sum(wide.times(counts), Along.axis(1).keepDims()).div(total);
      divisor =
          weights == null || freedom == 0
              ? total - freedom
              : total - freedom * counts.times(weights).sumToDouble() / total;
    }
    var centred = wide.minus(mean);
    var weighted = counts == null ? centred : centred.times(counts);
    var other =
        kind == DType.Kind.COMPLEX ? Evaluation.unary(Operations.CONJ, weighted) : weighted;
    var products = LinearAlgebra.matmul(centred, other.transpose()).div(Math.max(0, divisor));
    return products.size == 1 ? products.reshape() : products;
  }

  private static @Nullable NDArray product(@Nullable NDArray frequencies, @Nullable NDArray weights) {
    if (frequencies == null || weights == null) {
      var one = frequencies == null ? weights : frequencies;
      return one == null ? null : one.astype(DType.FLOAT64);
    }
    return frequencies.astype(DType.FLOAT64).times(weights.astype(DType.FLOAT64));
  }

  private static void requireOnePerObservation(String what, @Nullable NDArray numbers, long observations) {
    if (numbers == null) {
      return;
    }
    if (numbers.shape.length != 1 || numbers.size != observations || Utility.any(numbers.less(0)).toBoolean()) {
      throw new IllegalArgumentException("cov: " + what + " are " + observations + " numbers, none negative, not "
          + numbers.datashape());
    }
  }

  static NDArray coefficients(NDArray variables) {
    var covariances = of(variables, null, null, null);
    if (covariances.shape.length == 0) {
      return covariances.div(covariances);
    }
    var deviations = Elementwise.sqrt(Elementwise.real(Creation.diagonal(covariances, 0)));
    var raw = covariances.div(Manipulation.expandDims(deviations, 1)).div(Manipulation.expandDims(deviations, 0));
    // rounding may lead past 1
    return raw.numeric("corrcoef").kind() == DType.Kind.COMPLEX
        ? Complexes.join(
            raw.numeric("corrcoef"), within(ComplexParts.real(raw)), within(ComplexParts.imaginary(raw)))
        : within(raw);
  }

  private static NDArray within(NDArray a) {
    return Elementwise.clip(a, Evaluation.scalar("corrcoef", a, -1.0), Evaluation.scalar("corrcoef", a, 1.0));
  }
}
