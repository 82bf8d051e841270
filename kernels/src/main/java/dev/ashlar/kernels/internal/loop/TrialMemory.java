package dev.ashlar.kernels.internal.loop;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** The memory that trials work on: an output and inputs. */
final class TrialMemory {
  /** Elements of an operand from its address on; there are as many before it, for those who step backwards. */
  static final int ELEMENTS = 4096;

  private static final int ITEM = 16;

  /**
   * As float64 about 0.002, as float32 about 0.88, as float16 1.8 and 0.5, as bool true: values that no function treats
   * specially, be it quickly (the scalar arcsine of 1.1) or slowly (the vector one). The hyperbolic arccosine has none
   * above 1, and takes its time for NaN too. Operands differ by {@link #NEXT}, since what is equal may be quick: the
   * scalar sum of two exponentials is then a single addition.
   */
  private static final long PLAIN = 0x3F60_3801_3F60_3801L;

  private static final long NEXT = 0x0003_0005_0003_0005L;

  /** NaN, infinities, zeros, large and tiny numbers of both float widths. */
  private static final long[] SPECIAL = {
    0x7FF8_0000_0000_0000L,
    0xFFF0_0000_0000_0000L,
    0x8000_0000_8000_0000L,
    0x7FF0_0000_7F80_0000L,
    0x7FEF_FFFF_FFFF_FFFFL,
    0x0000_0001_0000_0001L,
    0xC3E0_0000_CF00_0000L,
    0x7FC0_0000_7FC0_0000L,
  };

  private final long[] plain = new long[MapTemplates.MAX_INPUTS + 1];
  private final long[] special = new long[MapTemplates.MAX_INPUTS + 1];

  TrialMemory() {
    for (int i = 0; i < plain.length; i++) {
      plain[i] = operand(PLAIN - i * NEXT);
    }
    Arrays.fill(special, operand(SPECIAL));
    special[0] = operand(SPECIAL);
  }

  /** Addresses for {@link Warmable#runHot} of operands whose values are plain. */
  long[] plain() {
    return plain;
  }

  /** The same with special values, so that no branch of a body looks as if it were never taken. */
  long[] special() {
    return special;
  }

  private static long operand(long... values) {
    var operand = Arena.global().allocate(2L * ELEMENTS * ITEM, 64);
    for (long i = 0; i < operand.byteSize(); i += Long.BYTES) {
      operand.set(ValueLayout.JAVA_LONG, i, values[(int) (i / Long.BYTES % values.length)]);
    }
    return operand.address() + (long) ELEMENTS * ITEM;
  }
}
