package dev.ashlar.datashape;

/** The dtypes that are a name alone and are not among the numeric ones of {@link DType}. */
public enum BasicType implements DataType {
  /** The upper half of a float32: 8 bits of exponent, 7 of fraction. */
  BFLOAT16("bfloat16"),
  /** One Unicode code point. */
  CHAR("char"),
  /** A byte string of any length. */
  BYTES("bytes"),
  /** A JSON document, held as text. */
  JSON("json"),
  /** A day of the proleptic Gregorian calendar. */
  DATE("date"),
  /** The type of nothing but the missing value. */
  NULL("null"),
  /** The result of a function that returns nothing. */
  VOID("void"),
  /** A value that Ashlar knows nothing about. */
  OBJECT("object");

  private final String text;

  BasicType(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
