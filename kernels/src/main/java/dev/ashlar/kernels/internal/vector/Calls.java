package dev.ashlar.kernels.internal.vector;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static dev.ashlar.kernels.memory.RawMemory.ORDER;
import static java.lang.invoke.MethodHandles.filterReturnValue;
import static java.lang.invoke.MethodHandles.insertArguments;
import static java.lang.invoke.MethodHandles.permuteArguments;
import static java.lang.invoke.MethodType.methodType;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Handles of the Vector API's own methods, with species and operators bound. The JIT inlines those methods always, by
 * their annotation; a static method of ours around such a call it inlines only until the method has been compiled on
 * its own ("already compiled into a big method"), or where its shared profile says so, and one call that is not inlined
 * boxes every vector of the loop.
 */
final class Calls {
  private static final Lookup LOOKUP = MethodHandles.publicLookup();
  private static final Class<Vector> VECTOR = Vector.class;
  private static final Class<VectorMask> MASK = VectorMask.class;
  private static final Class<VectorSpecies> SPECIES = VectorSpecies.class;

  private static final MethodHandle TRUTH = truth();

  private Calls() {}

  private static MethodHandle truth() {
    try {
      return MethodHandles.lookup().findStatic(Calls.class, "isTrue", methodType(boolean.class, byte.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("isTrue", e);
    }
  }

  /** {@code (address) -> vector}: the elements at an address. */
  static MethodHandle load(VectorSpecies<?> species) {
    var type = element(species.elementType()).vector();
    var load = inStatic(
        type, "fromMemorySegment", methodType(type, SPECIES, MemorySegment.class, long.class, ByteOrder.class));
    return insertArguments(insertArguments(load, 3, ORDER), 0, species, ALL).asType(methodType(VECTOR, long.class));
  }

  /**
   * {@code (address) -> vector}: elements a step apart, the first of them at the address. Whole vectors are read that
   * lie between the first and the last of these elements, so that nothing beyond them is touched; the last one overlaps
   * the one before it.
   *
   * @param step forwards or backwards, of at most one more than there are lanes
   */
  static MethodHandle load(VectorSpecies<?> species, int step) {
    var bits = species.zero().viewAsIntegralLanes().species();
    var steps = new SteppedLanes(bits, step);
    var lanes = load(bits);
    if (steps.vectors() == 1) {
      lanes = filterReturnValue(lanes, select(steps.reversal(), 1));
    }
    for (int k = 1; k < steps.vectors(); k++) {
      var next = filterReturnValue(offset(steps.offset(k)), load(bits));
      var both = MethodHandles.filterArguments(select(steps.with(k), 2), 0, lanes, next);
      lanes = permuteArguments(both, methodType(VECTOR, long.class), 0, 0);
    }
    if (!bits.equals(species)) {
      lanes = filterReturnValue(lanes, floats());
    }
    return filterReturnValue(offset(steps.offset(0)), lanes);
  }

  /**
   * {@code (vector...) -> vector}: the lanes that a shuffle names, by an instruction that takes their numbers as they
   * are.
   */
  private static MethodHandle select(VectorShuffle<?> lanes, int vectors) {
    var type = methodType(VECTOR, java.util.Collections.nCopies(vectors, VECTOR));
    return in(VECTOR, "selectFrom", type).bindTo(lanes.toVector());
  }

  /** {@code (address, vector) -> void}. */
  static MethodHandle store() {
    var store = in(
        VECTOR, "intoMemorySegment", methodType(void.class, MemorySegment.class, long.class, ByteOrder.class));
    var bound = insertArguments(insertArguments(store, 3, ORDER), 1, ALL);
    return permuteArguments(bound, methodType(void.class, long.class, VECTOR), 1, 0);
  }

  /** {@code (address) -> vector}: one element in all lanes. */
  static MethodHandle splat(VectorSpecies<?> species) {
    var element = species.elementType();
    var type = element(element).vector();
    var broadcast = inStatic(type, "broadcast", methodType(type, SPECIES, element));
    return filterReturnValue(get(element), insertArguments(broadcast, 0, species))
        .asType(methodType(VECTOR, long.class));
  }

  /** {@code (address) -> vector}: one float16 in all lanes of float32. */
  static MethodHandle splatHalf(VectorSpecies<?> floats) {
    var widen = inStatic(Float.class, "float16ToFloat", methodType(float.class, short.class));
    var broadcast = inStatic(FloatVector.class, "broadcast", methodType(FloatVector.class, SPECIES, float.class));
    return filterReturnValue(filterReturnValue(get(short.class), widen), insertArguments(broadcast, 0, floats))
        .asType(methodType(VECTOR, long.class));
  }

  /** {@code (address) -> element}. */
  static MethodHandle get(Class<?> element) {
    var access = element(element);
    var get = in(MemorySegment.class, "get", methodType(element, access.layoutType(), long.class));
    return insertArguments(get, 0, ALL, access.layout());
  }

  /** {@code (address, element) -> void}. */
  static MethodHandle set(Class<?> element) {
    var access = element(element);
    var set = in(MemorySegment.class, "set", methodType(void.class, access.layoutType(), long.class, element));
    return insertArguments(set, 0, ALL, access.layout());
  }

  /** What belongs to an element type. */
  private record Element(Class<?> vector, Class<?> layoutType, ValueLayout layout) {}

  private static Element element(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "byte" -> new Element(ByteVector.class, ValueLayout.OfByte.class, ValueLayout.JAVA_BYTE);
      case "short" -> new Element(ShortVector.class, ValueLayout.OfShort.class, ValueLayout.JAVA_SHORT_UNALIGNED);
      case "int" -> new Element(IntVector.class, ValueLayout.OfInt.class, ValueLayout.JAVA_INT_UNALIGNED);
      case "long" -> new Element(LongVector.class, ValueLayout.OfLong.class, ValueLayout.JAVA_LONG_UNALIGNED);
      case "float" -> new Element(FloatVector.class, ValueLayout.OfFloat.class, ValueLayout.JAVA_FLOAT_UNALIGNED);
      case "double" -> new Element(DoubleVector.class, ValueLayout.OfDouble.class, ValueLayout.JAVA_DOUBLE_UNALIGNED);
      default -> throw new AssertionError(type);
    };
  }

  /** {@code (vector) -> vector}. */
  static MethodHandle lanewise(VectorOperators.Unary op) {
    return insertArguments(in(VECTOR, "lanewise", methodType(VECTOR, VectorOperators.Unary.class)), 1, op);
  }

  /** {@code (vector, vector) -> vector}. */
  static MethodHandle lanewise(VectorOperators.Binary op) {
    return insertArguments(in(VECTOR, "lanewise", methodType(VECTOR, VectorOperators.Binary.class, VECTOR)), 1, op);
  }

  /** {@code (vector, vector, vector) -> vector}. */
  static MethodHandle lanewise(VectorOperators.Ternary op) {
    return insertArguments(
        in(VECTOR, "lanewise", methodType(VECTOR, VectorOperators.Ternary.class, VECTOR, VECTOR)), 1, op);
  }

  /** {@code (vector, vector, mask) -> vector}: where the mask is set, else the first vector. */
  static MethodHandle lanewiseWhere(VectorOperators.Binary op) {
    return insertArguments(
        in(VECTOR, "lanewise", methodType(VECTOR, VectorOperators.Binary.class, VECTOR, MASK)), 1, op);
  }

  /**
   * {@code (vector, mask) -> vector}: with the other vector where the mask is set; where it is not set at all nothing
   * waits for it.
   */
  static MethodHandle whereAny(VectorOperators.Binary op, Vector<?> other) {
    var type = methodType(VECTOR, VECTOR, MASK);
    var test = MethodHandles.dropArguments(in(MASK, "anyTrue", methodType(boolean.class)), 0, VECTOR);
    var given = MethodHandles.dropArguments(MethodHandles.identity(VECTOR), 1, MASK);
    return MethodHandles.guardWithTest(test, insertArguments(lanewiseWhere(op), 1, other).asType(type), given);
  }

  /** {@code (vector) -> vector}: each lane of integers shifted. */
  static MethodHandle shift(VectorOperators.Binary op, int bits) {
    return insertArguments(
        in(VECTOR, "lanewise", methodType(VECTOR, VectorOperators.Binary.class, long.class)), 1, op, (long) bits);
  }

  /** {@code (vector, vector, mask) -> mask} of the vectors' species: where the other mask is set as well. */
  static MethodHandle compareWhere(VectorOperators.Comparison op) {
    return insertArguments(
        in(VECTOR, "compare", methodType(MASK, VectorOperators.Comparison.class, VECTOR, MASK)), 1, op);
  }

  /** {@code (vector, vector) -> mask} of the canonical species. */
  static MethodHandle compare(VectorOperators.Comparison op, VectorSpecies<?> canonical) {
    var compare = in(VECTOR, "compare", methodType(MASK, VectorOperators.Comparison.class, VECTOR));
    return filterReturnValue(insertArguments(compare, 1, op), castMask(canonical));
  }

  /** {@code (vector, vector) -> mask} of the vectors' species. */
  static MethodHandle compare(VectorOperators.Comparison op) {
    return insertArguments(in(VECTOR, "compare", methodType(MASK, VectorOperators.Comparison.class, VECTOR)), 1, op);
  }

  /** {@code (vector) -> mask} of the vector's species. */
  static MethodHandle test(VectorOperators.Test op) {
    return insertArguments(in(VECTOR, "test", methodType(MASK, VectorOperators.Test.class)), 1, op);
  }

  /** {@code (x, y, mask) -> vector}: y where the mask is set, else x. */
  static MethodHandle blend() {
    return in(VECTOR, "blend", methodType(VECTOR, VECTOR, MASK));
  }

  /** {@code (vector) -> vector}: the bits of floats as integers. */
  static MethodHandle bits() {
    return in(VECTOR, "viewAsIntegralLanes", methodType(VECTOR));
  }

  /** {@code (vector) -> vector}: integers as the bits of floats. */
  static MethodHandle floats() {
    return in(VECTOR, "viewAsFloatingLanes", methodType(VECTOR));
  }

  /** {@code (vector) -> mask}: where an element is not 0. */
  static MethodHandle isNonZero(VectorSpecies<?> canonical) {
    var compare = in(VECTOR, "compare", methodType(MASK, VectorOperators.Comparison.class, long.class));
    return filterReturnValue(insertArguments(compare, 1, VectorOperators.NE, 0L), castMask(canonical));
  }

  /** {@code (vector) -> mask} of the canonical species. */
  static MethodHandle test(VectorOperators.Test op, VectorSpecies<?> canonical) {
    return filterReturnValue(
        insertArguments(in(VECTOR, "test", methodType(MASK, VectorOperators.Test.class)), 1, op), castMask(canonical));
  }

  /** {@code (mask) -> mask}: the same lanes of another species. */
  static MethodHandle castMask(VectorSpecies<?> species) {
    return insertArguments(in(MASK, "cast", methodType(MASK, SPECIES)), 1, species);
  }

  /** {@code (mask) -> vector}: 1 where the mask is set, else 0. */
  static MethodHandle zeroOrOne(VectorSpecies<?> species) {
    var blend = in(VECTOR, "blend", methodType(VECTOR, long.class, MASK));
    return MethodHandles.filterArguments(insertArguments(blend, 0, species.zero(), 1L), 0, castMask(species));
  }

  /** {@code (mask, x, y) -> vector}: x where the mask is set. */
  static MethodHandle select(VectorSpecies<?> species) {
    var blend = in(VECTOR, "blend", methodType(VECTOR, VECTOR, MASK));
    var cast = MethodHandles.filterArguments(blend, 2, castMask(species));
    return permuteArguments(cast, methodType(VECTOR, MASK, VECTOR, VECTOR), 2, 1, 0);
  }

  /** {@code (x, y) -> vector}: y where the comparison of x with y is true, else x. */
  static MethodHandle choose(VectorOperators.Comparison op) {
    var compare =
        insertArguments(in(VECTOR, "compare", methodType(MASK, VectorOperators.Comparison.class, VECTOR)), 1, op);
    var blend = in(VECTOR, "blend", methodType(VECTOR, VECTOR, MASK));
    return permuteArguments(
        MethodHandles.collectArguments(blend, 2, compare), methodType(VECTOR, VECTOR, VECTOR), 0, 1, 0, 1);
  }

  /** {@code (x, y) -> vector}: x where the comparison of y with x is true, else y. */
  static MethodHandle take(VectorOperators.Comparison op) {
    return permuteArguments(choose(op), methodType(VECTOR, VECTOR, VECTOR), 1, 0);
  }

  /** {@code (x) -> vector}: the other vector's element where that of x is NaN. */
  static MethodHandle insteadOfNaN(Vector<?> other) {
    var either = MethodHandles.collectArguments(insertArguments(blend(), 1, other), 1, test(VectorOperators.IS_NAN));
    return permuteArguments(either, methodType(VECTOR, VECTOR), 0, 0);
  }

  /** {@code (x) -> boolean}: whether an element of x is 0, or equals that of the other vector. */
  static MethodHandle anyZeroOr(Vector<?> other) {
    var compare = in(VECTOR, "compare", methodType(MASK, VectorOperators.Comparison.class, long.class));
    var isZero = insertArguments(compare, 1, VectorOperators.EQ, 0L);
    var isOther = insertArguments(compare(VectorOperators.EQ), 1, other);
    var either = permuteArguments(
        MethodHandles.filterArguments(masks("or"), 0, isZero, isOther), methodType(MASK, VECTOR), 0, 0);
    return filterReturnValue(either, in(MASK, "anyTrue", methodType(boolean.class)));
  }

  /** {@code (x, y) -> boolean}: whether an element of x is 0 or one of y is NaN. */
  static MethodHandle anyZeroOrNaN() {
    var compare = in(VECTOR, "compare", methodType(MASK, VectorOperators.Comparison.class, long.class));
    var isZero = insertArguments(compare, 1, VectorOperators.EQ, 0L);
    var isNaN = insertArguments(
        in(VECTOR, "test", methodType(MASK, VectorOperators.Test.class)), 1, VectorOperators.IS_NAN);
    var either = MethodHandles.filterArguments(masks("or"), 0, isZero, isNaN);
    return filterReturnValue(either, in(MASK, "anyTrue", methodType(boolean.class)));
  }

  /** {@code (vector) -> vector}: lane by lane another element type. */
  static MethodHandle convert(VectorOperators.Conversion<?, ?> conversion, VectorSpecies<?> target) {
    return convert(conversion, target, 0);
  }

  /** The same for lanes that do not fill a vector, or fill more than one; see {@link Vector#convertShape}. */
  static MethodHandle convert(VectorOperators.Conversion<?, ?> conversion, VectorSpecies<?> target, int part) {
    var convert = in(VECTOR, "convertShape", methodType(VECTOR, VectorOperators.Conversion.class, SPECIES, int.class));
    return insertArguments(convert, 1, conversion, target, part);
  }

  /** {@code (address) -> address}: some bytes further. */
  static MethodHandle offset(long bytes) {
    return insertArguments(inStatic(Long.class, "sum", methodType(long.class, long.class, long.class)), 1, bytes);
  }

  /** {@code (address) -> vector}: one part of each of the pairs that fill two vectors. */
  static MethodHandle loadPart(VectorSpecies<?> species, boolean second) {
    var bits = species.zero().viewAsIntegralLanes().species();
    var upper = filterReturnValue(offset(bits.vectorByteSize()), load(bits));
    var both = MethodHandles.filterArguments(select(Interleaving.part(bits, second), 2), 0, load(bits), upper);
    return filterReturnValue(permuteArguments(both, methodType(VECTOR, long.class), 0, 0), floats());
  }

  /** {@code (address, first, second) -> void}: stores pairs. */
  static MethodHandle storePair(VectorSpecies<?> species) {
    var bits = species.zero().viewAsIntegralLanes().species();
    var lower = MethodHandles.collectArguments(store(), 1, pairs(Interleaving.lowerHalf(bits)));
    var upper = MethodHandles.collectArguments(store(), 1, pairs(Interleaving.upperHalf(bits)));
    return MethodHandles.foldArguments(MethodHandles.filterArguments(upper, 0, offset(bits.vectorByteSize())), lower);
  }

  private static MethodHandle pairs(VectorShuffle<?> half) {
    return MethodHandles.filterArguments(select(half, 2), 0, bits(), bits());
  }

  /** {@code (vector) -> vector}: x * x. */
  static MethodHandle square() {
    return permuteArguments(lanewise(VectorOperators.MUL), methodType(VECTOR, VECTOR), 0, 0);
  }

  /** {@code (address) -> mask}: one truth value in all lanes. */
  static MethodHandle splatMask(VectorSpecies<?> canonical) {
    var all = in(SPECIES, "maskAll", methodType(MASK, boolean.class)).bindTo(canonical);
    return filterReturnValue(filterReturnValue(get(byte.class), TRUTH), all);
  }

  @SuppressWarnings("UnusedMethod") // found by name
  private static boolean isTrue(byte value) {
    return value != 0;
  }

  /** {@code (vector) -> vector}: 1 / x. */
  static MethodHandle reciprocal(VectorSpecies<?> species) {
    return insertArguments(lanewise(VectorOperators.DIV), 0, species.broadcast(1));
  }

  /** {@code (mask, mask) -> mask}: a method of {@code VectorMask}. */
  static MethodHandle masks(String name) {
    return in(MASK, name, methodType(MASK, MASK));
  }

  /** {@code (mask) -> mask}. */
  static MethodHandle not() {
    return in(MASK, "not", methodType(MASK));
  }

  /** {@code (address) -> mask} from a load of bytes of 0 and 1. */
  static MethodHandle loadMask(MethodHandle bytes, VectorSpecies<?> canonical) {
    return filterReturnValue(bytes, isNonZero(canonical));
  }

  /** {@code (address) -> mask} from four bytes of 0 and 1. */
  static MethodHandle loadMask4(VectorSpecies<?> canonical) {
    var compress = inStatic(Integer.class, "compress", methodType(int.class, int.class, int.class));
    var bits = filterReturnValue(get(int.class), insertArguments(compress, 1, 0x0101_0101));
    var mask = inStatic(MASK, "fromLong", methodType(MASK, SPECIES, long.class));
    return filterReturnValue(bits.asType(methodType(long.class, long.class)), insertArguments(mask, 0, canonical));
  }

  /** {@code (address, mask) -> void} to bytes of 0 and 1. */
  static MethodHandle storeMask(VectorSpecies<?> bytes) {
    var blend = in(VECTOR, "blend", methodType(VECTOR, long.class, MASK));
    var value = insertArguments(blend, 0, bytes.zero(), 1L);
    return MethodHandles.filterArguments(store(), 1, filterReturnValue(castMask(bytes), value));
  }

  /** {@code (address, mask) -> void} to eight bytes. */
  static MethodHandle storeMask8() {
    var expand = inStatic(Long.class, "expand", methodType(long.class, long.class, long.class));
    var value = filterReturnValue(
        in(MASK, "toLong", methodType(long.class)), insertArguments(expand, 1, 0x0101_0101_0101_0101L));
    return MethodHandles.filterArguments(set(long.class), 1, value);
  }

  /** {@code (address, mask) -> void} to four bytes. */
  static MethodHandle storeMask4() {
    var expand = inStatic(Integer.class, "expand", methodType(int.class, int.class, int.class));
    var bits = MethodHandles.explicitCastArguments(
        in(MASK, "toLong", methodType(long.class)), methodType(int.class, MASK));
    var value = filterReturnValue(bits, insertArguments(expand, 1, 0x0101_0101));
    return MethodHandles.filterArguments(set(int.class), 1, value);
  }

  /** {@code (indices, low, high) -> vector}: elements of a table of two vectors. */
  static MethodHandle selectFromTwo() {
    return in(VECTOR, "selectFrom", methodType(VECTOR, VECTOR, VECTOR));
  }

  /**
   * {@code (mask, vector, x...) -> vector}: the vector where the mask is set in all lanes, else what the handle makes
   * of the x.
   */
  static MethodHandle unlessAll(MethodHandle otherwise) {
    var type = otherwise.type().insertParameterTypes(0, MASK, VECTOR);
    var test = MethodHandles.dropArgumentsToMatch(
        in(MASK, "allTrue", methodType(boolean.class)), 0, type.parameterList(), 0);
    var given = MethodHandles.dropArgumentsToMatch(MethodHandles.identity(VECTOR), 0, type.parameterList(), 1);
    return MethodHandles.guardWithTest(test, given, MethodHandles.dropArguments(otherwise, 0, MASK, VECTOR));
  }

  private static MethodHandle in(Class<?> holder, String name, MethodType type) {
    try {
      return LOOKUP.findVirtual(holder, name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(holder + "." + name + type, e);
    }
  }

  private static MethodHandle inStatic(Class<?> holder, String name, MethodType type) {
    try {
      return LOOKUP.findStatic(holder, name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(holder + "." + name + type, e);
    }
  }
}
