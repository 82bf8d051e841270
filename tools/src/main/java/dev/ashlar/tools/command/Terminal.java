package dev.ashlar.tools.command;

/**
 * Whether standard output and error are terminals. The launcher knows; where it was not used, they are taken for files.
 */
public final class Terminal {
  private static final String PROPERTY = "ashlar.terminal";

  private Terminal() {}

  /** Whether people see what is printed. */
  public static boolean isStandardOutput() {
    return System.getProperty(PROPERTY, "").contains("out");
  }

  /** Whether people see messages. */
  public static boolean isStandardError() {
    return System.getProperty(PROPERTY, "").contains("err");
  }
}
