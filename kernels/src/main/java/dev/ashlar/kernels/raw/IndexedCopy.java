package dev.ashlar.kernels.raw;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Copies elements from and to places given one by one: the loops under indexing by integer arrays and masks. Elements are moved as
 * bytes, so one loop serves every dtype of a size.
 *
 * <p>Offsets are int64 byte distances from a base address. The caller has proved every address.
 */
public final class IndexedCopy {
  /** From this size on, copying by the library call is faster than by a loop. */
  private static final long LONG_RUN = 96;

  /** Eight bytes, the first of them the lowest on every machine. */
  private static final ValueLayout.OfLong FIRST_LOWEST = JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Positions that one call of a loop handles: it counts by int. */
  private static final int BLOCK = 1 << 16;

  /** Positions looked at together. */
  private static final int GROUP = 4;

  private IndexedCopy() {}

  /**
   * Turns positions along an axis into byte offsets.
   *
   * @param positions address of n int64 values
   * @param extent of the axis
   * @param back what is added to negative positions: the extent, or 0 to refuse them
   * @param stride bytes from one position to the next
   * @param out address of n int64 values; may be {@code positions}
   * @return the number of the first position that is out of bounds, or -1
   */
  public static long offsets(long positions, long n, long extent, long back, long stride, long out) {
    for (long i = 0; i < n; i++) {
      long position = ALL.get(JAVA_LONG_UNALIGNED, positions + 8 * i);
      position += (position >> 63) & back;
      if (Long.compareUnsigned(position, extent) >= 0) {
        return i;
      }
      ALL.set(JAVA_LONG_UNALIGNED, out + 8 * i, position * stride);
    }
    return -1;
  }

  /**
   * Copies truth values as 0 and 1, whatever bytes they are; each is read once.
   *
   * @param from address of n bytes
   * @param out address of n bytes; may be {@code from}
   * @return how many are true
   */
  public static long truths(long from, long n, long out) {
    long count = 0;
    long i = 0;
    for (; i <= n - 8; i += 8) {
      long bytes = ALL.get(JAVA_LONG_UNALIGNED, from + i);
      // the highest bit of a byte is set by an addition that carries from any of the others
      long truths = (((bytes & 0x7f7f_7f7f_7f7f_7f7fL) + 0x7f7f_7f7f_7f7f_7f7fL) | bytes) >>> 7 & 0x0101_0101_0101_0101L;
      ALL.set(JAVA_LONG_UNALIGNED, out + i, truths);
      count += Long.bitCount(truths);
    }
    for (; i < n; i++) {
      byte truth = (byte) (ALL.get(JAVA_BYTE, from + i) == 0 ? 0 : 1);
      ALL.set(JAVA_BYTE, out + i, truth);
      count += truth;
    }
    return count;
  }

  /**
   * The byte offsets of the places where a mask is true, in row-major order.
   *
   * @param mask address of bytes 0 or 1, in row-major order without gaps
   * @param shape of the mask
   * @param strides what one step along each axis adds to an offset
   * @param out address of one int64 more than there are true places
   * @return the number of true places
   */
  public static long maskOffsets(long mask, long[] shape, long[] strides, long out) {
    int ndim = shape.length;
    if (ndim == 0) {
      ALL.set(JAVA_LONG_UNALIGNED, out, 0);
      return ALL.get(JAVA_BYTE, mask);
    }
    long rows = 1;
    for (int axis = 0; axis < ndim - 1; axis++) {
      rows *= shape[axis];
    }
    long columns = shape[ndim - 1];
    var position = new long[ndim];
    long start = 0;
    long found = 0;
    for (long row = 0; row < rows; row++) {
      found += rowOffsets(mask + row * columns, columns, start, strides[ndim - 1], out + 8 * found);
      for (int axis = ndim - 2; axis >= 0; axis--) {
        start += strides[axis];
        if (++position[axis] < shape[axis]) {
          break;
        }
        start -= position[axis] * strides[axis];
        position[axis] = 0;
      }
    }
    return found;
  }

  /** Writes at every place and moves on where the mask is true: no branch to predict. */
  private static long rowOffsets(long mask, long n, long start, long stride, long out) {
    long at = out;
    for (long i = 0; i < n; i++) {
      ALL.set(JAVA_LONG_UNALIGNED, at, start + i * stride);
      at += 8L * ALL.get(JAVA_BYTE, mask + i);
    }
    return (at - out) / 8;
  }

  /**
   * Copies the elements at positions along an axis, one place after the other: {@link #offsets} and {@link #gather} in one pass.
   *
   * @param base address of position 0
   * @param extent of the axis
   * @param back what is added to negative positions: the extent, or 0 to refuse them
   * @param stride bytes from one position to the next
   * @param positions address of n int64 values
   * @param out address of n elements, all written if no position is out of bounds
   * @return the number of the first position that is out of bounds, or -1
   */
  public static long take(int itemsize, long base, long extent, long back, long stride, long positions, long out, long n) {
    for (long done = 0; done < n; done += BLOCK) {
      int count = (int) Math.min(BLOCK, n - done);
      long from = positions + Long.BYTES * done;
      long to = out + itemsize * done;
      int bad =
          switch (itemsize) {
            case 4 -> takeInts(base, extent, back, stride, from, to, count);
            case 8 -> takeLongs(base, extent, back, stride, from, to, count);
            default -> takeEach(itemsize, base, extent, back, stride, from, to, count);
          };
      if (bad >= 0) {
        return done + bad;
      }
    }
    return -1;
  }

  /**
   * Positions in groups: for those that are neither negative nor out of bounds a comparison each is all it takes, .75 of the time of
   * {@link #takeEach}, to which the other groups go.
   */
  private static int takeLongs(long base, long extent, long back, long stride, long positions, long out, int n) {
    int i = 0;
    for (; i <= n - GROUP; i += GROUP) {
      long from = positions + 8L * i;
      long to = out + 8L * i;
      long first = ALL.get(JAVA_LONG_UNALIGNED, from);
      long second = ALL.get(JAVA_LONG_UNALIGNED, from + 8);
      long third = ALL.get(JAVA_LONG_UNALIGNED, from + 16);
      long fourth = ALL.get(JAVA_LONG_UNALIGNED, from + 24);
      if (Long.compareUnsigned(first, extent) < 0
          && Long.compareUnsigned(second, extent) < 0
          && Long.compareUnsigned(third, extent) < 0
          && Long.compareUnsigned(fourth, extent) < 0) {
        ALL.set(JAVA_LONG_UNALIGNED, to, ALL.get(JAVA_LONG_UNALIGNED, base + first * stride));
        ALL.set(JAVA_LONG_UNALIGNED, to + 8, ALL.get(JAVA_LONG_UNALIGNED, base + second * stride));
        ALL.set(JAVA_LONG_UNALIGNED, to + 16, ALL.get(JAVA_LONG_UNALIGNED, base + third * stride));
        ALL.set(JAVA_LONG_UNALIGNED, to + 24, ALL.get(JAVA_LONG_UNALIGNED, base + fourth * stride));
      } else {
        int bad = takeEach(8, base, extent, back, stride, from, to, GROUP);
        if (bad >= 0) {
          return i + bad;
        }
      }
    }
    int bad = takeEach(8, base, extent, back, stride, positions + 8L * i, out + 8L * i, n - i);
    return bad < 0 ? bad : i + bad;
  }

  /** The same for elements of four bytes. */
  private static int takeInts(long base, long extent, long back, long stride, long positions, long out, int n) {
    int i = 0;
    for (; i <= n - GROUP; i += GROUP) {
      long from = positions + 8L * i;
      long to = out + 4L * i;
      long first = ALL.get(JAVA_LONG_UNALIGNED, from);
      long second = ALL.get(JAVA_LONG_UNALIGNED, from + 8);
      long third = ALL.get(JAVA_LONG_UNALIGNED, from + 16);
      long fourth = ALL.get(JAVA_LONG_UNALIGNED, from + 24);
      if (Long.compareUnsigned(first, extent) < 0
          && Long.compareUnsigned(second, extent) < 0
          && Long.compareUnsigned(third, extent) < 0
          && Long.compareUnsigned(fourth, extent) < 0) {
        ALL.set(JAVA_INT_UNALIGNED, to, ALL.get(JAVA_INT_UNALIGNED, base + first * stride));
        ALL.set(JAVA_INT_UNALIGNED, to + 4, ALL.get(JAVA_INT_UNALIGNED, base + second * stride));
        ALL.set(JAVA_INT_UNALIGNED, to + 8, ALL.get(JAVA_INT_UNALIGNED, base + third * stride));
        ALL.set(JAVA_INT_UNALIGNED, to + 12, ALL.get(JAVA_INT_UNALIGNED, base + fourth * stride));
      } else {
        int bad = takeEach(4, base, extent, back, stride, from, to, GROUP);
        if (bad >= 0) {
          return i + bad;
        }
      }
    }
    int bad = takeEach(4, base, extent, back, stride, positions + 8L * i, out + 4L * i, n - i);
    return bad < 0 ? bad : i + bad;
  }

  private static int takeEach(
      int itemsize, long base, long extent, long back, long stride, long positions, long out, int n) {
    switch (itemsize) {
      case 1 -> {
        for (int i = 0; i < n; i++) {
          long position = position(positions, i, back);
          if (Long.compareUnsigned(position, extent) >= 0) {
            return i;
          }
          ALL.set(JAVA_BYTE, out + 1L * i, ALL.get(JAVA_BYTE, base + position * stride));
        }
      }
      case 2 -> {
        for (int i = 0; i < n; i++) {
          long position = position(positions, i, back);
          if (Long.compareUnsigned(position, extent) >= 0) {
            return i;
          }
          ALL.set(JAVA_SHORT_UNALIGNED, out + 2L * i, ALL.get(JAVA_SHORT_UNALIGNED, base + position * stride));
        }
      }
      case 4 -> {
        for (int i = 0; i < n; i++) {
          long position = position(positions, i, back);
          if (Long.compareUnsigned(position, extent) >= 0) {
            return i;
          }
          ALL.set(JAVA_INT_UNALIGNED, out + 4L * i, ALL.get(JAVA_INT_UNALIGNED, base + position * stride));
        }
      }
      case 8 -> {
        for (int i = 0; i < n; i++) {
          long position = position(positions, i, back);
          if (Long.compareUnsigned(position, extent) >= 0) {
            return i;
          }
          ALL.set(JAVA_LONG_UNALIGNED, out + 8L * i, ALL.get(JAVA_LONG_UNALIGNED, base + position * stride));
        }
      }
      default -> {
        for (int i = 0; i < n; i++) {
          long position = position(positions, i, back);
          if (Long.compareUnsigned(position, extent) >= 0) {
            return i;
          }
          move(base + position * stride, out + (long) itemsize * i, itemsize);
        }
      }
    }
    return -1;
  }

  private static long position(long positions, long i, long back) {
    long position = ALL.get(JAVA_LONG_UNALIGNED, positions + 8 * i);
    return position + ((position >> 63) & back);
  }

  /**
   * Copies the elements where a mask is true, one place after the other. Each element is written and the place moves on if it counts: no
   * branch to predict.
   *
   * @param from address of n elements without gaps
   * @param mask address of n bytes 0 or 1
   * @param out address of {@code count} elements
   * @param count how many bytes of the mask are 1
   */
  public static void compress(int itemsize, long from, long mask, long n, long out, long count) {
    long at = out;
    long end = out + itemsize * count;
    switch (itemsize) {
      case 1 -> {
        for (long i = 0; i < n && at < end; i++) {
          ALL.set(JAVA_BYTE, at, ALL.get(JAVA_BYTE, from + 1 * i));
          at += 1 * ALL.get(JAVA_BYTE, mask + i);
        }
      }
      case 2 -> {
        for (long i = 0; i < n && at < end; i++) {
          ALL.set(JAVA_SHORT_UNALIGNED, at, ALL.get(JAVA_SHORT_UNALIGNED, from + 2 * i));
          at += 2 * ALL.get(JAVA_BYTE, mask + i);
        }
      }
      case 4 -> {
        for (long i = 0; i < n && at < end; i++) {
          ALL.set(JAVA_INT_UNALIGNED, at, ALL.get(JAVA_INT_UNALIGNED, from + 4 * i));
          at += 4 * ALL.get(JAVA_BYTE, mask + i);
        }
      }
      case 8 -> compressLongs(from, mask, n, out, end);
      default -> {
        for (long i = 0; i < n && at < end; i++) {
          move(from + itemsize * i, at, itemsize);
          at += (long) itemsize * ALL.get(JAVA_BYTE, mask + i);
        }
      }
    }
  }

  /**
   * Eight at a time: multiplying eight bytes of the mask by ones adds them up, so that each place is known without those before it. While
   * there is room for eight, none is written behind the end.
   */
  private static void compressLongs(long from, long mask, long n, long out, long end) {
    long at = out;
    long i = 0;
    for (; i <= n - 8 && at <= end - 64; i += 8) {
      long places = ALL.get(FIRST_LOWEST, mask + i) * 0x0101_0101_0101_0101L;
      ALL.set(JAVA_LONG_UNALIGNED, at, ALL.get(JAVA_LONG_UNALIGNED, from + 8 * i));
      for (int j = 1; j < 8; j++) {
        long place = at + 8 * (places >>> (8 * j - 8) & 0xff);
        ALL.set(JAVA_LONG_UNALIGNED, place, ALL.get(JAVA_LONG_UNALIGNED, from + 8 * (i + j)));
      }
      at += 8 * (places >>> 56);
    }
    for (; i < n && at < end; i++) {
      ALL.set(JAVA_LONG_UNALIGNED, at, ALL.get(JAVA_LONG_UNALIGNED, from + 8 * i));
      at += 8 * ALL.get(JAVA_BYTE, mask + i);
    }
  }

  /** Copies n elements from their offsets to one place after the other. */
  public static void gather(long itemsize, long base, long offsets, long out, long outStride, long n) {
    switch ((int) Math.min(itemsize, LONG_RUN)) {
      case 1 -> {
        for (long i = 0; i < n; i++) {
          ALL.set(JAVA_BYTE, out + i * outStride, ALL.get(JAVA_BYTE, base + offset(offsets, i)));
        }
      }
      case 2 -> {
        for (long i = 0; i < n; i++) {
          ALL.set(JAVA_SHORT_UNALIGNED, out + i * outStride, ALL.get(JAVA_SHORT_UNALIGNED, base + offset(offsets, i)));
        }
      }
      case 4 -> {
        for (long i = 0; i < n; i++) {
          ALL.set(JAVA_INT_UNALIGNED, out + i * outStride, ALL.get(JAVA_INT_UNALIGNED, base + offset(offsets, i)));
        }
      }
      case 8 -> {
        for (long i = 0; i < n; i++) {
          ALL.set(JAVA_LONG_UNALIGNED, out + i * outStride, ALL.get(JAVA_LONG_UNALIGNED, base + offset(offsets, i)));
        }
      }
      default -> {
        for (long i = 0; i < n; i++) {
          move(base + offset(offsets, i), out + i * outStride, itemsize);
        }
      }
    }
  }

  /** Copies n elements, one place after the other, to their offsets; of several that go to one place the last stays. */
  public static void scatter(long itemsize, long base, long offsets, long in, long inStride, long n) {
    switch ((int) Math.min(itemsize, LONG_RUN)) {
      case 1 -> {
        for (long i = 0; i < n; i++) {
          ALL.set(JAVA_BYTE, base + offset(offsets, i), ALL.get(JAVA_BYTE, in + i * inStride));
        }
      }
      case 2 -> {
        for (long i = 0; i < n; i++) {
          ALL.set(JAVA_SHORT_UNALIGNED, base + offset(offsets, i), ALL.get(JAVA_SHORT_UNALIGNED, in + i * inStride));
        }
      }
      case 4 -> {
        for (long i = 0; i < n; i++) {
          ALL.set(JAVA_INT_UNALIGNED, base + offset(offsets, i), ALL.get(JAVA_INT_UNALIGNED, in + i * inStride));
        }
      }
      case 8 -> {
        for (long i = 0; i < n; i++) {
          ALL.set(JAVA_LONG_UNALIGNED, base + offset(offsets, i), ALL.get(JAVA_LONG_UNALIGNED, in + i * inStride));
        }
      }
      default -> {
        for (long i = 0; i < n; i++) {
          move(in + i * inStride, base + offset(offsets, i), itemsize);
        }
      }
    }
  }

  private static long offset(long offsets, long i) {
    return ALL.get(JAVA_LONG_UNALIGNED, offsets + 8 * i);
  }

  /** Copies bytes that do not overlap. */
  public static void move(long from, long to, long bytes) {
    if (bytes >= LONG_RUN) {
      MemorySegment.copy(ALL, from, ALL, to, bytes);
      return;
    }
    long i = 0;
    for (; i + 8 <= bytes; i += 8) {
      ALL.set(JAVA_LONG_UNALIGNED, to + i, ALL.get(JAVA_LONG_UNALIGNED, from + i));
    }
    for (; i < bytes; i++) {
      ALL.set(JAVA_BYTE, to + i, ALL.get(JAVA_BYTE, from + i));
    }
  }
}
