package dev.ashlar.datashape;

/** The units in which times are counted; NumPy's codes. */
public enum TickUnit {
  /** Nanosecond. */
  NANOSECOND("ns"),
  /** Microsecond. */
  MICROSECOND("us"),
  /** Millisecond. */
  MILLISECOND("ms"),
  /** Second. */
  SECOND("s"),
  /** Minute. */
  MINUTE("m"),
  /** Hour. */
  HOUR("h"),
  /** Day. */
  DAY("D"),
  /** Week. */
  WEEK("W"),
  /** Month. */
  MONTH("M"),
  /** Year. */
  YEAR("Y");

  private final String code;

  TickUnit(String code) {
    this.code = code;
  }

  /** NumPy's code, such as {@code ns}. */
  @Override
  public String toString() {
    return code;
  }
}
