package dev.ashlar.kernels.internal.vector;

import static dev.ashlar.kernels.memory.RawMemory.ADDRESS;
import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static dev.ashlar.kernels.memory.RawMemory.ORDER;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.ashlar.kernels.internal.indexed.MaskKernel;
import dev.ashlar.kernels.internal.loop.Template;
import dev.ashlar.kernels.memory.RawMemory;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteOrder;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Template: loops under masks by vectors, whose chosen lanes are moved together in a register and stored with the
 * others behind them.
 */
@SuppressWarnings({"rawtypes", "unchecked"})
final class MaskLoop extends MaskKernel {
  private static final VectorSpecies SPECIES;
  private static final int LANES;
  private static final int SIZE;

  /** Of as many bits as the others; in a kernel of eight bytes the same. */
  private static final VectorSpecies<Long> LONGS;

  /** Bytes of a mask that come together as the lanes' bits. */
  private static final int WORD = 8;

  /** Times eight bytes 0 or 1 it has their bits in the highest byte, the first of them the lowest. */
  private static final long BITS_OF_BYTES = 0x0102_0408_1020_4080L;

  /** Eight bytes, the first of them the lowest on every machine. */
  private static final ValueLayout.OfLong FIRST_LOWEST = JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Places of one call of a leaf. */
  private static final int BLOCK = 1 << 16;

  static {
    try {
      SPECIES = MethodHandles.classData(MethodHandles.lookup(), "_", VectorSpecies.class);
      LANES = SPECIES.length();
      SIZE = SPECIES.elementSize() / Byte.SIZE;
      LONGS = LongVector.SPECIES_64.withShape(SPECIES.vectorShape());
    } catch (IllegalAccessException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** {@link #compressLeaf}, never inlined: compiled into a caller that looks rare, its vectors are boxed. */
  private static MethodHandle compressLeaf =
      Template.leaf(
          MethodHandles.lookup(),
          "compressLeaf",
          MethodType.methodType(long.class, long.class, long.class, int.class, long.class));

  /** {@link #numbersLeaf} for the same reason. */
  private static MethodHandle numbersLeaf =
      Template.leaf(
          MethodHandles.lookup(),
          "numbersLeaf",
          MethodType.methodType(long.class, long.class, int.class, long.class, long.class, long.class));

  MaskLoop() {}

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public long compress(long from, long mask, long n, long out) {
    try {
      long at = out;
      for (long i = 0; i < n; i += BLOCK) {
        at = (long) compressLeaf.invokeExact(from + i * SIZE, mask + i, (int) Math.min(BLOCK, n - i), at);
      }
      return at;
    } catch (Throwable e) {
      throw Template.rethrow(e);
    }
  }

  @SuppressWarnings("UnusedMethod") // called through the variable
  private static long compressLeaf(long from, long mask, int n, long out) {
    if (n > 0) {
      RawMemory.touch(from);
    }
    long at = out;
    for (int i = 0; i < n; i += LANES) {
      long bits = 0;
      for (int w = 0; w < LANES / WORD; w++) {
        bits |= bits(mask + i + (long) WORD * w) << (WORD * w);
      }
      SPECIES.fromMemorySegment(ALL, (from + (long) i * SIZE) & ADDRESS, ORDER)
          .compress(VectorMask.fromLong(SPECIES, bits))
          .intoMemorySegment(ALL, at & ADDRESS, ORDER);
      at += (long) SIZE * Long.bitCount(bits);
    }
    return at;
  }

  /** Eight bytes of a mask as bits. */
  private static long bits(long mask) {
    return (ALL.get(FIRST_LOWEST, mask & ADDRESS) * BITS_OF_BYTES) >>> 56;
  }

  @Override
  public long numbers(long mask, long n, long start, long stride, long out) {
    try {
      long at = out;
      for (long i = 0; i < n; i += BLOCK) {
        at = (long) numbersLeaf.invokeExact(mask + i, (int) Math.min(BLOCK, n - i), start + i * stride, stride, at);
      }
      return at;
    } catch (Throwable e) {
      throw Template.rethrow(e);
    }
  }

  @SuppressWarnings("UnusedMethod") // called through the variable
  private static long numbersLeaf(long mask, int n, long start, long stride, long out) {
    LongVector numbers = LongVector.zero(LONGS).addIndex(1).mul(stride).add(start);
    long step = stride * LONGS.length();
    long at = out;
    for (int i = 0; i < n; i += LONGS.length()) {
      long bits = bits(mask + i);
      numbers.compress(VectorMask.fromLong(LONGS, bits)).intoMemorySegment(ALL, at & ADDRESS, ORDER);
      at += 8L * Long.bitCount(bits);
      numbers = numbers.add(step);
    }
    return at;
  }
}
