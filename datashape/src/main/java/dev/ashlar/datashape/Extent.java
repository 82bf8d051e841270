package dev.ashlar.datashape;

import java.util.ArrayDeque;

/**
 * How large a type is.
 *
 * @param depth levels, each dimension one
 * @param nodes parts, counted as they print: a part that is shared counts wherever it stands
 */
record Extent(long depth, long nodes) {
  static final Extent NONE = new Extent(0, 0);
  private static final Extent LEAF = new Extent(1, 1);

  /** The extent of two neighbours. */
  Extent beside(Extent other) {
    return new Extent(Math.max(depth, other.depth), nodes + other.nodes);
  }

  /** The extent of a type whose own levels stand around this one. */
  private Extent within(long levels) {
    return new Extent(depth + levels, nodes + levels);
  }

  /** The extent of a finished type; walks chains of single components, while lists of components know theirs. */
  static Extent of(DataType root) {
    if (isLeaf(root)) {
      return LEAF;
    }
    record Level(DataType type, long depth) {}
    var pending = new ArrayDeque<Level>();
    pending.push(new Level(root, 0));
    long nodes = 0;
    long depth = 0;
    while (!pending.isEmpty()) {
      var level = pending.pop();
      long levels = level.type instanceof ArrayType array ? array.dims().size() : 1;
      long below = level.depth + levels;
      nodes += levels;
      depth = Math.max(depth, below);
      var list = Structure.list(level.type);
      if (list != null) {
        nodes += list.extent().nodes;
        depth = Math.max(depth, below + list.extent().depth);
      }
      for (var component : Structure.besideList(level.type)) {
        pending.push(new Level(component, below));
      }
    }
    return new Extent(depth, nodes);
  }

  static void check(long levels, DataType component) {
    of(component).within(levels).check();
  }

  static void check(long levels, DataType first, DataType second) {
    of(first).beside(of(second)).within(levels).check();
  }

  static void check(long levels, TypeList components) {
    components.extent().within(levels).check();
  }

  static void check(long levels, TypeList components, DataType last) {
    components.extent().beside(of(last)).within(levels).check();
  }

  private void check() {
    if (depth > DataType.MAX_DEPTH) {
      throw new IllegalArgumentException("a type has at most " + DataType.MAX_DEPTH + " levels, not " + depth);
    }
    if (nodes > DataType.MAX_NODES) {
      throw new IllegalArgumentException("a type has at most " + DataType.MAX_NODES + " parts, not " + nodes);
    }
  }

  private static boolean isLeaf(DataType type) {
    return Structure.list(type) == null && type.components().isEmpty();
  }
}
