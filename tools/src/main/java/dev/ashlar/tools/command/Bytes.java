package dev.ashlar.tools.command;

import java.util.Locale;

/** Numbers of bytes for people. */
final class Bytes {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
  private static final double STEP = 1000;

  private Bytes() {}

  static String text(long bytes) {
    double amount = bytes;
    int unit = 0;
    while (amount >= STEP) {
      amount /= STEP;
      unit++;
    }
    return unit == 0 ? bytes + " B" : String.format(
        Locale.ROOT, amount < 10 ? "%.2f %s" : amount < 100 ? "%.1f %s" : "%.0f %s", amount, UNITS[unit]);
  }
}
