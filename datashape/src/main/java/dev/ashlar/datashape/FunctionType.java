package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A function: {@code (A... * T, axis: int64) -> A... * T}. Parameters without a name come first, then those with one.
 */
public final class FunctionType extends CompositeType {
  private final Head head;

  private record Head(List<String> keywords, boolean variadic) {}

  /**
   * {@code (parameters) -> result}.
   *
   * @param parameters the types of all parameters, those with a name last
   * @param keywords the names of the last parameters, all different
   * @param variadic whether more arguments may follow, {@code (int32, ...) -> void}; for patterns
   * @param result the type of the result
   * @throws IllegalArgumentException if there are more names than parameters, if a name comes twice or holds lone
   *     surrogates, or if the type gets too deep or too large
   */
  public FunctionType(List<DataType> parameters, List<String> keywords, boolean variadic, DataType result) {
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
    var head = new Head(List.copyOf(keywords), variadic);
    var components = new ArrayList<DataType>(parameters);
    components.add(result);
    super(head, 1, components);
    this.head = head;
  }

  /** The types of all parameters, those with a name last. */
  public List<DataType> parameters() {
    return components().subList(0, components().size() - 1);
  }

  /** The names of the last parameters. */
  public List<String> keywords() {
    return head.keywords;
  }

  /** Whether more arguments may follow. */
  public boolean variadic() {
    return head.variadic;
  }

  /** The type of the result. */
  public DataType result() {
    return components().getLast();
  }

  /** How many parameters have no name. */
  public int positional() {
    return components().size() - 1 - head.keywords.size();
  }

  /**
   * The result type for arguments of these types, one for each parameter in order. Variables are bound by the
   * arguments; the same ellipsis twice broadcasts: {@code (A... * T, A... * T) -> A... * T} takes {@code 3 * 1 * int8}
   * and {@code 4 * int8} to {@code 3 * 4 * int8}.
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
  DataType with(List<DataType> replaced) {
    return new FunctionType(
        replaced.subList(0, replaced.size() - 1), head.keywords, head.variadic, replaced.getLast());
  }
}
