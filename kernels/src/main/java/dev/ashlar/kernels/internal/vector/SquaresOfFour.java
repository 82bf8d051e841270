package dev.ashlar.kernels.internal.vector;

import static dev.ashlar.kernels.memory.RawMemory.ADDRESS;

import dev.ashlar.kernels.internal.loop.SquareKernel;
import dev.ashlar.kernels.internal.loop.Template;
import dev.ashlar.kernels.memory.RawMemory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jdk.incubator.vector.Vector;

/** Template: transposes squares of four elements to the side, in four vectors. */
@SuppressWarnings({"rawtypes", "unchecked"})
final class SquaresOfFour extends SquareKernel {
  private static final int SIDE = 4;
  private static final MethodHandle LOAD;
  private static final MethodHandle STORE;
  private static final int SIZE;
  private static final Vector UPPER_1;
  private static final Vector LOWER_1;
  private static final Vector UPPER_2;
  private static final Vector LOWER_2;

  static {
    try {
      var squares = MethodHandles.classData(MethodHandles.lookup(), "_", Squares.class);
      LOAD = squares.load();
      STORE = squares.store();
      SIZE = squares.size();
      UPPER_1 = squares.upper()[0];
      LOWER_1 = squares.lower()[0];
      UPPER_2 = squares.upper()[1];
      LOWER_2 = squares.lower()[1];
    } catch (IllegalAccessException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** {@link #columns}, never inlined: compiled into a caller that looks rare, its vectors are boxed. */
  private static MethodHandle leaf =
      Template.leaf(
          MethodHandles.lookup(),
          "columns",
          MethodType.methodType(void.class, long.class, long.class, long.class, long.class, int.class));

  SquaresOfFour() {}

  @Override
  public int side() {
    return SIDE;
  }

  @Override
  public void run(long from, long fromColumn, long to, long toRow, int rows, int columns) {
    try {
      for (int column = 0; column < columns; column += SIDE) {
        leaf.invokeExact(from + column * fromColumn, fromColumn, to + (long) column * SIZE, toRow, rows);
      }
    } catch (Throwable e) {
      throw Template.rethrow(e);
    }
  }

  /** Four columns of the source: squares one below the other. */
  @SuppressWarnings("UnusedMethod") // called through the variable
  private static void columns(long from, long fromColumn, long to, long toRow, int rows) throws Throwable {
    if (rows > 0) {
      RawMemory.touch(from);
      for (int row = 0; row < rows; row += SIDE) {
        long source = from + (long) row * SIZE;
        long target = to + row * toRow;
        var a0 = (Vector) LOAD.invokeExact(source & ADDRESS);
        var b0 = (Vector) LOAD.invokeExact((source + fromColumn) & ADDRESS);
        var c0 = (Vector) LOAD.invokeExact((source + 2 * fromColumn) & ADDRESS);
        var d0 = (Vector) LOAD.invokeExact((source + 3 * fromColumn) & ADDRESS);
        var a1 = UPPER_1.selectFrom(a0, b0);
        var b1 = LOWER_1.selectFrom(a0, b0);
        var c1 = UPPER_1.selectFrom(c0, d0);
        var d1 = LOWER_1.selectFrom(c0, d0);
        var a2 = UPPER_2.selectFrom(a1, c1);
        var c2 = LOWER_2.selectFrom(a1, c1);
        var b2 = UPPER_2.selectFrom(b1, d1);
        var d2 = LOWER_2.selectFrom(b1, d1);
        STORE.invokeExact(target & ADDRESS, a2);
        STORE.invokeExact((target + toRow) & ADDRESS, b2);
        STORE.invokeExact((target + 2 * toRow) & ADDRESS, c2);
        STORE.invokeExact((target + 3 * toRow) & ADDRESS, d2);
      }
    }
  }
}
