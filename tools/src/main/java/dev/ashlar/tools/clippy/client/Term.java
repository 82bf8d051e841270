package dev.ashlar.tools.clippy.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A part of an expression over the elements of an object: a selector, or an operator with its operands. */
public sealed interface Term permits Selector, Operator {
  /** The term in JsonLogic. */
  Map<String, Object> rule();

  /**
   * An operator of JsonLogic.
   *
   * @param name such as {@code "<"}, {@code "+"}, {@code "and"}, {@code "in"}, {@code "regex"}
   * @param operands terms, numbers, texts or lists
   */
  static Term of(String name, Object... operands) {
    return new Operator(name, new ArrayList<>(Arrays.asList(operands)));
  }

  /** {@code this < other}. */
  default Term less(Object other) {
    return of("<", this, other);
  }

  /** {@code this <= other}. */
  default Term lessEqual(Object other) {
    return of("<=", this, other);
  }

  /** {@code this > other}. */
  default Term greater(Object other) {
    return of(">", this, other);
  }

  /** {@code this >= other}. */
  default Term greaterEqual(Object other) {
    return of(">=", this, other);
  }

  /** {@code this == other}. */
  default Term equal(Object other) {
    return of("==", this, other);
  }

  /** {@code this != other}. */
  default Term notEqual(Object other) {
    return of("!=", this, other);
  }

  /** {@code this + other}. */
  default Term plus(Object other) {
    return of("+", this, other);
  }

  /** {@code this - other}. */
  default Term minus(Object other) {
    return of("-", this, other);
  }

  /** {@code this * other}. */
  default Term times(Object other) {
    return of("*", this, other);
  }

  /** {@code this / other}. */
  default Term div(Object other) {
    return of("/", this, other);
  }

  /** The remainder of {@code this / other}. */
  default Term rem(Object other) {
    return of("%", this, other);
  }

  /** Whether both are true. */
  default Term and(Object other) {
    return of("and", this, other);
  }

  /** Whether one is true. */
  default Term or(Object other) {
    return of("or", this, other);
  }

  /** Whether this is not true. */
  default Term not() {
    return of("not", this);
  }

  /** Whether a text is part of this one. */
  default Term contains(Object part) {
    return of("in", part, this);
  }

  /** Whether a regular expression is found in this text. */
  default Term matches(String pattern) {
    return of("regex", pattern, this);
  }

  /** Operands as JSON takes them. */
  static List<Object> plain(List<?> operands) {
    var plain = new ArrayList<>();
    for (var operand : operands) {
      plain.add(operand instanceof Term term ? term.rule() : operand);
    }
    return plain;
  }
}
