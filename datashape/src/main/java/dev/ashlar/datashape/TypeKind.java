package dev.ashlar.datashape;

/** The kinds: names that stand in patterns for any type of a family. */
public enum TypeKind implements DataType {
  /** Every type, with or without dimensions. */
  ANY("Any"),
  /** Every single value: no dimensions, record, tuple, map or function. */
  SCALAR("Scalar"),
  /** {@code bool}. */
  BOOL("Bool"),
  /** The signed integers. */
  INT("Int"),
  /** The unsigned integers. */
  UINT("UInt"),
  /** The real floating point types. */
  FLOAT("Float"),
  /** The complex types. */
  COMPLEX("Complex"),
  /** Byte strings, of fixed or varying length. */
  BYTES("Bytes"),
  /** Strings, of fixed or varying length. */
  STRING("String"),
  /** Byte strings of one length. */
  FIXED_BYTES("FixedBytes"),
  /** Strings of one length. */
  FIXED_STRING("FixedString"),
  /** The categoricals. */
  CATEGORICAL("Categorical");

  private final String text;

  TypeKind(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
