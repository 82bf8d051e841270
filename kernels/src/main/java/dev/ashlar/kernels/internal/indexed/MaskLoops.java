package dev.ashlar.kernels.internal.indexed;

import static dev.ashlar.kernels.memory.RawMemory.ADDRESS;
import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.ashlar.kernels.internal.compile.VectorSeam;
import dev.ashlar.kernels.internal.loop.Heat;
import dev.ashlar.kernels.internal.loop.Warmable;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The loops under masks for elements of one size: by vectors once those are hot, eight places at a time before and
 * where there are none. Masks are bytes 0 and 1.
 */
public final class MaskLoops implements Warmable {
  /** Bytes behind the last element that the loops may write. */
  public static final int SLACK = 64;

  private static final int TRIAL_PLACES = 2048;

  /** Eight bytes, the first of them the lowest on every machine. */
  private static final ValueLayout.OfLong FIRST_LOWEST = JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** By the logarithm of the elements' size. */
  private static final MaskLoops[] OF_SIZE =
      {new MaskLoops(1), new MaskLoops(2), new MaskLoops(4), new MaskLoops(Long.BYTES)};

  private final int size;
  private final @Nullable MaskKernel kernel;
  private final Heat heat;
  private boolean hot;

  private MaskLoops(int size) {
    this.size = size;
    this.kernel = VectorSeam.masks(size);
    this.heat = new Heat(kernel != null);
  }

  /** What is tried: a mask at random, and room for what it chooses. */
  private static final class Trial {
    static final long MASK = Arena.global().allocate(TRIAL_PLACES).address();
    static final long ROOM = Arena.global().allocate((long) TRIAL_PLACES * Long.BYTES + SLACK, SLACK).address();

    static {
      var random = new SplittableRandom(1);
      for (int i = 0; i < TRIAL_PLACES; i++) {
        ALL.set(JAVA_BYTE, MASK + i, (byte) random.nextInt(2));
      }
    }
  }

  /**
   * Copies the elements where a mask is 1, one place after the other.
   *
   * @param itemsize bytes of an element
   * @param from address of n elements without gaps
   * @param end behind the last element that the mask chooses; {@link #SLACK} bytes from there may be written
   */
  public static void compress(int itemsize, long from, long mask, long n, long out, long end) {
    if (Integer.bitCount(itemsize) == 1 && itemsize <= Long.BYTES) {
      OF_SIZE[Integer.numberOfTrailingZeros(itemsize)].compress(from, mask, n, out, end);
    } else {
      ElementMover.of(itemsize).compress(from, mask, n, out, end + SLACK);
    }
  }

  /**
   * Writes the numbers {@code start + i * stride} of the places i where a mask is 1, as int64.
   *
   * @param out address of room for those numbers and {@link #SLACK} bytes
   * @return where the next number would go
   */
  public static long numbers(long mask, long n, long start, long stride, long out) {
    return OF_SIZE[Integer.numberOfTrailingZeros(Long.BYTES)].numbersOf(mask, n, start, stride, out);
  }

  private void compress(long from, long mask, long n, long out, long end) {
    long whole = 0;
    long at = out;
    if (hot && kernel != null) {
      whole = n & -kernel.lanes();
      at = kernel.compress(from, mask, whole, out);
    } else {
      heat.add(this, n);
    }
    ElementMover.of(size).compress(from + size * whole, mask + whole, n - whole, at, end + SLACK);
  }

  private long numbersOf(long mask, long n, long start, long stride, long out) {
    long whole = 0;
    long at = out;
    if (hot && kernel != null) {
      whole = n & -kernel.lanes();
      at = kernel.numbers(mask, whole, start, stride, out);
    } else {
      heat.add(this, n);
    }
    return scalarNumbers(mask + whole, n - whole, start + whole * stride, stride, at);
  }

  /** As {@link ElementMover#compress} copies elements: eight at a time without a branch, then one by one. */
  private static long scalarNumbers(long mask, long n, long start, long stride, long out) {
    long at = out;
    long number = start;
    long i = 0;
    for (; i <= n - 8; i += 8) {
      at &= ADDRESS;
      long places = ALL.get(FIRST_LOWEST, mask + i & ADDRESS) * 0x0101_0101_0101_0101L;
      ALL.set(JAVA_LONG_UNALIGNED, at, number);
      ALL.set(JAVA_LONG_UNALIGNED, at + 8 * (places & 0xff), number + stride);
      ALL.set(JAVA_LONG_UNALIGNED, at + 8 * (places >>> 8 & 0xff), number + 2 * stride);
      ALL.set(JAVA_LONG_UNALIGNED, at + 8 * (places >>> 16 & 0xff), number + 3 * stride);
      ALL.set(JAVA_LONG_UNALIGNED, at + 8 * (places >>> 24 & 0xff), number + 4 * stride);
      ALL.set(JAVA_LONG_UNALIGNED, at + 8 * (places >>> 32 & 0xff), number + 5 * stride);
      ALL.set(JAVA_LONG_UNALIGNED, at + 8 * (places >>> 40 & 0xff), number + 6 * stride);
      ALL.set(JAVA_LONG_UNALIGNED, at + 8 * (places >>> 48 & 0xff), number + 7 * stride);
      at += 8 * (places >>> 56);
      number += 8 * stride;
    }
    for (; i < n; i++) {
      ALL.set(JAVA_LONG_UNALIGNED, at, start + i * stride);
      at += 8L * ALL.get(JAVA_BYTE, mask + i);
    }
    return at;
  }

  @Override
  public int trialElements() {
    return TRIAL_PLACES;
  }

  @Override
  public void runCold(long[] addresses, int n) {
    ElementMover.of(size).compress(addresses[1], Trial.MASK, n, Trial.ROOM, Trial.ROOM + (long) n * size + SLACK);
    if (size == Long.BYTES) {
      scalarNumbers(Trial.MASK, n, 0, 1, Trial.ROOM);
    }
  }

  @Override
  public void runHot(long[] addresses, int n) {
    if (kernel != null) {
      kernel.compress(addresses[1], Trial.MASK, n, Trial.ROOM);
      if (size == Long.BYTES) {
        kernel.numbers(Trial.MASK, n, 0, 1, Trial.ROOM);
      }
    }
  }

  @Override
  public void use(boolean vector) {
    hot = vector;
  }

  @Override
  public String toString() {
    return "masks over elements of " + size + " bytes";
  }
}
