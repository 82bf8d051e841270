package dev.ashlar.kernels.raw;

import static dev.ashlar.kernels.memory.RawMemory.ADDRESS;
import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.ashlar.kernels.internal.indexed.ElementMover;
import dev.ashlar.kernels.internal.indexed.MaskLoops;

/**
 * Copies elements from and to places given one by one: the loops under indexing by integer arrays and masks. Elements
 * are moved as bytes, so one loop serves every dtype of a size ({@code internal.indexed}).
 *
 * <p>Offsets are int64 byte distances from a base address. The caller has proved every address.
 */
public final class IndexedCopy {
  /** Bytes behind the last element that {@link #compress} and {@link #maskOffsets} may write. */
  public static final int SLACK = MaskLoops.SLACK;

  /** Positions that one call of a loop handles: it counts by int. */
  private static final int BLOCK = 1 << 16;

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
    long source = from;
    long to = out;
    for (long left = n / 32; left > 0; left--) {
      source &= ADDRESS;
      to &= ADDRESS;
      long a = truths(ALL.get(JAVA_LONG_UNALIGNED, source));
      long b = truths(ALL.get(JAVA_LONG_UNALIGNED, source + 8));
      long c = truths(ALL.get(JAVA_LONG_UNALIGNED, source + 16));
      long d = truths(ALL.get(JAVA_LONG_UNALIGNED, source + 24));
      ALL.set(JAVA_LONG_UNALIGNED, to, a);
      ALL.set(JAVA_LONG_UNALIGNED, to + 8, b);
      ALL.set(JAVA_LONG_UNALIGNED, to + 16, c);
      ALL.set(JAVA_LONG_UNALIGNED, to + 24, d);
      // the product by ones has the sum of all bytes in its highest one
      count += ((a + b + c + d) * 0x0101_0101_0101_0101L) >>> 56;
      source += 32;
      to += 32;
    }
    long i = n & -32;
    for (; i < n; i++) {
      byte truth = (byte) (ALL.get(JAVA_BYTE, from + i) == 0 ? 0 : 1);
      ALL.set(JAVA_BYTE, out + i, truth);
      count += truth;
    }
    return count;
  }

  /** Eight bytes as 0 and 1. */
  private static long truths(long bytes) {
    // the highest bit of a byte is set by an addition that carries from any of the others
    long carried = (bytes & 0x7f7f_7f7f_7f7f_7f7fL) + 0x7f7f_7f7f_7f7f_7f7fL;
    return (carried | bytes) >>> 7 & 0x0101_0101_0101_0101L;
  }

  /**
   * The byte offsets of the places where a mask is true, in row-major order.
   *
   * @param mask address of bytes 0 or 1, in row-major order without gaps
   * @param shape of the mask
   * @param strides what one step along each axis adds to an offset
   * @param out address of room for the offsets and {@link #SLACK} bytes
   */
  public static void maskOffsets(long mask, long[] shape, long[] strides, long out) {
    int ndim = shape.length;
    if (ndim == 0) {
      ALL.set(JAVA_LONG_UNALIGNED, out, 0);
      return;
    }
    long rows = 1;
    for (int axis = 0; axis < ndim - 1; axis++) {
      rows *= shape[axis];
    }
    long columns = shape[ndim - 1];
    var position = new long[ndim];
    long start = 0;
    long at = out;
    for (long row = 0; row < rows; row++) {
      at = MaskLoops.numbers(mask + row * columns, columns, start, strides[ndim - 1], at);
      for (int axis = ndim - 2; axis >= 0; axis--) {
        start += strides[axis];
        if (++position[axis] < shape[axis]) {
          break;
        }
        start -= position[axis] * strides[axis];
        position[axis] = 0;
      }
    }
  }

  /**
   * Copies the elements at positions along an axis, one place after the other: {@link #offsets} and {@link #gather} in
   * one pass.
   *
   * @param base address of position 0
   * @param extent of the axis
   * @param back what is added to negative positions: the extent, or 0 to refuse them
   * @param stride bytes from one position to the next
   * @param positions address of n int64 values
   * @param out address of n elements, all written if no position is out of bounds
   * @return the number of the first position that is out of bounds, or -1
   */
  public static long take(
      int itemsize, long base, long extent, long back, long stride, long positions, long out, long n) {
    var mover = ElementMover.of(itemsize);
    for (long done = 0; done < n; done += BLOCK) {
      int count = (int) Math.min(BLOCK, n - done);
      int bad = mover.take(base, extent, back, stride, positions + 8 * done, out + itemsize * done, count);
      if (bad >= 0) {
        return done + bad;
      }
    }
    return -1;
  }

  /** Whether each of n positions is from 0 to {@code extent - 1}. */
  public static boolean areInside(long positions, long n, long extent) {
    long at = positions;
    for (long left = n / 4; left > 0; left--) {
      at &= ADDRESS;
      if (Long.compareUnsigned(ALL.get(JAVA_LONG_UNALIGNED, at), extent) >= 0
          || Long.compareUnsigned(ALL.get(JAVA_LONG_UNALIGNED, at + 8), extent) >= 0
          || Long.compareUnsigned(ALL.get(JAVA_LONG_UNALIGNED, at + 16), extent) >= 0
          || Long.compareUnsigned(ALL.get(JAVA_LONG_UNALIGNED, at + 24), extent) >= 0) {
        return false;
      }
      at += 32;
    }
    for (long i = n & -4; i < n; i++) {
      if (Long.compareUnsigned(ALL.get(JAVA_LONG_UNALIGNED, positions + 8 * i), extent) >= 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Copies elements, one place after the other, to positions along an axis; of several that go to one position the last
   * stays.
   *
   * @param base address of position 0
   * @param stride bytes from one position to the next
   * @param positions address of n int64 values; who wants all or nothing asks {@link #areInside} before
   * @param in address of the first element
   * @param inStride bytes from one element to the next; 0 for one that goes everywhere
   * @return the number of the first position that is negative or out of bounds, where the copying ends, or -1
   */
  public static long put(
      int itemsize, long base, long extent, long stride, long positions, long in, long inStride, long n) {
    var mover = ElementMover.of(itemsize);
    for (long done = 0; done < n; done += BLOCK) {
      int count = (int) Math.min(BLOCK, n - done);
      int bad = mover.put(base, extent, stride, positions + 8 * done, in + inStride * done, inStride, count);
      if (bad >= 0) {
        return done + bad;
      }
    }
    return -1;
  }

  /**
   * Copies the elements where a mask is true, one place after the other.
   *
   * @param from address of n elements without gaps
   * @param mask address of n bytes 0 or 1
   * @param out address of room for {@code count} elements and {@link #SLACK} bytes
   * @param count how many bytes of the mask are 1
   */
  public static void compress(int itemsize, long from, long mask, long n, long out, long count) {
    MaskLoops.compress(itemsize, from, mask, n, out, out + itemsize * count);
  }

  /** Copies n elements from their offsets to one place after the other. */
  public static void gather(long itemsize, long base, long offsets, long out, long outStride, long n) {
    ElementMover.of(itemsize).gather(base, offsets, out, outStride, n);
  }

  /** Copies n elements, one place after the other, to their offsets; of several that go to one place the last stays. */
  public static void scatter(long itemsize, long base, long offsets, long in, long inStride, long n) {
    ElementMover.of(itemsize).scatter(base, offsets, in, inStride, n);
  }
}
