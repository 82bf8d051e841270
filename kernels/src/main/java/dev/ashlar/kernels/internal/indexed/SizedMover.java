package dev.ashlar.kernels.internal.indexed;

import static dev.ashlar.kernels.memory.RawMemory.ADDRESS;
import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.constant.ConstantDescs;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;

/** The loops for elements of 1, 2 or 4 bytes or a small multiple of 8, as a template over their size. */
final class SizedMover extends ElementMover {
  private static final int SIZE = size(MethodHandles.lookup());

  /** Positions up to here are told from addresses in the same way. */
  private static final long NEAR = Integer.MAX_VALUE;

  /** Positions looked at together, and those gone through one by one where such a group does not do. */
  private static final int GROUP = 4;

  private static final int EACH = 64;

  /** Eight bytes, the first of them the lowest on every machine. */
  private static final ValueLayout.OfLong FIRST_LOWEST = JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** For the template mechanism. */
  SizedMover() {}

  private static int size(MethodHandles.Lookup lookup) {
    try {
      Integer size = MethodHandles.classData(lookup, ConstantDescs.DEFAULT_NAME, Integer.class);
      return size == null ? 1 : size;
    } catch (IllegalAccessException e) {
      throw new LinkageError("the size of " + lookup.lookupClass(), e);
    }
  }

  @Override
  public int take(long base, long extent, long back, long stride, long positions, long out, int n) {
    boolean near = stride == SIZE && extent <= NEAR;
    int i = 0;
    while (i < n) {
      if (near) {
        i += takeNear(base, extent, positions + 8L * i, out + (long) SIZE * i, n - i);
      }
      int some = near ? Math.min(EACH, n - i) : n - i;
      int bad = takeEach(base, extent, back, stride, positions + 8L * i, out + (long) SIZE * i, some);
      if (bad >= 0) {
        return i + bad;
      }
      i += some;
    }
    return -1;
  }

  /** Takes groups of positions that are neither negative nor out of bounds, and says how many. */
  private static int takeNear(long base, long extent, long positions, long out, int n) {
    long from = base & ADDRESS;
    long at = positions & ADDRESS;
    long to = out & ADDRESS;
    int i = 0;
    for (; i <= n - GROUP; i += GROUP) {
      long place = at + 8L * (i & Integer.MAX_VALUE);
      long first = ALL.get(JAVA_LONG_UNALIGNED, place);
      long second = ALL.get(JAVA_LONG_UNALIGNED, place + 8);
      long third = ALL.get(JAVA_LONG_UNALIGNED, place + 16);
      long fourth = ALL.get(JAVA_LONG_UNALIGNED, place + 24);
      if (Long.compareUnsigned(first, extent) >= 0
          || Long.compareUnsigned(second, extent) >= 0
          || Long.compareUnsigned(third, extent) >= 0
          || Long.compareUnsigned(fourth, extent) >= 0) {
        return i;
      }
      long target = to + (long) SIZE * (i & Integer.MAX_VALUE);
      copy(from + (first & NEAR) * SIZE, target);
      copy(from + (second & NEAR) * SIZE, target + SIZE);
      copy(from + (third & NEAR) * SIZE, target + 2L * SIZE);
      copy(from + (fourth & NEAR) * SIZE, target + 3L * SIZE);
    }
    return i;
  }

  private static int takeEach(long base, long extent, long back, long stride, long positions, long out, int n) {
    for (int i = 0; i < n; i++) {
      long position = get(positions, i);
      position += position >> 63 & back;
      if (Long.compareUnsigned(position, extent) >= 0) {
        return i;
      }
      copy(base + position * stride, out + (long) SIZE * i);
    }
    return -1;
  }

  @Override
  public int put(long base, long extent, long stride, long positions, long in, long inStride, int n) {
    int i = stride == SIZE && extent <= NEAR ? putNear(base, extent, positions, in, inStride, n) : 0;
    for (; i < n; i++) {
      long position = get(positions, i);
      if (Long.compareUnsigned(position, extent) >= 0) {
        return i;
      }
      copy(in + i * inStride, base + position * stride);
    }
    return -1;
  }

  /** Puts to groups of positions that are neither negative nor out of bounds, and says to how many. */
  private static int putNear(long base, long extent, long positions, long in, long inStride, int n) {
    long to = base & ADDRESS;
    long at = positions & ADDRESS;
    long from = in;
    int i = 0;
    for (; i <= n - GROUP; i += GROUP) {
      long place = at + 8L * (i & Integer.MAX_VALUE);
      long first = ALL.get(JAVA_LONG_UNALIGNED, place);
      long second = ALL.get(JAVA_LONG_UNALIGNED, place + 8);
      long third = ALL.get(JAVA_LONG_UNALIGNED, place + 16);
      long fourth = ALL.get(JAVA_LONG_UNALIGNED, place + 24);
      if (Long.compareUnsigned(first, extent) >= 0
          || Long.compareUnsigned(second, extent) >= 0
          || Long.compareUnsigned(third, extent) >= 0
          || Long.compareUnsigned(fourth, extent) >= 0) {
        return i;
      }
      copy(from & ADDRESS, to + (first & NEAR) * SIZE);
      copy(from + inStride & ADDRESS, to + (second & NEAR) * SIZE);
      copy(from + 2 * inStride & ADDRESS, to + (third & NEAR) * SIZE);
      copy(from + 3 * inStride & ADDRESS, to + (fourth & NEAR) * SIZE);
      from += GROUP * inStride;
    }
    return i;
  }

  /**
   * Eight at a time: multiplying eight bytes of the mask by ones adds them up, so that each place is known without
   * those before it, and without a branch. While there is room for eight, none is written behind the end.
   */
  @Override
  public void compress(long from, long mask, long n, long out, long end) {
    long at = out;
    long i = 0;
    for (; i <= n - 8 && at <= end - 8L * SIZE; i += 8) {
      at &= ADDRESS;
      long source = from + SIZE * i & ADDRESS;
      long places = ALL.get(FIRST_LOWEST, mask + i) * 0x0101_0101_0101_0101L;
      copy(source, at);
      for (int j = 1; j < 8; j++) {
        copy(source + (long) SIZE * j, at + SIZE * (places >>> (8 * j - 8) & 0xff));
      }
      at += SIZE * (places >>> 56);
    }
    for (; i < n && at < end; i++) {
      copy(from + SIZE * i, at);
      at += (long) SIZE * ALL.get(JAVA_BYTE, mask + i);
    }
  }

  @Override
  public void copy(long from, long fromStep, long to, long toStep, long n) {
    boolean near = (fromStep | toStep) >= 0 && Math.max(fromStep, toStep) <= NEAR;
    long i = near ? copyNear(from, fromStep, to, toStep, n) : 0;
    for (; i < n; i++) {
      copy(from + i * fromStep & ADDRESS, to + i * toStep & ADDRESS);
    }
  }

  /**
   * Copies groups of elements, and says how many elements: of steps known to be short, one check of an address does for
   * a group.
   */
  private static long copyNear(long from, long fromStep, long to, long toStep, long n) {
    long fromNext = fromStep & NEAR;
    long toNext = toStep & NEAR;
    long source = from;
    long target = to;
    for (long group = n / GROUP; group > 0; group--) {
      source &= ADDRESS;
      target &= ADDRESS;
      copy(source, target);
      copy(source + fromNext, target + toNext);
      copy(source + 2 * fromNext, target + 2 * toNext);
      copy(source + 3 * fromNext, target + 3 * toNext);
      source += GROUP * fromNext;
      target += GROUP * toNext;
    }
    return n & -GROUP;
  }

  @Override
  public void gather(long base, long offsets, long out, long outStride, long n) {
    long at = offsets;
    long to = out;
    for (long group = n / GROUP; group > 0; group--) {
      at &= ADDRESS;
      copy(base + ALL.get(JAVA_LONG_UNALIGNED, at) & ADDRESS, to & ADDRESS);
      copy(base + ALL.get(JAVA_LONG_UNALIGNED, at + 8) & ADDRESS, to + outStride & ADDRESS);
      copy(base + ALL.get(JAVA_LONG_UNALIGNED, at + 16) & ADDRESS, to + 2 * outStride & ADDRESS);
      copy(base + ALL.get(JAVA_LONG_UNALIGNED, at + 24) & ADDRESS, to + 3 * outStride & ADDRESS);
      at += 8 * GROUP;
      to += GROUP * outStride;
    }
    for (long i = n & -GROUP; i < n; i++) {
      copy(base + get(offsets, i), out + i * outStride);
    }
  }

  @Override
  public void scatter(long base, long offsets, long in, long inStride, long n) {
    long at = offsets;
    long from = in;
    for (long group = n / GROUP; group > 0; group--) {
      at &= ADDRESS;
      copy(from & ADDRESS, base + ALL.get(JAVA_LONG_UNALIGNED, at) & ADDRESS);
      copy(from + inStride & ADDRESS, base + ALL.get(JAVA_LONG_UNALIGNED, at + 8) & ADDRESS);
      copy(from + 2 * inStride & ADDRESS, base + ALL.get(JAVA_LONG_UNALIGNED, at + 16) & ADDRESS);
      copy(from + 3 * inStride & ADDRESS, base + ALL.get(JAVA_LONG_UNALIGNED, at + 24) & ADDRESS);
      at += 8 * GROUP;
      from += GROUP * inStride;
    }
    for (long i = n & -GROUP; i < n; i++) {
      copy(in + i * inStride, base + get(offsets, i));
    }
  }

  private static long get(long numbers, long i) {
    return ALL.get(JAVA_LONG_UNALIGNED, numbers + 8 * i & ADDRESS);
  }

  private static void copy(long from, long to) {
    switch (SIZE) {
      case 1 -> ALL.set(JAVA_BYTE, to, ALL.get(JAVA_BYTE, from));
      case 2 -> ALL.set(JAVA_SHORT_UNALIGNED, to, ALL.get(JAVA_SHORT_UNALIGNED, from));
      case 4 -> ALL.set(JAVA_INT_UNALIGNED, to, ALL.get(JAVA_INT_UNALIGNED, from));
      case 8 -> ALL.set(JAVA_LONG_UNALIGNED, to, ALL.get(JAVA_LONG_UNALIGNED, from));
      default -> {
        for (int i = 0; i < SIZE; i += 8) {
          ALL.set(JAVA_LONG_UNALIGNED, to + i, ALL.get(JAVA_LONG_UNALIGNED, from + i));
        }
      }
    }
  }
}
