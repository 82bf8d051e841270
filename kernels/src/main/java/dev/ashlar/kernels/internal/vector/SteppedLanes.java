package dev.ashlar.kernels.internal.vector;

import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Where the lanes of a vector of elements a step apart are in memory, as places in vectors that follow one another from
 * the lowest of these elements on. The last of those vectors ends with the highest element.
 */
final class SteppedLanes {
  private final VectorSpecies<?> species;
  private final int lanes;
  private final int step;
  private final int vectors;

  SteppedLanes(VectorSpecies<?> species, int step) {
    this.species = species;
    this.lanes = species.length();
    this.step = step;
    this.vectors = Math.abs(step);
  }

  /** How many vectors are read. */
  int vectors() {
    return vectors;
  }

  /** Bytes to vector k from vector 0, and to vector 0 from the first element. */
  long offset(int k) {
    return (long) species.elementSize() / Byte.SIZE * (k == 0 ? Math.min(0, step) * (lanes - 1) : begin(k));
  }

  /** The shuffle of a single vector that is read backwards. */
  VectorShuffle<?> reversal() {
    return VectorShuffle.fromOp(species, this::element);
  }

  /**
   * Adds to the lanes known from the vectors before k those of vector k; what lane of it is meant counts from the
   * number of lanes.
   */
  VectorShuffle<?> with(int k) {
    return VectorShuffle.fromOp(
        species,
        lane -> {
          int element = element(lane);
          if (vectorOf(element) == k) {
            return lanes + element - begin(k);
          }
          return k > 1 ? lane : vectorOf(element) == 0 ? element : 0;
        });
  }

  /** Elements from the lowest one to that of a lane. */
  private int element(int lane) {
    return vectors * (step > 0 ? lane : lanes - 1 - lane);
  }

  private int vectorOf(int element) {
    return Math.min(element / lanes, vectors - 1);
  }

  /** Elements from the lowest one to the first of a vector. */
  private int begin(int k) {
    return k == vectors - 1 ? k * (lanes - 1) : k * lanes;
  }
}
