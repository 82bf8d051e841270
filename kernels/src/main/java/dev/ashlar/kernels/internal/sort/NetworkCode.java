package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.memory.RawMemory.ADDRESS;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.ashlar.kernels.memory.RawMemory;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The code of one method over vectors: every register is a local variable, every species, shuffle and mask a constant
 * of the class data. Two compilers set the style. C2 compiles no method of more than 8000 bytes, so the code is short.
 * At the end of a long method C2 inlines nothing but the Vector API, so there are no methods between. And C1 fails when
 * it has inlined too much, perhaps after the tier from which C2 takes over no more: so methods are called on {@link
 * Vector} itself, where C1 does not know which ones are meant.
 */
final class NetworkCode {
  private static final ClassDesc MATH = desc(Math.class);
  private static final ClassDesc MASK = desc(VectorMask.class);
  private static final ClassDesc SHUFFLE = desc(VectorShuffle.class);
  private static final ClassDesc SPECIES = desc(VectorSpecies.class);
  private static final ClassDesc SEGMENT = desc(MemorySegment.class);
  private static final ClassDesc ORDER = desc(ByteOrder.class);
  private static final ClassDesc ANY_VECTOR = desc(Vector.class);
  private static final ClassDesc OPERATORS = desc(VectorOperators.class);
  private static final ClassDesc COMPARISON = desc(VectorOperators.Comparison.class);

  static final String PARTIAL_LOAD = "load";

  private final CodeBuilder code;
  private final VectorSpecies<?> species;
  private final List<Object> constants;
  private final ClassDesc vector;
  private final Deque<Integer> free = new ArrayDeque<>();
  private final Map<VectorMask<?>, Integer> masks = new HashMap<>();
  private int locals;

  /**
   * The code of a method.
   *
   * @param constants what the class data will be; grows with the code
   * @param locals how many the method's parameters take
   */
  NetworkCode(CodeBuilder code, VectorSpecies<?> species, List<Object> constants, int locals) {
    this.code = code;
    this.species = species;
    this.constants = constants;
    this.locals = locals;
    this.vector = vector(species);
  }

  /** Declares that the long in a local is an address. */
  void address(int local) {
    code.lload(local).loadConstant(ADDRESS).land().lstore(local);
  }

  /** A register with the vector at number {@code place} from an address. */
  int load(int address, int place) {
    constant(species, SPECIES);
    location(address, place);
    code.invokestatic(vector, "fromMemorySegment", MethodTypeDesc.of(vector, SPECIES, SEGMENT, CD_long, ORDER));
    return result();
  }

  /** The same where only so many keys are there from the address on, by the method of {@link #writePartialLoad}. */
  int load(ClassDesc self, int address, int place, int count) {
    code.lload(address).loadConstant((long) place * species.vectorByteSize()).ladd();
    code.iload(count).loadConstant(place * species.length()).isub();
    code.invokestatic(self, PARTIAL_LOAD, partialLoad(species));
    return result();
  }

  /** The type of the method {@link #PARTIAL_LOAD}. */
  static MethodTypeDesc partialLoad(VectorSpecies<?> species) {
    return MethodTypeDesc.of(vector(species), CD_long, CD_int);
  }

  /**
   * The vector at an address from which on only {@code count} keys are there, perhaps none; the other lanes take {@code
   * padding}. A method between after all, which C2 does inline at the beginning of a long method, while C1 does not.
   */
  void writePartialLoad(int address, int count, Vector<?> padding) {
    constant(species, SPECIES);
    code.lconst_1().iload(count);
    code.iconst_0().invokestatic(MATH, "max", MethodTypeDesc.of(CD_int, CD_int, CD_int));
    code.loadConstant(species.length()).invokestatic(MATH, "min", MethodTypeDesc.of(CD_int, CD_int, CD_int));
    code.lshl().lconst_1().lsub();
    code.invokestatic(MASK, "fromLong", MethodTypeDesc.of(MASK, SPECIES, CD_long));
    int mask = result();
    constant(padding, vector);
    constant(species, SPECIES);
    location(address, 0);
    code.aload(mask).invokestatic(
        vector, "fromMemorySegment", MethodTypeDesc.of(vector, SPECIES, SEGMENT, CD_long, ORDER, MASK));
    code.aload(mask).invokevirtual(vector, "blend", MethodTypeDesc.of(vector, ANY_VECTOR, MASK)).areturn();
  }

  void store(int register, int address, int place) {
    code.aload(register);
    location(address, place);
    code.invokevirtual(ANY_VECTOR, "intoMemorySegment", MethodTypeDesc.of(CD_void, SEGMENT, CD_long, ORDER));
  }

  private void location(int address, int place) {
    constant(RawMemory.ALL, SEGMENT);
    code.lload(address).loadConstant((long) place * species.vectorByteSize()).ladd();
    constant(RawMemory.ORDER, ORDER);
  }

  /** Two registers become their smaller and their greater lanes. */
  void sortLanes(int low, int high) {
    code.aload(low).aload(high).dup2();
    binary("min").astore(low);
    binary("max").astore(high);
  }

  /** New registers with the smaller and the greater lanes of two. */
  int[] minMax(int a, int b) {
    code.aload(a).aload(b).dup2();
    binary("min");
    int low = result();
    binary("max");
    return new int[] {low, result()};
  }

  /** Of the lanes of a register and of its rearrangement, the greater one where a mask is set, else the smaller one. */
  void sortWithin(int register, VectorShuffle<?> swap, VectorMask<?> greater) {
    int mask = mask(greater);
    code.aload(register).dup();
    constant(swap, SHUFFLE);
    code.invokevirtual(ANY_VECTOR, "rearrange", MethodTypeDesc.of(ANY_VECTOR, SHUFFLE)).dup2();
    binary("min").dup_x2().pop();
    binary("max").aload(mask).invokevirtual(ANY_VECTOR, "blend", MethodTypeDesc.of(ANY_VECTOR, ANY_VECTOR, MASK));
    code.astore(register);
  }

  private CodeBuilder binary(String name) {
    return code.invokevirtual(ANY_VECTOR, name, MethodTypeDesc.of(ANY_VECTOR, ANY_VECTOR));
  }

  /** A register with the same lanes. */
  int copy(int register) {
    code.aload(register);
    return result();
  }

  /** Lanes where two registers differ. */
  int differing(int a, int b) {
    code.aload(a).getstatic(OPERATORS, "NE", COMPARISON).aload(b);
    code.invokevirtual(ANY_VECTOR, "compare", MethodTypeDesc.of(MASK, COMPARISON, ANY_VECTOR));
    return result();
  }

  /** The lanes of {@code b} where a mask is set, else those of {@code a}. */
  int blend(int a, int b, int where) {
    code.aload(a).aload(b).aload(where)
        .invokevirtual(ANY_VECTOR, "blend", MethodTypeDesc.of(ANY_VECTOR, ANY_VECTOR, MASK));
    return result();
  }

  int rearrange(int a, VectorShuffle<?> shuffle) {
    code.aload(a);
    constant(shuffle, SHUFFLE);
    code.invokevirtual(ANY_VECTOR, "rearrange", MethodTypeDesc.of(ANY_VECTOR, SHUFFLE));
    return result();
  }

  /** The lanes of two registers by their numbers. */
  int select(Vector<?> lanes, int a, int b) {
    constant(lanes, ANY_VECTOR);
    code.aload(a).aload(b);
    code.invokevirtual(ANY_VECTOR, "selectFrom", MethodTypeDesc.of(ANY_VECTOR, ANY_VECTOR, ANY_VECTOR));
    return result();
  }

  /** The local of a mask, which is loaded once. */
  int mask(VectorMask<?> mask) {
    return masks.computeIfAbsent(mask, key -> {
      constant(key, MASK);
      return result();
    });
  }

  /** Stores the top of the stack in a local that is free: few locals keep the instructions short. */
  private int result() {
    int local = free.isEmpty() ? locals++ : free.pop();
    code.astore(local);
    return local;
  }

  /** Registers that are no longer needed. */
  void free(int... done) {
    for (int local : done) {
      free.push(local);
    }
  }

  void end() {
    code.return_();
  }

  private void constant(Object value, ClassDesc type) {
    int index = constants.indexOf(value);
    if (index < 0) {
      constants.add(value);
      index = constants.size() - 1;
    }
    var classData = ConstantDescs.ofConstantBootstrap(
        desc(MethodHandles.class), "classDataAt", ConstantDescs.CD_Object, CD_int);
    code.loadConstant(DynamicConstantDesc.ofNamed(classData, ConstantDescs.DEFAULT_NAME, type, index));
  }

  private static ClassDesc vector(VectorSpecies<?> species) {
    return desc(species.elementType() == long.class ? LongVector.class : IntVector.class);
  }

  static ClassDesc desc(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }
}
