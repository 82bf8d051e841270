package dev.ashlar.datashape;

/**
 * How large a type is.
 *
 * @param depth levels, each dimension one
 * @param nodes parts, counted as they print: a part that is shared counts wherever it stands
 */
record Extent(long depth, long nodes) {
  static final Extent NONE = new Extent(0, 0);
  private static final Extent LEAF = new Extent(1, 1);

  static Extent of(DataType type) {
    return type instanceof CompositeType composite ? composite.extent() : LEAF;
  }

  /** The extent of two neighbours. */
  Extent beside(Extent other) {
    return new Extent(Math.max(depth, other.depth), nodes + other.nodes);
  }

  /** The extent of a type whose own levels stand around this one. */
  Extent within(long levels) {
    return new Extent(depth + levels, nodes + levels);
  }

  /** This extent, if a type may have it. */
  Extent checked() {
    if (depth > DataType.MAX_DEPTH) {
      throw new IllegalArgumentException("a type has at most " + DataType.MAX_DEPTH + " levels, not " + depth);
    }
    if (nodes > DataType.MAX_NODES) {
      throw new IllegalArgumentException("a type has at most " + DataType.MAX_NODES + " parts, not " + nodes);
    }
    return this;
  }
}
