package dev.ashlar.kernels.internal.indexed;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;

/** The loops for elements of any size: rows of arrays, records. */
final class RunMover extends ElementMover {
  /** From this size on, copying by the library call is faster than by a loop. */
  private static final long LONG_RUN = 96;

  private final long size;

  RunMover(long size) {
    this.size = size;
  }

  @Override
  public int take(long base, long extent, long back, long stride, long positions, long out, int n) {
    for (int i = 0; i < n; i++) {
      long position = get(positions, i);
      position += position >> 63 & back;
      if (Long.compareUnsigned(position, extent) >= 0) {
        return i;
      }
      copy(base + position * stride, out + size * i);
    }
    return -1;
  }

  @Override
  public int put(long base, long extent, long stride, long positions, long in, long inStride, int n) {
    for (int i = 0; i < n; i++) {
      long position = get(positions, i);
      if (Long.compareUnsigned(position, extent) >= 0) {
        return i;
      }
      copy(in + i * inStride, base + position * stride);
    }
    return -1;
  }

  @Override
  public void compress(long from, long mask, long n, long out, long end) {
    long at = out;
    for (long i = 0; i < n && at < end; i++) {
      copy(from + size * i, at);
      at += size * ALL.get(JAVA_BYTE, mask + i);
    }
  }

  @Override
  public void copy(long from, long fromStep, long to, long toStep, long n) {
    for (long i = 0; i < n; i++) {
      copy(from + i * fromStep, to + i * toStep);
    }
  }

  @Override
  public void gather(long base, long offsets, long out, long outStride, long n) {
    for (long i = 0; i < n; i++) {
      copy(base + get(offsets, i), out + i * outStride);
    }
  }

  @Override
  public void scatter(long base, long offsets, long in, long inStride, long n) {
    for (long i = 0; i < n; i++) {
      copy(in + i * inStride, base + get(offsets, i));
    }
  }

  private static long get(long numbers, long i) {
    return ALL.get(JAVA_LONG_UNALIGNED, numbers + 8 * i);
  }

  private void copy(long from, long to) {
    if (size >= LONG_RUN) {
      MemorySegment.copy(ALL, from, ALL, to, size);
      return;
    }
    long i = 0;
    for (; i + 8 <= size; i += 8) {
      ALL.set(JAVA_LONG_UNALIGNED, to + i, ALL.get(JAVA_LONG_UNALIGNED, from + i));
    }
    for (; i < size; i++) {
      ALL.set(JAVA_BYTE, to + i, ALL.get(JAVA_BYTE, from + i));
    }
  }
}
