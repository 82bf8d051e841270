package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A function: {@code (A... * T, axis: int64) -> A... * T}. Parameters without a name come first, then those with one.
 *
 * @param parameters the types of all parameters, those with a name last
 * @param keywords the names of the last parameters, all different
 * @param variadic whether more arguments may follow, {@code (int32, ...) -> void}; for patterns
 * @param result the type of the result
 */
public record FunctionType(List<DataType> parameters, List<String> keywords, boolean variadic, DataType result)
    implements DataType {
  /** Refuses more names than parameters, names that come twice, and what is nested too deeply. */
  public FunctionType {
    parameters = TypeList.copyOf(parameters);
    keywords = List.copyOf(keywords);
    if (keywords.size() > parameters.size()) {
      throw new IllegalArgumentException(
          "a function has " + parameters.size() + " parameters, too few for " + keywords.size() + " names");
    }
    for (var name : keywords) {
      Identifiers.requireWellFormed(name, "a parameter name");
    }
    if (new HashSet<>(keywords).size() != keywords.size()) {
      throw new IllegalArgumentException("a function has each named parameter once, not " + keywords);
    }
    Extent.check(1, (TypeList) parameters, result);
  }

  /** How many parameters have no name. */
  public int positional() {
    return parameters.size() - keywords.size();
  }

  /**
   * The result type for arguments of these types, one for each parameter in order. Variables are bound by the arguments; the same
   * ellipsis twice broadcasts: {@code (A... * T, A... * T) -> A... * T} takes {@code 3 * 1 * int8} and {@code 4 * int8} to
   * {@code 3 * 4 * int8}.
   *
   * @throws IllegalArgumentException if an argument does not fit; the message says which and why
   */
  public DataType resolve(DataType... arguments) {
    var call = new Call(this, List.of(arguments), false);
    var failure = call.bind();
    if (failure != null) {
      throw new IllegalArgumentException("resolve " + Printer.brief(this) + ": " + failure);
    }
    return call.result();
  }

  @Override
  public List<DataType> components() {
    var all = new ArrayList<DataType>(parameters);
    all.add(result);
    return all;
  }

  @Override
  public boolean equals(Object other) {
    return Structure.equal(this, other);
  }

  @Override
  public int hashCode() {
    return Structure.hash(this);
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
