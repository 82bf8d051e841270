package dev.ashlar.kernels.internal.vector;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.internal.loop.SquareKernel;
import dev.ashlar.kernels.internal.loop.Template;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * What a transposition of squares in registers is made of: rows are exchanged with rows 1, 2 and 4 further, each time
 * in ever larger pieces (Eklundh, "A fast computer method for matrix transposing", 1972).
 *
 * @param load {@code (address) -> vector} of a side's elements
 * @param store {@code (address, vector) -> void}
 * @param size bytes of an element
 * @param upper for each distance the lanes of two vectors that stay in or come to the first of them
 * @param lower the same for the second
 */
record Squares(MethodHandle load, MethodHandle store, int size, Vector<?>[] upper, Vector<?>[] lower) {
  private static final int EIGHT = 8;
  private static final int FOUR = 4;

  /**
   * A kernel for squares of eight or four elements to the side, as the machine's vectors hold; null where there is
   * none.
   */
  static @Nullable SquareKernel of(int size) {
    int lanes = Math.min(EIGHT, Lanes.BITS / Byte.SIZE / size);
    var dtype = bits(size);
    var species = dtype == null || lanes < FOUR || !Lanes.worthWhile() ? null : Lanes.species(dtype, lanes);
    if (species == null) {
      return null;
    }
    int rounds = Integer.numberOfTrailingZeros(lanes);
    var upper = new Vector<?>[rounds];
    var lower = new Vector<?>[rounds];
    for (int i = 0; i < rounds; i++) {
      upper[i] = exchange(species, 1 << i, 0).toVector();
      lower[i] = exchange(species, 1 << i, 1 << i).toVector();
    }
    var squares = new Squares(Calls.load(species), Calls.store(), size, upper, lower);
    var template = lanes == EIGHT ? SquaresOfEight.class : SquaresOfFour.class;
    return (SquareKernel) Template.instantiate(MethodHandles.lookup(), template, squares);
  }

  private static @Nullable DType bits(int size) {
    return switch (size) {
      case 1 -> DType.INT8;
      case 2 -> DType.INT16;
      case 4 -> DType.INT32;
      case 8 -> DType.INT64;
      default -> null;
    };
  }

  /** Of pieces of a width: the even ones of the first vector beside those of the second, or the odd ones. */
  private static VectorShuffle<?> exchange(VectorSpecies<?> species, int width, int odd) {
    return VectorShuffle.fromOp(
        species, lane -> (lane & width) == 0 ? lane + odd : species.length() + lane - width + odd);
  }
}
