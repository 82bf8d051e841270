package dev.ashlar.kernels.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The first value of the budget: system property {@value #PROPERTY} (bytes; suffix k, m, g or t), else half of the
 * physical memory (or of the container's limit), else, where that is unknown, twice the greatest Java heap.
 */
final class Budget {
  static final String PROPERTY = "dev.ashlar.memory.budget";

  private Budget() {}

  static long initial() {
    String value = System.getProperty(PROPERTY);
    if (value != null) {
      try {
        return parse(value);
      } catch (IllegalArgumentException e) {
        // A wrong setting must not make the library's classes fail to initialise.
        System.getLogger("dev.ashlar.kernels.memory")
            .log(System.Logger.Level.WARNING, e.getMessage() + "; the default is used");
      }
    }
    return physicalMemory() / 2;
  }

  /** Parses a size such as {@code 512m}. */
  static long parse(String text) {
    String digits = text.strip().toLowerCase(Locale.ROOT);
    int shift =
        digits.isEmpty()
            ? 0
            : switch (digits.charAt(digits.length() - 1)) {
              case 'k' -> 10;
              case 'm' -> 20;
              case 'g' -> 30;
              case 't' -> 40;
              default -> 0;
            };
    try {
      long number = Long.parseLong(shift == 0 ? digits : digits.substring(0, digits.length() - 1));
      if (number > 0 && number <= Long.MAX_VALUE >> shift) {
        return number << shift;
      }
    } catch (NumberFormatException _) {
      // reported below, like a number out of range
    }
    throw new IllegalArgumentException(
        PROPERTY + "=" + text
            + ": write a positive number of bytes, with k, m, g or t behind it if you like, such as 512m");
  }

  private static long physicalMemory() {
    long total = readNumber(Path.of("/proc/meminfo"), "MemTotal:", 1024);
    long limit = readNumber(Path.of("/sys/fs/cgroup/memory.max"), "", 1);
    long memory = Math.min(total, limit);
    return memory == Long.MAX_VALUE ? 4 * Math.min(Runtime.getRuntime().maxMemory(), 1L << 60) : memory;
  }

  /** The first number behind a prefix at the start of a line, or Long.MAX_VALUE. */
  private static long readNumber(Path file, String prefix, long unit) {
    try {
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith(prefix)) {
          String digits = line.substring(prefix.length()).strip().split(" ", 2)[0];
          return digits.isEmpty() || !Character.isDigit(digits.charAt(0))
              ? Long.MAX_VALUE
              : Long.parseLong(digits) * unit;
        }
      }
    } catch (IOException | NumberFormatException | SecurityException _) {
      // no such file on this system, or no limit in it
    }
    return Long.MAX_VALUE;
  }
}
