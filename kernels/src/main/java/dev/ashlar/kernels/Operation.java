package dev.ashlar.kernels;

import dev.ashlar.datashape.DType;
import java.lang.invoke.MethodHandle;
import java.util.Map;

/**
 * A row of the operation table: an elementwise function by its array API name, with the dtypes it takes and gives.
 * Loops, promotion, the Java API and the documentation derive from the row. Built-in rows are in {@link Operations}.
 */
public final class Operation {
  private final String name;
  private final int arity;
  private final Typing typing;
  private final String summary;
  private final Map<Signature, MethodHandle> ownForms;
  private final int row;

  Operation(
      int row, String name, int arity, Typing typing, String summary, Map<Signature, MethodHandle> ownForms) {
    this.row = row;
    this.name = name;
    this.arity = arity;
    this.typing = typing;
    this.summary = summary;
    this.ownForms = ownForms;
  }

  /** The array API standard's name, or NumPy's where the standard has none: {@code "floor_divide"}. */
  public String name() {
    return name;
  }

  /** How many operands it takes. */
  public int arity() {
    return arity;
  }

  /** One line of documentation. */
  public String summary() {
    return summary;
  }

  /** Scalar forms that the row brings itself, by signature; empty for built-in rows. */
  public Map<Signature, MethodHandle> ownForms() {
    return ownForms;
  }

  /**
   * The dtypes in which the operation is computed for operands of the given dtypes: operands are cast to the
   * signature's inputs, the result has its output.
   *
   * @throws IllegalArgumentException if the operation has no meaning for these dtypes
   */
  public Signature resolve(DType... operands) {
    if (operands.length != arity) {
      throw new IllegalArgumentException(name + ": takes " + arity + " operands, not " + operands.length);
    }
    return typing.resolve(this, operands);
  }

  /**
   * The row's place in the table, from 0, for those who keep something for each row; -1 for an operation that is not a
   * built-in row.
   */
  public int row() {
    return row;
  }

  @Override
  public String toString() {
    return name;
  }
}
