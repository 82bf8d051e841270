package dev.ashlar.datashape;

import org.jspecify.annotations.Nullable;

/** A dimension: what stands before {@code *} in a datashape. */
public sealed interface Dim {
  /** A dimension whose length varies or is not known. */
  Dim VAR = new Var();
  /** Some fixed length, not said here; for patterns. */
  Dim ANY_FIXED = new AnyFixed();
  /** Some dimension, of fixed or varying length; for patterns. */
  Dim ANY = new Any();
  /** Any number of dimensions, without a name. */
  Dim ELLIPSIS = new Ellipsis(null);

  /**
   * A known length.
   *
   * @param extent the length, at least 0
   */
  record Fixed(long extent) implements Dim {
    /** Refuses negative lengths. */
    public Fixed {
      if (extent < 0) {
        throw new IllegalArgumentException("a dimension has a length of at least 0, not " + extent);
      }
    }

    @Override
    public String toString() {
      return Long.toString(extent);
    }
  }

  /** {@code var}: the outermost one is a length not known, an inner one is ragged. */
  record Var() implements Dim {
    @Override
    public String toString() {
      return "var";
    }
  }

  /** {@code Fixed}: any fixed length. */
  record AnyFixed() implements Dim {
    @Override
    public String toString() {
      return "Fixed";
    }
  }

  /** {@code Dim}: any one dimension. */
  record Any() implements Dim {
    @Override
    public String toString() {
      return "Dim";
    }
  }

  /**
   * A dimension variable, {@code N}.
   *
   * @param name an identifier that begins with a capital letter
   */
  record Variable(String name) implements Dim {
    /** Refuses what is not a variable's name. */
    public Variable {
      Identifiers.requireVariable(name);
      if (name.equals("Fixed") || name.equals("Dim")) {
        throw new IllegalArgumentException(name + " is a kind of dimension, not the name of a variable");
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * Any number of dimensions, none included: {@code A...} or {@code ...}.
   *
   * @param name an identifier that begins with a capital letter; null for none
   */
  record Ellipsis(@Nullable String name) implements Dim {
    /** Refuses what is not a variable's name. */
    public Ellipsis {
      if (name != null) {
        Identifiers.requireVariable(name);
      }
    }

    /** The name under which it is bound; empty for none. */
    String key() {
      return name == null ? "" : name;
    }

    @Override
    public String toString() {
      return name == null ? "..." : name + "...";
    }
  }

  /**
   * As many dimensions alike as a variable says, {@code Fixed**N}. A number as exponent is no dimension of its own:
   * {@code 3**2} is {@code 3 * 3}.
   *
   * @param base the dimension that is repeated; neither an ellipsis nor a power
   * @param exponent an identifier that begins with a capital letter
   */
  record Power(Dim base, String exponent) implements Dim {
    /** Refuses an ellipsis or a power as base. */
    public Power {
      Identifiers.requireVariable(exponent);
      if (base instanceof Ellipsis || base instanceof Power) {
        throw new IllegalArgumentException(base + " cannot be raised to the power " + exponent);
      }
    }

    @Override
    public String toString() {
      return base + "**" + exponent;
    }
  }
}
