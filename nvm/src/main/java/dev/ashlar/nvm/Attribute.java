package dev.ashlar.nvm;

import java.util.List;

/** A small typed value that an array in a store carries under a name: a unit, a source, a scale. */
public sealed interface Attribute {
  /** True or false. */
  record Truth(boolean value) implements Attribute {}

  /** A 64-bit integer. */
  record Whole(long value) implements Attribute {}

  /** A 64-bit floating-point number. */
  record Real(double value) implements Attribute {}

  /** Text. */
  record Text(String value) implements Attribute {}

  /** A list of 64-bit integers. */
  record Wholes(List<Long> values) implements Attribute {
    /** Copies the list. */
    public Wholes {
      values = List.copyOf(values);
    }
  }

  /** A list of 64-bit floating-point numbers. */
  record Reals(List<Double> values) implements Attribute {
    /** Copies the list. */
    public Reals {
      values = List.copyOf(values);
    }
  }

  /** A list of texts. */
  record Texts(List<String> values) implements Attribute {
    /** Copies the list. */
    public Texts {
      values = List.copyOf(values);
    }
  }

  /** True or false. */
  static Attribute of(boolean value) {
    return new Truth(value);
  }

  /** An integer. */
  static Attribute of(long value) {
    return new Whole(value);
  }

  /** A number. */
  static Attribute of(double value) {
    return new Real(value);
  }

  /** Text. */
  static Attribute of(String value) {
    return new Text(value);
  }
}
