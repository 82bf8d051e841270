package dev.ashlar.kernels.internal.sweep;

import dev.ashlar.kernels.raw.Operand;

/**
 * A nest of loops over several operands: extents and byte strides, outermost first, made as simple as they can be. The first operand's
 * strides decide the order.
 */
final class Nest {
  int depth;
  long[] shape;
  /** By operand, then by loop. */
  final long[][] strides;

  final long[] addresses;

  Nest(long[] extents, Operand first, Operand... others) {
    int operands = others.length + 1;
    shape = new long[extents.length];
    strides = new long[operands][extents.length];
    addresses = new long[operands];
    addresses[0] = first.address();
    for (int i = 1; i < operands; i++) {
      addresses[i] = others[i - 1].address();
    }
    for (int axis = 0; axis < extents.length; axis++) {
      if (extents[axis] != 1) {
        shape[depth] = extents[axis];
        strides[0][depth] = first.strides()[axis];
        for (int i = 1; i < operands; i++) {
          strides[i][depth] = others[i - 1].strides()[axis];
        }
        depth++;
      }
    }
  }

  private Nest(int depth, long[] shape, long[][] strides, long[] addresses) {
    this.depth = depth;
    this.shape = shape;
    this.strides = strides;
    this.addresses = addresses;
  }

  /** The part of the nest whose outermost loop runs from one position to before another. Shares nothing with this nest. */
  Nest part(long from, long to) {
    var partShape = shape.clone();
    partShape[0] = to - from;
    var partStrides = new long[strides.length][];
    var start = addresses.clone();
    for (int i = 0; i < strides.length; i++) {
      partStrides[i] = strides[i].clone();
      start[i] += from * strides[i][0];
    }
    return new Nest(depth, partShape, partStrides, start);
  }

  /** A copy that may be walked and changed by another thread. */
  Nest copy() {
    var copied = new long[strides.length][];
    for (int i = 0; i < strides.length; i++) {
      copied[i] = strides[i].clone();
    }
    return new Nest(depth, shape.clone(), copied, addresses.clone());
  }

  /** All elements of the nest. */
  long elements() {
    long elements = 1;
    for (int loop = 0; loop < depth; loop++) {
      elements *= shape[loop];
    }
    return elements;
  }

  boolean isEmpty() {
    for (int loop = 0; loop < depth; loop++) {
      if (shape[loop] == 0) {
        return true;
      }
    }
    return false;
  }

  /** Lets the first operand run forwards along every loop that it runs backwards along. */
  void forwards() {
    for (int loop = 0; loop < depth; loop++) {
      if (strides[0][loop] < 0) {
        for (int i = 0; i < addresses.length; i++) {
          addresses[i] += (shape[loop] - 1) * strides[i][loop];
          strides[i][loop] = -strides[i][loop];
        }
      }
    }
  }

  /** Puts loops of smaller strides further in: by the first operand, then by the others. Stable insertion; nests are shallow. */
  void order() {
    for (int loop = 1; loop < depth; loop++) {
      for (int j = loop; j > 0 && belongsOutside(j, j - 1); j--) {
        swap(j, j - 1);
      }
    }
  }

  private boolean belongsOutside(int loop, int other) {
    for (var operand : strides) {
      long mine = Math.abs(operand[loop]);
      long its = Math.abs(operand[other]);
      if (mine != its) {
        return mine > its;
      }
    }
    return false;
  }

  private void swap(int a, int b) {
    long extent = shape[a];
    shape[a] = shape[b];
    shape[b] = extent;
    for (var operand : strides) {
      long stride = operand[a];
      operand[a] = operand[b];
      operand[b] = stride;
    }
  }

  /** The loop along which an operand's elements lie closest together, of those along which they are not one element; the innermost if equal. */
  int densest(int operand) {
    int densest = depth - 1;
    for (int loop = depth - 2; loop >= 0; loop--) {
      long stride = Math.abs(strides[operand][loop]);
      if (stride != 0 && stride < Math.abs(strides[operand][densest])) {
        densest = loop;
      }
    }
    return densest;
  }

  /** Moves a loop inwards to a place; those in between move outwards. */
  void moveInwards(int loop, int place) {
    for (int i = loop; i < place; i++) {
      swap(i, i + 1);
    }
  }

  /** Merges neighbouring loops that all operands run through without a gap. */
  void merge() {
    int kept = 0;
    for (int loop = 1; loop < depth; loop++) {
      if (follows(kept, loop)) {
        shape[kept] *= shape[loop];
        for (var operand : strides) {
          operand[kept] = operand[loop];
        }
      } else {
        kept++;
        shape[kept] = shape[loop];
        for (var operand : strides) {
          operand[kept] = operand[loop];
        }
      }
    }
    depth = Math.min(depth, kept + 1);
  }

  private boolean follows(int outer, int inner) {
    for (var operand : strides) {
      if (operand[outer] != operand[inner] * shape[inner]) {
        return false;
      }
    }
    return true;
  }

  /** The innermost loop's extent; 1 for a single element. */
  long innerExtent() {
    return depth == 0 ? 1 : shape[depth - 1];
  }

  /** The innermost loop's stride of an operand. */
  long innerStride(int operand) {
    return depth == 0 ? 0 : strides[operand][depth - 1];
  }

  /** What is done for each position of the outer loops. */
  interface Inner {
    /** Called with the operands' addresses at the start of the innermost loop. */
    void run(long[] addresses);
  }

  /** Walks all loops but the innermost {@code inner} ones. */
  void walk(int inner, Inner work) {
    int outer = Math.max(0, depth - inner);
    var position = new long[outer];
    var at = addresses.clone();
    while (true) {
      work.run(at);
      int loop = outer - 1;
      while (loop >= 0) {
        for (int i = 0; i < at.length; i++) {
          at[i] += strides[i][loop];
        }
        if (++position[loop] < shape[loop]) {
          break;
        }
        for (int i = 0; i < at.length; i++) {
          at[i] -= shape[loop] * strides[i][loop];
        }
        position[loop] = 0;
        loop--;
      }
      if (loop < 0) {
        return;
      }
    }
  }
}
