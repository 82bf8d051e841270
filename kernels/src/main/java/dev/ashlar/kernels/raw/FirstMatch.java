package dev.ashlar.kernels.raw;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.memory.Scratch;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Finds where a predicate first holds along a run of elements: block by block, so that an early match ends the search
 * early.
 */
public final class FirstMatch {
  private static final int BLOCK = 4096;

  /**
   * In this order the first byte that is not 0 has the lowest bit. A constant: access by a layout that is none is 40
   * times slower.
   */
  private static final ValueLayout.OfLong LITTLE_ENDIAN =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private FirstMatch() {}

  /**
   * The index of the first element for which the predicate is true, or -1.
   *
   * @param predicate an expression of dtype bool
   * @param n how many elements there are
   * @param operands with one stride each
   */
  public static long find(ElementwiseKernel predicate, long n, Operand... operands) {
    try (var scratch = Scratch.take()) {
      var out = new Operand(scratch.address(), new long[] {1}, DType.BOOL);
      for (long done = 0; done < n; done += BLOCK) {
        int count = (int) Math.min(BLOCK, n - done);
        predicate.sweep(new long[] {count}, out, from(operands, done));
        int found = firstNonZero(scratch.address(), count);
        if (found >= 0) {
          return done + found;
        }
      }
      return -1;
    }
  }

  private static Operand[] from(Operand[] operands, long start) {
    var moved = new Operand[operands.length];
    for (int i = 0; i < moved.length; i++) {
      var operand = operands[i];
      moved[i] =
          new Operand(operand.address() + start * operand.strides()[0], operand.strides(), operand.dtype());
    }
    return moved;
  }

  private static int firstNonZero(long address, int count) {
    int i = 0;
    for (; i + 8 <= count; i += 8) {
      long eight = ALL.get(LITTLE_ENDIAN, address + i);
      if (eight != 0) {
        return i + Long.numberOfTrailingZeros(eight) / 8;
      }
    }
    for (; i < count; i++) {
      if (ALL.get(ValueLayout.JAVA_BYTE, address + i) != 0) {
        return i;
      }
    }
    return -1;
  }
}
