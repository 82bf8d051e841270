package dev.ashlar.kernels;

import dev.ashlar.datashape.DType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The dtypes of one form of an operation.
 *
 * @param inputs the operands' dtypes
 * @param output the result's dtype
 */
public record Signature(List<DType> inputs, DType output) {
  /** Copies the list. */
  public Signature {
    inputs = List.copyOf(inputs);
  }

  /** A signature whose inputs are all of one dtype. */
  public static Signature uniform(int arity, DType input, DType output) {
    return new Signature(java.util.Collections.nCopies(arity, input), output);
  }

  @Override
  public String toString() {
    return inputs.stream().map(DType::standardName).collect(Collectors.joining(", ", "(", ") -> "))
        + output.standardName();
  }
}
