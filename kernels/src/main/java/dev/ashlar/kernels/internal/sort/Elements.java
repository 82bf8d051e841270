package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/** Reads, writes and moves elements of 1, 2, 4, 8 or 16 bytes as bits, whatever they mean. */
final class Elements {
  private Elements() {}

  /** The bits at {@code address}, sign-extended. */
  static long get(int bytes, long address) {
    return switch (bytes) {
      case 1 -> ALL.get(JAVA_BYTE, address);
      case 2 -> ALL.get(JAVA_SHORT_UNALIGNED, address);
      case 4 -> ALL.get(JAVA_INT_UNALIGNED, address);
      default -> ALL.get(JAVA_LONG_UNALIGNED, address);
    };
  }

  static void set(int bytes, long address, long bits) {
    switch (bytes) {
      case 1 -> ALL.set(JAVA_BYTE, address, (byte) bits);
      case 2 -> ALL.set(JAVA_SHORT_UNALIGNED, address, (short) bits);
      case 4 -> ALL.set(JAVA_INT_UNALIGNED, address, (int) bits);
      default -> ALL.set(JAVA_LONG_UNALIGNED, address, bits);
    }
  }

  static long getLong(long address) {
    return ALL.get(JAVA_LONG_UNALIGNED, address);
  }

  static void setLong(long address, long value) {
    ALL.set(JAVA_LONG_UNALIGNED, address, value);
  }

  /** Copies a contiguous run; the places may overlap. */
  static void copy(long from, long to, long bytes) {
    MemorySegment.copy(ALL, from, ALL, to, bytes);
  }

  /** Copies n elements of {@code bytes} bytes between strided runs that do not overlap, or are the same. */
  static void copy(int bytes, long from, long fromStride, long to, long toStride, long n) {
    if (fromStride == bytes && toStride == bytes) {
      if (from != to) {
        copy(from, to, n * bytes);
      }
    } else if (bytes == 16) {
      for (long i = 0; i < n; i++) {
        setLong(to + i * toStride, getLong(from + i * fromStride));
        setLong(to + i * toStride + 8, getLong(from + i * fromStride + 8));
      }
    } else {
      for (long i = 0; i < n; i++) {
        set(bytes, to + i * toStride, get(bytes, from + i * fromStride));
      }
    }
  }

  static void fill(int bytes, long to, long n, long bits) {
    for (long i = 0; i < n; i++) {
      set(bytes, to + i * bytes, bits);
    }
  }
}
