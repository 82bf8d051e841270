package dev.ashlar.kernels.internal.sort;

/**
 * Sorts a few keys in vector registers, by a fixed sequence of compare-exchanges without a branch. Instances
 * are made by {@link NetworkAssembler}.
 */
abstract class SortingNetwork {
  /** Keys that there is room for. */
  final int size;

  SortingNetwork(int size) {
    this.size = size;
  }

  /**
   * Sorts n keys and puts the greatest key behind them, up to {@link #size}. A network with a payload takes as many
   * int64 along, from behind the {@link #size} places of keys; payloads of equal keys come out in any order.
   *
   * @param to where the block goes; may be {@code from}
   * @param n at most {@link #size}, and no less than the network was made for: see {@link NetworkPlan#fullRows}
   */
  abstract void sort(long from, long to, int n);
}
