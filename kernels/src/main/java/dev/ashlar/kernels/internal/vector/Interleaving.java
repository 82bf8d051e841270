package dev.ashlar.kernels.internal.vector;

import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The shuffles between pairs that lie side by side in memory and vectors of their parts. Indices from the lane count on
 * name the second vector.
 */
final class Interleaving {
  private Interleaving() {}

  /** From two vectors of pairs to the vector of their first or second parts. */
  static VectorShuffle<?> part(VectorSpecies<?> species, boolean second) {
    return VectorShuffle.fromOp(species, i -> 2 * i + (second ? 1 : 0));
  }

  /** From the vectors of first and second parts to the first half of the pairs. */
  static VectorShuffle<?> lowerHalf(VectorSpecies<?> species) {
    return VectorShuffle.fromOp(species, i -> i / 2 + (i % 2) * species.length());
  }

  /** From the vectors of first and second parts to the second half of the pairs. */
  static VectorShuffle<?> upperHalf(VectorSpecies<?> species) {
    return VectorShuffle.fromOp(species, i -> (i + species.length()) / 2 + (i % 2) * species.length());
  }
}
