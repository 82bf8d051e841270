package dev.ashlar.kernels.internal.matmul;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sizes in bytes of the second and last level caches: what Linux reports, else what is common. */
final class CacheSizes {
  /** The second level, which holds the packed block of the left operand. */
  static final long LEVEL2 = size(2, 1L << 20);

  /** The last level, which holds the packed block of the right operand. */
  static final long LEVEL3 = size(3, 8L << 20);

  private static final int LEAST = 128 << 10;

  private CacheSizes() {}

  private static long size(int level, long otherwise) {
    for (int index = 0; index < 8; index++) {
      var cache = Path.of("/sys/devices/system/cpu/cpu0/cache", "index" + index);
      try {
        if (Files.readString(cache.resolve("level")).strip().equals(Integer.toString(level))) {
          return Math.max(LEAST, parse(Files.readString(cache.resolve("size")).strip()));
        }
      } catch (IOException | NumberFormatException | SecurityException notReported) {
        return otherwise;
      }
    }
    return otherwise;
  }

  private static long parse(String size) {
    long number = Long.parseLong(size.substring(0, size.length() - 1));
    return switch (size.charAt(size.length() - 1)) {
      case 'K' -> number << 10;
      case 'M' -> number << 20;
      default -> Long.parseLong(size);
    };
  }
}
