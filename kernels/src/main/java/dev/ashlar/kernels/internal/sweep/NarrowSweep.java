package dev.ashlar.kernels.internal.sweep;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import dev.ashlar.kernels.internal.indexed.ElementMover;
import dev.ashlar.kernels.internal.loop.MapProgram;
import dev.ashlar.kernels.memory.Scratch;
import java.lang.foreign.MemorySegment;

/**
 * Elementwise work on short rows, such as three coordinates of many points plus those of one. A call for each row costs
 * more than its elements, so many rows go together: what the output has without gaps is one run, and so are operands
 * that lie alike. A row that is repeated is written many times into scratch memory, once; other operands are copied
 * there, tile by tile.
 */
final class NarrowSweep {
  /** What {@link #roles} is where this way does not serve. */
  static final int NONE = -1;

  /** Longer rows are worth a call each. */
  private static final int WIDEST = 128;

  /** Elements of a row for each operand that is copied: a copy costs about as much as a fifteenth of a call. */
  private static final int WIDEST_COPIED = 16;

  /** Fewer rows are not worth a tile. */
  private static final int LEAST_ROWS = 16;

  private static final int LEAST_ELEMENTS = 256;
  private static final int TILE_ELEMENTS = 2048;

  /** How an operand takes part in the tiles. */
  private enum Role {
    /** Its rows follow one another as the output's do. */
    ALIKE,
    /** It is a single element. */
    SPLAT,
    /** It is one row, repeated. */
    REPEATED,
    /** Its elements are copied. */
    COPIED;

    private static final int BITS = 2;
    private static final Role[] ALL_ROLES = values();

    static Role in(int roles, int operand) {
      return ALL_ROLES[(roles >> (operand * BITS)) & (ALL_ROLES.length - 1)];
    }

    boolean isInScratch() {
      return this == REPEATED || this == COPIED;
    }
  }

  private NarrowSweep() {}

  /** The roles of a nest's operands, as one number; {@link #NONE} where this way does not serve. */
  static int roles(MapProgram program, Nest nest) {
    long width = nest.innerExtent();
    if (nest.depth < 2 || width > WIDEST) {
      return NONE;
    }
    int size = program.tree().dtype().itemsize();
    int outer = nest.depth - 2;
    if (nest.innerStride(0) != size
        || nest.strides[0][outer] != width * size
        || nest.shape[outer] < LEAST_ROWS
        || nest.shape[outer] * width < LEAST_ELEMENTS) {
      return NONE;
    }
    int roles = 0;
    long copied = 0;
    for (int i = 0; i < nest.operands - 1; i++) {
      int itemsize = program.inputs().get(i).itemsize();
      var role = role(nest, i + 1, itemsize);
      roles |= role.ordinal() << (i * Role.BITS);
      copied += role == Role.COPIED ? width : 0;
    }
    return copied > WIDEST_COPIED ? NONE : roles;
  }

  private static Role role(Nest nest, int operand, int size) {
    long inner = nest.innerStride(operand);
    long outer = nest.strides[operand][nest.depth - 2];
    if (inner == 0 && outer == 0) {
      return Role.SPLAT;
    }
    if (inner != size || (outer != 0 && outer != nest.innerExtent() * size)) {
      return Role.COPIED;
    }
    return outer == 0 ? Role.REPEATED : Role.ALIKE;
  }

  /** Rows that go together. */
  static int tileRows(MapProgram program, Nest nest, int roles) {
    int bytes = 1;
    for (int i = 0; i < nest.operands - 1; i++) {
      bytes += Role.in(roles, i).isInScratch() ? program.inputs().get(i).itemsize() : 0;
    }
    return (int) Math.max(1, Math.min(TILE_ELEMENTS, Scratch.BYTES / bytes) / nest.innerExtent());
  }

  /** The pattern of operands that are single elements, of the kernel that runs over a tile. */
  static int splats(Nest nest, int roles) {
    int splats = 0;
    for (int i = 0; i < nest.operands - 1; i++) {
      splats |= Role.in(roles, i) == Role.SPLAT ? 1 << i : 0;
    }
    return splats;
  }

  /** Evaluates all elements. */
  static void run(MapProgram program, Nest nest, int roles) {
    int tileRows = tileRows(program, nest, roles);
    var kernel = program.kernel(splats(nest, roles));
    int outer = nest.depth - 2;
    long rows = nest.shape[outer];
    long width = nest.innerExtent();
    var tile = nest.spare(0);
    var repeated = nest.spare(1);
    try (var scratch = Scratch.take()) {
      var at = nest.start(2);
      do {
        for (long row = 0; row < rows; row += tileRows) {
          long count = Math.min(tileRows, rows - row);
          tile[0] = at[0] + row * nest.strides[0][outer];
          long place = scratch.address();
          for (int i = 1; i < nest.operands; i++) {
            long from = at[i] + row * nest.strides[i][outer];
            int size = program.inputs().get(i - 1).itemsize();
            var role = Role.in(roles, i - 1);
            tile[i] = role.isInScratch() ? place : from;
            if (role == Role.COPIED) {
              copy(nest, i, from, place, count, size);
            } else if (role == Role.REPEATED && repeated[i] != from) {
              repeat(from, place, width * size, tileRows);
              repeated[i] = from;
            }
            place += role.isInScratch() ? tileRows * width * size : 0;
          }
          kernel.run(tile, count * width);
        }
      } while (nest.next());
    }
  }

  /** Writes a row many times. */
  private static void repeat(long from, long to, long bytes, long times) {
    MemorySegment.copy(ALL, from, ALL, to, bytes);
    for (long done = bytes; done < times * bytes; done *= 2) {
      MemorySegment.copy(ALL, to, ALL, to + done, Math.min(done, times * bytes - done));
    }
  }

  /** Copies some rows, column by column: columns are longer. */
  private static void copy(Nest nest, int operand, long from, long to, long rows, int size) {
    var mover = ElementMover.of(size);
    long inner = nest.innerStride(operand);
    long step = nest.strides[operand][nest.depth - 2];
    long width = nest.innerExtent();
    for (long column = 0; column < width; column++) {
      mover.copy(from + column * inner, step, to + column * size, width * size, rows);
    }
  }
}
