package dev.ashlar.kernels.internal.loop;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.Operations;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A hot kernel on every short length and about the ends of blocks, in place and not, against its scalar body; nothing
 * beyond the end is written.
 */
class HotLengthsTest {
  private static final int ROOM = 3 * MapKernel.BLOCK * 8;
  private static final byte GUARD = 0x5A;

  private final Arena arena = Arena.ofAuto();

  @ParameterizedTest
  @EnumSource(value = DType.class, names = {"UINT8", "INT16", "INT32", "INT64", "FLOAT32", "FLOAT64"})
  void anyLength(DType dtype) {
    check(dtype, Operations.SUBTRACT, 2);
    check(dtype, Operations.NEGATIVE, 1);
    check(dtype, Operations.WHERE, 3);
  }

  private void check(DType dtype, Operation operation, int inputs) {
    var args = new Expr[inputs];
    for (int i = 0; i < inputs; i++) {
      args[i] = Expr.input(i, inputs == 3 && i == 0 ? DType.BOOL : dtype);
    }
    var tree = Expr.apply(operation, args);
    var cold = MapTemplates.make(tree, MapProgram.inputs(tree), modes(inputs));
    var hot = MapTemplates.make(tree, MapProgram.inputs(tree), modes(inputs));
    assumeTrue(hot.lanes() > 1, "no vectors");
    hot.use(true);
    var random = new Random(1);
    var operands = new MemorySegment[inputs];
    for (int i = 0; i < inputs; i++) {
      operands[i] = arena.allocate(ROOM, 64);
      for (long k = 0; k < ROOM; k++) {
        operands[i].set(JAVA_BYTE, k, (byte) (inputs == 3 && i == 0 ? random.nextInt(2) : random.nextInt(64)));
      }
    }
    int lanes = hot.lanes();
    var lengths = new ArrayList<Long>(LongStream.rangeClosed(0, 3L * lanes + 1).boxed().toList());
    for (int d = -lanes - 1; d <= lanes + 1; d += lanes / 2) {
      lengths.add((long) MapKernel.BLOCK + d);
      lengths.add(2L * MapKernel.BLOCK + d);
    }
    for (long n : lengths) {
      for (int same = -1; same < inputs; same++) {
        if (same < 0 || tree.dtype() == MapProgram.inputs(tree).get(same)) {
          var what = operation + " of " + dtype + ", n = " + n + ", in place of " + same;
          compare(what, cold, hot, operands, same, n * dtype.itemsize(), n);
        }
      }
    }
  }

  private static java.util.List<dev.ashlar.kernels.internal.compile.LeafMode> modes(int inputs) {
    return java.util.Collections.nCopies(inputs, dev.ashlar.kernels.internal.compile.LeafMode.CONTIGUOUS);
  }

  private void compare(
      String what, MapKernel cold, MapKernel hot, MemorySegment[] operands, int same, long bytes, long n) {
    var expected = run(cold, operands, same, bytes, n);
    var found = run(hot, operands, same, bytes, n);
    assertEquals(-1, expected.mismatch(found), what);
  }

  /** The output and 64 bytes more. */
  private MemorySegment run(MapKernel kernel, MemorySegment[] operands, int same, long bytes, long n) {
    var out = arena.allocate(bytes + 64, 64);
    if (same >= 0) {
      MemorySegment.copy(operands[same], 0, out, 0, bytes);
    }
    out.asSlice(bytes).fill(GUARD);
    var addresses = new long[operands.length + 1];
    addresses[0] = out.address();
    for (int i = 0; i < operands.length; i++) {
      addresses[i + 1] = i == same ? out.address() : operands[i].address();
    }
    kernel.run(addresses, n);
    for (long k = 0; k < 64; k++) {
      assertEquals(GUARD, ALL.get(JAVA_BYTE, out.address() + bytes + k), "beyond the end");
    }
    return out;
  }
}
