package dev.ashlar.kernels.internal.sort;

import static java.lang.constant.ConstantDescs.CD_MethodHandles_Lookup;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import dev.ashlar.kernels.memory.RawMemory;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Writes the straight code of a sorting network as a hidden class.
 *
 * <p>A network keeps 8 or 16 vectors in registers through some 300 operations. That works only as one method without
 * loops, arrays or calls, in which every register is a local variable of its own; for each width, key type and payload
 * that would be a heap of 400 lines that nobody reads. Written by a program it is four steps: sort the columns, merge
 * neighbouring columns until one is left (compare with the mirror image, then clean, after Batcher's bitonic merge),
 * and exchange rows with lanes.
 */
final class NetworkAssembler {
  private static final ClassDesc SUPER = desc(SortingNetwork.class);
  private static final ClassDesc MASK = desc(VectorMask.class);
  private static final ClassDesc SHUFFLE = desc(VectorShuffle.class);
  private static final ClassDesc SPECIES = desc(VectorSpecies.class);
  private static final ClassDesc SEGMENT = desc(MemorySegment.class);
  private static final ClassDesc ORDER = desc(ByteOrder.class);
  private static final ClassDesc ANY_VECTOR = desc(Vector.class);
  private static final ClassDesc COMPARISON = desc(VectorOperators.Comparison.class);
  private static final ClassDesc SELF = ClassDesc.of(NetworkAssembler.class.getPackageName(), "AssembledNetwork");
  private static final int BLOCK = 1;

  private final NetworkPlan plan;
  private final boolean payload;
  private final ClassDesc vector;
  private final List<Object> constants = new ArrayList<>();
  private final int[] keys;
  private final int[] items;
  private final Deque<Integer> free = new ArrayDeque<>();
  private int locals = BLOCK + 2;

  private NetworkAssembler(NetworkPlan plan, boolean payload) {
    this.plan = plan;
    this.payload = payload;
    this.vector = desc(plan.species().elementType() == long.class ? LongVector.class : IntVector.class);
    this.keys = new int[plan.rows()];
    this.items = new int[plan.rows()];
    constants.add(plan.species());
    constants.add(RawMemory.ALL);
    constants.add(RawMemory.ORDER);
  }

  /** The network of {@code plan}; with a payload, int64 values (which need an int64 species) move with the keys. */
  static SortingNetwork assemble(NetworkPlan plan, boolean payload) {
    return new NetworkAssembler(plan, payload).define();
  }

  private SortingNetwork define() {
    byte[] bytes = ClassFile.of().build(SELF, type -> type
        .withSuperclass(SUPER)
        .withFlags(ClassFile.ACC_FINAL)
        .withMethodBody(INIT_NAME, MethodTypeDesc.of(CD_void, CD_int), 0, code -> code
            .aload(0).iload(1).invokespecial(SUPER, INIT_NAME, MethodTypeDesc.of(CD_void, CD_int)).return_())
        .withMethodBody("sort", MethodTypeDesc.of(CD_void, CD_long), 0, this::writeSort));
    try {
      var lookup = MethodHandles.lookup().defineHiddenClassWithClassData(bytes, List.copyOf(constants), true);
      var constructor = lookup.findConstructor(
          lookup.lookupClass(), java.lang.invoke.MethodType.methodType(void.class, int.class));
      return (SortingNetwork) constructor.invoke(plan.size());
    } catch (Throwable e) {
      throw new LinkageError("sorting network of " + plan, e);
    }
  }

  private void writeSort(CodeBuilder code) {
    for (int row = 0; row < plan.rows(); row++) {
      keys[row] = load(code, row);
    }
    for (int row = 0; payload && row < plan.rows(); row++) {
      items[row] = load(code, plan.rows() + row);
    }
    for (int[] pair : plan.columnSort()) {
      compareExchange(code, pair[0], pair[1]);
    }
    for (int group = 2; group <= plan.lanes(); group *= 2) {
      mergeColumns(code, group);
    }
    exchangeRowsAndLanes(code, keys);
    store(code, keys, 0);
    if (payload) {
      exchangeRowsAndLanes(code, items);
      store(code, items, plan.rows());
    }
    code.return_();
  }

  private void mergeColumns(CodeBuilder code, int group) {
    for (int row = 0; row < plan.rows() / 2; row++) {
      compareMirrored(code, row, plan.rows() - 1 - row, group);
    }
    for (int distance = group / 4; distance >= 1; distance /= 2) {
      for (int row = 0; row < plan.rows(); row++) {
        compareLanes(code, row, distance);
      }
    }
    for (int distance = plan.rows() / 2; distance >= 1; distance /= 2) {
      for (int row = 0; row < plan.rows(); row++) {
        if ((row & distance) == 0) {
          compareExchange(code, row, row + distance);
        }
      }
    }
  }

  /** Smaller keys to row {@code i}, greater ones to row {@code j}. */
  private void compareExchange(CodeBuilder code, int i, int j) {
    int a = keys[i];
    int b = keys[j];
    keys[i] = binary(code, "min", a, b);
    keys[j] = binary(code, "max", a, b);
    if (payload) {
      exchangeItems(code, i, j, moved(code, keys[i], a));
    }
    free(a, b);
  }

  /**
   * Row {@code i} against the mirror image of row {@code j}: the lower half of each group of columns keeps the smaller
   * keys.
   */
  private void compareMirrored(CodeBuilder code, int i, int j, int group) {
    mirror(code, j, group);
    int a = keys[i];
    int b = keys[j];
    int low = binary(code, "min", a, b);
    int high = binary(code, "max", a, b);
    int upper = mask(code, plan.upper(group));
    keys[i] = blend(code, low, high, upper);
    keys[j] = blend(code, high, low, upper);
    if (payload) {
      exchangeItems(code, i, j, moved(code, keys[i], a));
    }
    free(a, b, low, high, upper);
    mirror(code, j, group);
  }

  private void mirror(CodeBuilder code, int row, int group) {
    keys[row] = rearranged(code, keys[row], plan.mirror(group));
    if (payload) {
      items[row] = rearranged(code, items[row], plan.mirror(group));
    }
  }

  /** Compares the columns of one row at {@code distance}. */
  private void compareLanes(CodeBuilder code, int row, int distance) {
    var swap = plan.swap(distance);
    int a = keys[row];
    int b = rearrange(code, a, swap);
    int low = binary(code, "min", a, b);
    int high = binary(code, "max", a, b);
    int upper = mask(code, plan.upper(2 * distance));
    keys[row] = blend(code, low, high, upper);
    if (payload) {
      int x = items[row];
      int y = rearrange(code, x, swap);
      int moved = moved(code, keys[row], a);
      items[row] = blend(code, x, y, moved);
      free(x, y, moved);
    }
    free(a, b, low, high, upper);
  }

  private void exchangeItems(CodeBuilder code, int i, int j, int moved) {
    int x = items[i];
    int y = items[j];
    items[i] = blend(code, x, y, moved);
    items[j] = blend(code, y, x, moved);
    free(x, y, moved);
  }

  private void exchangeRowsAndLanes(CodeBuilder code, int[] registers) {
    for (int distance = 1; distance < plan.exchanges(); distance *= 2) {
      var first = plan.exchange(distance, false);
      var second = plan.exchange(distance, true);
      for (int row = 0; row < plan.rows(); row++) {
        if ((row & distance) == 0) {
          int a = registers[row];
          int b = registers[row + distance];
          registers[row] = select(code, first, a, b);
          registers[row + distance] = select(code, second, a, b);
          free(a, b);
        }
      }
    }
  }

  private int load(CodeBuilder code, int place) {
    constant(code, 0, SPECIES);
    constant(code, 1, SEGMENT);
    address(code, place);
    constant(code, 2, ORDER);
    code.invokestatic(vector, "fromMemorySegment", MethodTypeDesc.of(vector, SPECIES, SEGMENT, CD_long, ORDER));
    return result(code);
  }

  /** The Vector API is called directly: a method between would not be inlined at the end of so long a method. */
  private void store(CodeBuilder code, int[] registers, int from) {
    for (int row = 0; row < registers.length; row++) {
      code.aload(registers[row]);
      constant(code, 1, SEGMENT);
      address(code, from + plan.place(row));
      constant(code, 2, ORDER);
      code.invokevirtual(vector, "intoMemorySegment", MethodTypeDesc.of(CD_void, SEGMENT, CD_long, ORDER));
    }
  }

  private void address(CodeBuilder code, int place) {
    code.lload(BLOCK).loadConstant((long) place * plan.species().vectorByteSize()).ladd();
  }

  private int binary(CodeBuilder code, String name, int a, int b) {
    code.aload(a).aload(b).invokevirtual(vector, name, MethodTypeDesc.of(vector, ANY_VECTOR));
    return result(code);
  }

  /** Lanes whose key is another one than before. Of two equal keys neither has moved, so no item is ever lost. */
  private int moved(CodeBuilder code, int after, int before) {
    code.aload(after).getstatic(desc(VectorOperators.class), "NE", COMPARISON).aload(before);
    code.invokevirtual(vector, "compare", MethodTypeDesc.of(MASK, COMPARISON, ANY_VECTOR));
    return result(code);
  }

  private int blend(CodeBuilder code, int a, int b, int where) {
    code.aload(a).aload(b).aload(where).invokevirtual(vector, "blend", MethodTypeDesc.of(vector, ANY_VECTOR, MASK));
    return result(code);
  }

  private int rearrange(CodeBuilder code, int a, VectorShuffle<?> shuffle) {
    code.aload(a);
    constant(code, constant(shuffle), SHUFFLE);
    code.invokevirtual(vector, "rearrange", MethodTypeDesc.of(vector, SHUFFLE));
    return result(code);
  }

  private int rearranged(CodeBuilder code, int a, VectorShuffle<?> shuffle) {
    int result = rearrange(code, a, shuffle);
    free(a);
    return result;
  }

  private int select(CodeBuilder code, Vector<?> lanes, int a, int b) {
    constant(code, constant(lanes), vector);
    code.aload(a).aload(b);
    code.invokevirtual(vector, "selectFrom", MethodTypeDesc.of(vector, ANY_VECTOR, ANY_VECTOR));
    return result(code);
  }

  private int mask(CodeBuilder code, VectorMask<?> mask) {
    constant(code, constant(mask), MASK);
    return result(code);
  }

  /**
   * Stores the top of the stack in a local that is free. Few locals keep the instructions short and the method below
   * the limit.
   */
  private int result(CodeBuilder code) {
    int local = free.isEmpty() ? locals++ : free.pop();
    code.astore(local);
    return local;
  }

  private void free(int... done) {
    for (int local : done) {
      free.push(local);
    }
  }

  private int constant(Object value) {
    int index = constants.indexOf(value);
    if (index < 0) {
      constants.add(value);
      index = constants.size() - 1;
    }
    return index;
  }

  private static void constant(CodeBuilder code, int index, ClassDesc type) {
    var classData = ConstantDescs.ofConstantBootstrap(
        desc(MethodHandles.class), "classDataAt", ConstantDescs.CD_Object, CD_int);
    code.loadConstant(DynamicConstantDesc.ofNamed(classData, ConstantDescs.DEFAULT_NAME, type, index));
  }

  private static ClassDesc desc(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }
}
