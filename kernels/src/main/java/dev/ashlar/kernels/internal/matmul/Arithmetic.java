package dev.ashlar.kernels.internal.matmul;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.foreign.ValueLayout;

/** The types that products are computed in. Every dtype is embedded in one of them, see {@link Embedding}. */
enum Arithmetic {
  FLOAT64("Float64", TypeKind.DOUBLE, "DoubleVector"),
  FLOAT32("Float32", TypeKind.FLOAT, "FloatVector"),
  INT64("Int64", TypeKind.LONG, "LongVector"),
  INT32("Int32", TypeKind.INT, "IntVector"),
  BOOL("Bool", TypeKind.INT, "IntVector");

  private static final String PACKAGE = Arithmetic.class.getPackageName();

  private final String row;
  private final TypeKind carrier;
  private final String vector;

  Arithmetic(String row, TypeKind carrier, String vector) {
    this.row = row;
    this.carrier = carrier;
    this.vector = vector;
  }

  /** Bytes of one value. */
  int bytes() {
    return carrier == TypeKind.DOUBLE || carrier == TypeKind.LONG ? Double.BYTES : Float.BYTES;
  }

  /** Stores the value 1. */
  void storeOne(long address) {
    switch (carrier) {
      case DOUBLE -> ALL.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, address, 1);
      case FLOAT -> ALL.set(ValueLayout.JAVA_FLOAT_UNALIGNED, address, 1);
      case LONG -> ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, address, 1);
      default -> ALL.set(ValueLayout.JAVA_INT_UNALIGNED, address, 1);
    }
  }

  /** One lane at a time. */
  Lanes scalar() {
    return new Lanes(ClassDesc.of(PACKAGE, "ScalarLanes$" + row), carrier.upperBound(), carrier, bytes());
  }

  /** A vector at a time. */
  Lanes vector() {
    return new Lanes(
        ClassDesc.of(PACKAGE, "VectorLanes$" + row),
        ClassDesc.of("jdk.incubator.vector", vector),
        TypeKind.REFERENCE,
        VectorWidth.BITS / Byte.SIZE);
  }

  /**
   * What a tile is compiled from: a class of {@link ScalarLanes} or {@link VectorLanes}, the type its operations work on, and the bytes
   * that one value of that type covers in memory.
   */
  record Lanes(ClassDesc operations, ClassDesc type, TypeKind kind, int bytes) {
    boolean isVector() {
      return kind == TypeKind.REFERENCE;
    }
  }
}
