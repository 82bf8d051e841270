package dev.ashlar.kernels.internal.sort;

/**
 * Sorts a small block of keys in vector registers, by a fixed sequence of compare-exchanges without a branch. Instances
 * are made by {@link NetworkAssembler}.
 */
abstract class SortingNetwork {
  /** Keys in a block. */
  final int size;

  SortingNetwork(int size) {
    this.size = size;
  }

  /**
   * Sorts the {@link #size} keys at {@code from}. A network with a payload takes as many int64 from behind the keys
   * along; payloads of equal keys come out in any order.
   *
   * @param to where they go; may be {@code from}
   */
  abstract void sort(long from, long to);
}
