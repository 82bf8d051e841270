package dev.ashlar.datashape;

import org.jspecify.annotations.Nullable;

/**
 * Whether a pattern describes a type: either what its variables stand for, or why it does not.
 *
 * {@snippet :
 * Match match = DataTypes.parse("N * {x: T, y: T}").match(DataTypes.parse("3 * {x: int8, y: int8}"));
 * match.matches();               // true
 * match.bindings().toString();   // "T = int8, N = 3"
 * }
 */
public final class Match {
  private final @Nullable Bindings bindings;
  private final String reason;

  private Match(@Nullable Bindings bindings, String reason) {
    this.bindings = bindings;
    this.reason = reason;
  }

  static Match of(Bindings bindings) {
    return new Match(bindings, "");
  }

  static Match failure(String reason) {
    return new Match(null, reason);
  }

  /** Whether every type that the concrete one describes is described by the pattern. */
  public boolean matches() {
    return bindings != null;
  }

  /**
   * What the variables stand for.
   *
   * @throws IllegalStateException if there is no match; its message is the reason
   */
  public Bindings bindings() {
    if (bindings == null) {
      throw new IllegalStateException("there is no match: " + reason);
    }
    return bindings;
  }

  /** Why there is no match, in one line; empty if there is one. */
  public String reason() {
    return reason;
  }

  /** The bindings, or the reason. */
  @Override
  public String toString() {
    return bindings == null ? reason : bindings.toString();
  }
}
