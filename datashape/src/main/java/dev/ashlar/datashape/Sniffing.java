package dev.ashlar.datashape;

/** Whether text is looked into when types are discovered. */
public enum Sniffing {
  /** A string is a string. */
  OFF,
  /**
   * Text that reads as a number, a truth value, a date or a time is one, and empty text is a missing value; for CSV.
   */
  TEXT
}
