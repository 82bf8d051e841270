package dev.ashlar.kernels.internal.sweep;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.internal.compile.LeafMode;
import dev.ashlar.kernels.raw.Operand;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A nest of loops over several operands: extents and byte strides, outermost first, made as simple as they can be. The
 * first operand's strides decide the order. A nest may be used again for other loops; arrays are then longer than what
 * they hold.
 */
public final class Nest {
  private static final int SPARE = 2;

  int depth;
  int operands;
  long[] shape;

  /** By operand, then by loop. */
  final long[][] strides;

  final long[] addresses;

  /** Where {@link #walk} is: by operand, and by loop. */
  private final long[] at;

  private long[] position;
  private int walked;
  private final long[] innerStrides;
  private final long[] @Nullable [] spare = new long[SPARE] @Nullable [];

  /** A nest with room for so many operands, and at first for so many loops. */
  public Nest(int operands, int loops) {
    this(operands, 0, new long[loops], new long[operands][loops], new long[operands]);
  }

  Nest(long[] extents, Operand first, Operand... others) {
    this(others.length + 1, extents.length);
    begin(extents);
    add(extents, first.address(), extents, first.strides());
    for (var other : others) {
      add(extents, other.address(), extents, other.strides());
    }
  }

  private Nest(int operands, int depth, long[] shape, long[][] strides, long[] addresses) {
    this.operands = operands;
    this.depth = depth;
    this.shape = shape;
    this.strides = strides;
    this.addresses = addresses;
    this.at = new long[addresses.length];
    this.position = new long[shape.length];
    this.innerStrides = new long[addresses.length];
  }

  /** Loops over a shape, and no operand yet. */
  public void begin(long[] extents) {
    if (extents.length > shape.length) {
      shape = new long[extents.length];
      position = new long[extents.length];
      for (int i = 0; i < strides.length; i++) {
        strides[i] = new long[extents.length];
      }
    }
    for (int i = 0; i < operands; i++) {
      addresses[i] = 0;
    }
    operands = 0;
    depth = 0;
    for (long extent : extents) {
      if (extent != 1) {
        shape[depth++] = extent;
      }
    }
  }

  /**
   * Adds the next operand.
   *
   * @param extents as at the beginning
   * @param operandShape which broadcasts to them
   * @param operandStrides in bytes, one for each axis of the operand
   */
  public void add(long[] extents, long address, long[] operandShape, long[] operandStrides) {
    int missing = extents.length - operandShape.length;
    var loops = strides[operands];
    int loop = 0;
    for (int axis = 0; axis < extents.length; axis++) {
      if (extents[axis] != 1) {
        boolean repeats = axis < missing || operandShape[axis - missing] == 1;
        loops[loop++] = repeats ? 0 : operandStrides[axis - missing];
      }
    }
    addresses[operands++] = address;
  }

  /**
   * The part of the nest whose outermost loop runs from one position to before another. Shares nothing with this nest.
   */
  Nest part(long from, long to) {
    var part = copy();
    part.shape[0] = to - from;
    for (int i = 0; i < operands; i++) {
      part.addresses[i] += from * strides[i][0];
    }
    return part;
  }

  /** A copy that may be walked and changed by another thread. */
  Nest copy() {
    var copied = new long[strides.length][];
    for (int i = 0; i < strides.length; i++) {
      copied[i] = strides[i].clone();
    }
    return new Nest(operands, depth, shape.clone(), copied, addresses.clone());
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
        for (int i = 0; i < operands; i++) {
          addresses[i] += (shape[loop] - 1) * strides[i][loop];
          strides[i][loop] = -strides[i][loop];
        }
      }
    }
  }

  /**
   * Puts loops of smaller strides further in: by the first operand, then by the others. Stable insertion; nests are
   * shallow.
   */
  void order() {
    for (int loop = 1; loop < depth; loop++) {
      for (int j = loop; j > 0 && belongsOutside(j, j - 1); j--) {
        swap(j, j - 1);
      }
    }
  }

  private boolean belongsOutside(int loop, int other) {
    for (int i = 0; i < operands; i++) {
      long mine = Math.abs(strides[i][loop]);
      long its = Math.abs(strides[i][other]);
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
    for (int i = 0; i < operands; i++) {
      long stride = strides[i][a];
      strides[i][a] = strides[i][b];
      strides[i][b] = stride;
    }
  }

  /**
   * The loop along which an operand's elements lie closest together, of those along which they are not one element; the
   * innermost if equal.
   */
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
      } else {
        kept++;
        shape[kept] = shape[loop];
      }
      for (int i = 0; i < operands; i++) {
        strides[i][kept] = strides[i][loop];
      }
    }
    depth = Math.min(depth, kept + 1);
  }

  private boolean follows(int outer, int inner) {
    for (int i = 0; i < operands; i++) {
      if (strides[i][outer] != strides[i][inner] * shape[inner]) {
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

  /**
   * Which inputs stay on one element along the innermost loop, as bits; -1 if another does not lie without gaps.
   *
   * @param first the number of the operand that is the first input
   */
  int splats(List<DType> inputs, int first) {
    if (innerExtent() == 1) {
      return 0;
    }
    int splats = 0;
    for (int i = 0; i < inputs.size(); i++) {
      long stride = innerStride(first + i);
      if (stride == 0) {
        splats |= 1 << i;
      } else if (stride != inputs.get(i).itemsize()) {
        return -1;
      }
    }
    return splats;
  }

  /** The {@linkplain LeafMode#pattern pattern} of the inputs' modes along the innermost loop; -1 if one has none. */
  long modes(List<DType> inputs, int first) {
    long pattern = 0;
    for (int i = 0; i < inputs.size(); i++) {
      var mode = LeafMode.of(innerStride(first + i), inputs.get(i).itemsize());
      if (mode == null) {
        return -1;
      }
      pattern |= mode.pattern(i);
    }
    return pattern;
  }

  /** The innermost loop's strides of all operands; valid until it is called again. */
  long[] innerStrides() {
    for (int i = 0; i < innerStrides.length; i++) {
      innerStrides[i] = i < operands ? innerStride(i) : 0;
    }
    return innerStrides;
  }

  /** Room for one of two times as many numbers as there are operands, for who works on the nest: 0 at first. */
  long[] spare(int i) {
    var numbers = spare[i];
    if (numbers == null) {
      numbers = new long[addresses.length];
      spare[i] = numbers;
    } else {
      Arrays.fill(numbers, 0);
    }
    return numbers;
  }

  /** What is done for each position of the outer loops. */
  interface Inner {
    /** Called with the operands' addresses at the start of the innermost loop. */
    void run(long[] addresses);
  }

  /** Walks all loops but the innermost {@code inner} ones. */
  void walk(int inner, Inner work) {
    var here = start(inner);
    do {
      work.run(here);
    } while (next());
  }

  /**
   * Begins to walk all loops but the innermost {@code inner} ones: the operands' addresses, which {@link #next}
   * changes.
   */
  long[] start(int inner) {
    walked = Math.max(0, depth - inner);
    for (int loop = 0; loop < walked; loop++) {
      position[loop] = 0;
    }
    System.arraycopy(addresses, 0, at, 0, at.length);
    return at;
  }

  /** Goes on to the next position of the loops that are walked; false when there is none. */
  boolean next() {
    for (int loop = walked - 1; loop >= 0; loop--) {
      for (int i = 0; i < operands; i++) {
        at[i] += strides[i][loop];
      }
      if (++position[loop] < shape[loop]) {
        return true;
      }
      for (int i = 0; i < operands; i++) {
        at[i] -= shape[loop] * strides[i][loop];
      }
      position[loop] = 0;
    }
    return false;
  }
}
