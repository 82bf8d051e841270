package dev.ashlar.benchmarks.catalogue;

/** How the elements of an input are chosen; every peer makes the same ones. */
public enum Fill {
  /** Independent and evenly distributed in [low, high); integers are rounded down. */
  UNIFORM,
  /** Rising evenly from low to high. */
  SORTED,
  /** Falling evenly from high to low. */
  REVERSED,
  /** Eight different values. */
  FEW,
  /** Zeros. */
  ZERO;

  /** The name in the source text of a peer. */
  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
