package dev.ashlar.kernels.internal.sweep;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.internal.compile.LeafMode;
import dev.ashlar.kernels.internal.loop.MapKernel;
import dev.ashlar.kernels.internal.loop.MapProgram;
import dev.ashlar.kernels.memory.Scratch;
import dev.ashlar.kernels.raw.Monoid;
import dev.ashlar.kernels.raw.Operand;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/**
 * Finds where the extremes along an axis are: the extreme of each group of blocks by the reduction's kernel, in the
 * first winning group the first block that has it, and there the first element that equals it. Zeros of both signs
 * are equal here, and NaN is more extreme than all.
 */
public final class ArgSweep {
  private static final long NAN = Long.MAX_VALUE;

  /** Elements that are compared with the extreme at a time: the first one may be near. */
  private static final int PIECE = 256;

  /** Elements that are worth being gathered by vectors. */
  private static final int LONG = 256;

  private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder().equals(ByteOrder.LITTLE_ENDIAN);

  private final ReducePlan plan;
  private final DType dtype;
  private final boolean max;
  private final BlockJoiner joiner;
  private final ReduceScratch scratch;
  private final MapKernel equal;
  private final long n;
  private final long stride;

  private ArgSweep(ReducePlan plan, ReduceScratch scratch, long n, long stride) {
    this.plan = plan;
    this.scratch = scratch;
    this.dtype = plan.accumulator;
    this.max = plan.monoid.equals(Monoid.MAX);
    this.joiner = new BlockJoiner(plan, 0, scratch);
    this.equal = MapProgram.of(Expr.apply(Operations.EQUAL, Expr.input(0, dtype), Expr.input(1, dtype))).kernel(2);
    this.n = n;
    this.stride = stride;
  }

  /** See {@link dev.ashlar.kernels.raw.ReductionKernel#arg}. */
  public static void sweep(ReducePlan plan, long[] shape, int axis, Operand out, Operand operand) {
    var reduced = new boolean[shape.length];
    reduced[axis] = true;
    var kept =
        new Nest(
            ReduceSweep.select(shape, reduced, false),
            ReduceSweep.select(out, reduced, false),
            ReduceSweep.select(operand, reduced, false));
    if (kept.isEmpty()) {
      return;
    }
    kept.order();
    kept.merge();
    int parts = Split.parts(kept, kept.elements() * shape[axis]);
    Workers.run(
        parts,
        i -> {
          try (var memory = Scratch.take()) {
            var part = Split.part(kept, parts, i);
            if (ArgRows.serves(part, operand, axis)) {
              new ArgRows(plan, memory.address()).sweep(part, shape[axis], operand.strides()[axis]);
              return;
            }
            if (ArgRows.servesRuns(part, operand, axis, shape[axis])) {
              new ArgRows(plan, memory.address()).sweepRuns(part, (int) shape[axis]);
              return;
            }
            var scratch = new ReduceScratch(plan, memory.address());
            var arg = new ArgSweep(plan, scratch, shape[axis], operand.strides()[axis]);
            part.walk(0, addresses -> ALL.set(JAVA_LONG_UNALIGNED, addresses[0], arg.position(addresses[1])));
          }
        });
  }

  /** Where the first extreme of the run at an address is. */
  private long position(long address) {
    // the totals are not in use
    long extreme = scratch.total(0);
    long best = Long.MIN_VALUE;
    long winner = 0;
    long group = (long) BlockJoiner.GROUP * plan.block;
    for (long done = 0; done < n && best != NAN; done += group) {
      int blocks = rows(address + done * stride, (int) Math.min(group, n - done));
      long total = joiner.joinRows(scratch.rows, blocks);
      long rank = rank(total);
      if (rank > best || done == 0) {
        best = rank;
        ALL.set(JAVA_LONG_UNALIGNED, extreme, ALL.get(JAVA_LONG_UNALIGNED, total));
        int row = blocks == 1 ? 0 : first(scratch.rows, blocks * plan.rowLanes, best, extreme) / plan.rowLanes;
        winner = done + (long) row * plan.block;
      }
    }
    int count = (int) Math.min(plan.block, n - winner);
    return winner + first(contiguous(address + winner * stride, count), count, best, extreme);
  }

  /** Reduces each block of a group to a row, and returns how many there are. */
  private int rows(long address, int count) {
    int blocks = 0;
    for (int done = 0; done < count; done += plan.block) {
      int some = Math.min(plan.block, count - done);
      long row = scratch.rows + (long) blocks++ * ReducePlan.ROW_BYTES;
      joiner.blockRow(row, contiguous(address + done * stride, some), 0, some);
    }
    return blocks;
  }

  /** The first element of a block that is of this rank, which one of them is. */
  private int first(long block, int count, long best, long extreme) {
    if (best == NAN) {
      int i = 0;
      while (rank(block + (long) i * dtype.itemsize()) != NAN) {
        i++;
      }
      return i;
    }
    long matches = scratch.total(1);
    for (int done = 0; ; done += PIECE) {
      int some = Math.min(PIECE, count - done);
      equal.run(matches, block + (long) done * dtype.itemsize(), extreme, 0, some);
      // what the last piece left beyond these is no match of theirs
      ALL.set(JAVA_LONG_UNALIGNED, matches + some, 0);
      for (int i = 0; i < some; i += Long.BYTES) {
        long eight = ALL.get(JAVA_LONG_UNALIGNED, matches + i);
        if (eight != 0) {
          return done + i + (Long.numberOfTrailingZeros(LITTLE_ENDIAN ? eight : Long.reverseBytes(eight)) >> 3);
        }
      }
    }
  }

  private long contiguous(long address, int count) {
    if (stride == dtype.itemsize()) {
      return address;
    }
    var mode = count < LONG ? null : LeafMode.of(stride, dtype.itemsize());
    if (mode != null) {
      plan.evaluate.stepped(mode.pattern(0)).run(scratch.stage, address, 0, count);
      return scratch.stage;
    }
    var strides = new long[] {dtype.itemsize(), stride};
    plan.evaluate.kernel(0).runStrided(new long[] {scratch.stage, address}, strides, count);
    return scratch.stage;
  }

  /** A number that is the greater the more extreme the element is. */
  private long rank(long address) {
    return switch (dtype) {
      case FLOAT64 -> real(ALL.get(JAVA_DOUBLE_UNALIGNED, address));
      case FLOAT32 -> real(ALL.get(JAVA_FLOAT_UNALIGNED, address));
      case FLOAT16 -> real(Float.float16ToFloat(ALL.get(JAVA_SHORT_UNALIGNED, address)));
      case INT64 -> directed(ALL.get(JAVA_LONG_UNALIGNED, address));
      case UINT64 -> directed(ALL.get(JAVA_LONG_UNALIGNED, address) ^ Long.MIN_VALUE);
      case INT32 -> directed(ALL.get(JAVA_INT_UNALIGNED, address));
      case UINT32 -> directed(Integer.toUnsignedLong(ALL.get(JAVA_INT_UNALIGNED, address)));
      case INT16 -> directed(ALL.get(JAVA_SHORT_UNALIGNED, address));
      case UINT16 -> directed(Short.toUnsignedLong(ALL.get(JAVA_SHORT_UNALIGNED, address)));
      case INT8 -> directed(ALL.get(JAVA_BYTE, address));
      case UINT8, BOOL -> directed(Byte.toUnsignedLong(ALL.get(JAVA_BYTE, address)));
      case COMPLEX64, COMPLEX128 -> throw new IllegalArgumentException(dtype.standardName() + " has no order");
    };
  }

  private long directed(long value) {
    return max ? value : ~value;
  }

  private long real(double value) {
    if (Double.isNaN(value)) {
      return NAN;
    }
    long bits = value == 0 ? 0 : Double.doubleToRawLongBits(value);
    return directed(bits ^ bits >> 63 >>> 1);
  }
}
