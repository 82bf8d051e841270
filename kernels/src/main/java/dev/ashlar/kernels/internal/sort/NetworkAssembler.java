package dev.ashlar.kernels.internal.sort;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes the straight code of a sorting network as a hidden class.
 *
 * <p>A network keeps 4 to 16 vectors in registers through some 100 to 700 operations. That works only as code without
 * loops, arrays or calls, in which every register is a local variable of its own; for each width, key type and payload
 * that would be a heap of 400 lines that nobody reads. Written by a program it is four steps: sort the columns, merge
 * neighbouring columns until one is left (compare with the mirror image, then clean, after Batcher's bitonic merge),
 * and exchange rows with lanes.
 */
final class NetworkAssembler {
  private static final ClassDesc SELF = ClassDesc.of(NetworkAssembler.class.getPackageName(), "AssembledNetwork");
  private static final ClassDesc SUPER = NetworkCode.desc(SortingNetwork.class);
  private static final MethodTypeDesc CONSTRUCTOR = MethodTypeDesc.of(CD_void, CD_int);
  private static final MethodTypeDesc SORT = MethodTypeDesc.of(CD_void, CD_long, CD_long, CD_int);

  /**
   * Vector operations of one method. C1 fails at a few more, since it inlines what it is not worth, and then C2 may
   * never get its turn. What is longer becomes several methods, which pass the registers through memory.
   */
  private static final int MOST_OPERATIONS = 550;

  /** A selection from two vectors is as much to C1 as so many other operations. */
  private static final int SELECTION = 5;

  private final NetworkPlan plan;
  private final boolean payload;
  private final List<Object> constants = new ArrayList<>();
  private final int[] keys;
  private final int[] items;

  /** What is to be done between loading and storing the registers. */
  private final List<Step> steps = new ArrayList<>();

  private record Step(int operations, Consumer<NetworkCode> writer) {}

  private NetworkAssembler(NetworkPlan plan, boolean payload) {
    this.plan = plan;
    this.payload = payload;
    this.keys = new int[plan.rows()];
    this.items = new int[plan.rows()];
  }

  /** The network of {@code plan}; with a payload, int64 values (which need an int64 species) move with the keys. */
  static SortingNetwork assemble(NetworkPlan plan, boolean payload) {
    return new NetworkAssembler(plan, payload).assemble();
  }

  private SortingNetwork assemble() {
    plan();
    int operations = steps.stream().mapToInt(Step::operations).sum();
    int parts = (operations + MOST_OPERATIONS - 1) / MOST_OPERATIONS;
    byte[] bytes = ClassFile.of().build(SELF, type -> {
      type.withSuperclass(SUPER)
          .withFlags(ClassFile.ACC_FINAL)
          .withMethodBody(INIT_NAME, CONSTRUCTOR, 0, code ->
              code.aload(0).iload(1).invokespecial(SUPER, INIT_NAME, CONSTRUCTOR).return_())
          .withMethodBody("sort", SORT, 0, code -> writeSort(code, parts))
          .withMethodBody(
              NetworkCode.PARTIAL_LOAD, NetworkCode.partialLoad(plan.species()), ClassFile.ACC_STATIC, code ->
                  new NetworkCode(code, plan.species(), constants, 3).writePartialLoad(0, 2, plan.greatest()));
      int next = 0;
      int done = 0;
      for (int part = 0; part < parts; part++) {
        int first = next;
        for (; next < steps.size() && done < operations * (part + 1) / parts; next++) {
          done += steps.get(next).operations;
        }
        var some = steps.subList(first, next);
        boolean begin = part == 0;
        boolean end = part == parts - 1;
        type.withMethodBody("part" + part, SORT, ClassFile.ACC_STATIC, code -> writePart(code, some, begin, end));
      }
    });
    try {
      var lookup = MethodHandles.lookup().defineHiddenClassWithClassData(bytes, List.copyOf(constants), true);
      var constructor = lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class, int.class));
      return (SortingNetwork) constructor.invoke(plan.size());
    } catch (Throwable e) {
      throw new LinkageError("sorting network of " + plan, e);
    }
  }

  /** The parts one after the other, the later ones in place. */
  private static void writeSort(CodeBuilder code, int parts) {
    int from = 1;
    int to = 3;
    int n = 5;
    for (int part = 0; part < parts; part++) {
      code.lload(part == 0 ? from : to).lload(to).iload(n).invokestatic(SELF, "part" + part, SORT);
    }
    code.return_();
  }

  private void writePart(CodeBuilder builder, List<Step> some, boolean begin, boolean end) {
    int from = 0;
    int to = 2;
    int n = 4;
    var code = new NetworkCode(builder, plan.species(), constants, 5);
    code.address(from);
    code.address(to);
    for (int row = plan.rows() - 1; row >= 0; row--) {
      boolean full = !begin || row < plan.fullRows();
      keys[row] = full ? code.load(from, row) : code.load(SELF, from, row, n);
      items[row] = payload ? code.load(from, plan.rows() + row) : 0;
    }
    some.forEach(step -> step.writer.accept(code));
    for (int row = 0; row < plan.rows(); row++) {
      int place = end ? plan.place(row) : row;
      code.store(keys[row], to, place);
      if (payload) {
        code.store(items[row], to, plan.rows() + place);
      }
    }
    code.end();
  }

  private void plan() {
    for (int[] pair : plan.columnSort()) {
      compareExchange(pair[0], pair[1]);
    }
    for (int group = 2; group <= plan.lanes(); group *= 2) {
      mergeColumns(group);
    }
    exchangeRowsAndLanes(keys);
    if (payload) {
      exchangeRowsAndLanes(items);
    }
  }

  private void mergeColumns(int group) {
    for (int row = 0; row < plan.rows() / 2; row++) {
      compareMirrored(row, plan.rows() - 1 - row, group);
    }
    for (int distance = group / 4; distance >= 1; distance /= 2) {
      for (int row = 0; row < plan.rows(); row++) {
        compareLanes(row, distance);
      }
    }
    for (int distance = plan.rows() / 2; distance >= 1; distance /= 2) {
      for (int row = 0; row < plan.rows(); row++) {
        if ((row & distance) == 0) {
          compareExchange(row, row + distance);
        }
      }
    }
  }

  /** Smaller keys to row {@code i}, greater ones to row {@code j}. */
  private void compareExchange(int i, int j) {
    steps.add(new Step(payload ? 5 : 2, code -> {
      if (payload) {
        int[] sorted = code.minMax(keys[i], keys[j]);
        replace(code, i, j, sorted[0], sorted[1]);
      } else {
        code.sortLanes(keys[i], keys[j]);
      }
    }));
  }

  /**
   * Row {@code i} against the mirror image of row {@code j}: the lower half of each group of columns keeps the smaller
   * keys.
   */
  private void compareMirrored(int i, int j, int group) {
    steps.add(new Step(payload ? 11 : 6, code -> {
      mirror(code, j, group);
      int[] sorted = code.minMax(keys[i], keys[j]);
      int upper = code.mask(plan.upper(group));
      replace(code, i, j, code.blend(sorted[0], sorted[1], upper), code.blend(sorted[1], sorted[0], upper));
      code.free(sorted);
      mirror(code, j, group);
    }));
  }

  /** Gives two rows other keys, and the items that belong to them: of two equal keys neither has moved. */
  private void replace(NetworkCode code, int i, int j, int low, int high) {
    if (payload) {
      int moved = code.differing(low, keys[i]);
      int x = items[i];
      int y = items[j];
      items[i] = code.blend(x, y, moved);
      items[j] = code.blend(y, x, moved);
      code.free(x, y, moved);
    }
    code.free(keys[i], keys[j]);
    keys[i] = low;
    keys[j] = high;
  }

  private void mirror(NetworkCode code, int row, int group) {
    keys[row] = mirrored(code, keys[row], group);
    if (payload) {
      items[row] = mirrored(code, items[row], group);
    }
  }

  private int mirrored(NetworkCode code, int register, int group) {
    int result = code.rearrange(register, plan.mirror(group));
    code.free(register);
    return result;
  }

  /** Compares the columns of one row at {@code distance}. */
  private void compareLanes(int row, int distance) {
    var swap = plan.swap(distance);
    var upper = plan.upper(2 * distance);
    steps.add(new Step(payload ? 7 : 4, code -> {
      if (payload) {
        int before = keys[row];
        int item = items[row];
        int other = code.rearrange(item, swap);
        keys[row] = code.copy(before);
        code.sortWithin(keys[row], swap, upper);
        int moved = code.differing(keys[row], before);
        items[row] = code.blend(item, other, moved);
        code.free(before, item, other, moved);
      } else {
        code.sortWithin(keys[row], swap, upper);
      }
    }));
  }

  private void exchangeRowsAndLanes(int[] registers) {
    for (int distance = 1; distance < plan.exchanges(); distance *= 2) {
      var first = plan.exchange(distance, false);
      var second = plan.exchange(distance, true);
      for (int row = 0; row < plan.rows(); row++) {
        if ((row & distance) == 0) {
          int i = row;
          int j = row + distance;
          steps.add(new Step(2 * SELECTION, code -> {
            int a = registers[i];
            int b = registers[j];
            registers[i] = code.select(first, a, b);
            registers[j] = code.select(second, a, b);
            code.free(a, b);
          }));
        }
      }
    }
  }
}
