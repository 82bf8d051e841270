package dev.ashlar.kernels.internal.matmul;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The types that products are computed in. Every dtype is embedded in one of them, see {@link Embedding}. */
enum Arithmetic {
  FLOAT64("Float64", TypeKind.DOUBLE, "DoubleVector"),
  FLOAT32("Float32", TypeKind.FLOAT, "FloatVector"),
  INT64("Int64", TypeKind.LONG, "LongVector"),
  INT32("Int32", TypeKind.INT, "IntVector"),
  BOOL("Bool", TypeKind.INT, "IntVector");

  private final String row;
  private final TypeKind carrier;
  private final String vector;

  Arithmetic(String row, TypeKind carrier, String vector) {
    this.row = row;
    this.carrier = carrier;
    this.vector = "jdk.incubator.vector." + vector;
  }

  /** Bytes of one value. */
  int bytes() {
    return (int) layout().byteSize();
  }

  /** Whether a product is added without being rounded, or even being there, before. */
  boolean isFused() {
    return Fusing.FUSED && (this == FLOAT64 || this == FLOAT32);
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
    return new Lanes(this, carrier.upperBound(), carrier, bytes());
  }

  /** A vector at a time. */
  Lanes vector() {
    return new Lanes(this, ClassDesc.of(vector), TypeKind.REFERENCE, VectorWidth.BITS / Byte.SIZE);
  }

  /** The class of {@link ScalarLanes} with the operations on one lane. */
  ClassDesc scalarOperations() {
    return ClassDesc.of(ScalarLanes.class.getName() + "$" + row);
  }

  /** The operation on vectors that has the name and does what the method of {@link ScalarLanes} does. */
  MethodHandle vectorOperation(String name) throws ReflectiveOperationException {
    var lanes = new VectorLanes(Class.forName(vector), layout());
    return switch (name) {
      case "zero" -> lanes.zero();
      case "load" -> lanes.load();
      case "broadcast" -> lanes.broadcast();
      case "step" ->
          isFused() ? lanes.fusedStep() : this == BOOL ? lanes.step("and", "or") : lanes.step("mul", "add");
      case "add" -> lanes.binary(this == BOOL ? "or" : "add");
      case "store" -> lanes.store();
      default -> throw new NoSuchMethodException(name);
    };
  }

  private ValueLayout layout() {
    return switch (carrier) {
      case DOUBLE -> ValueLayout.JAVA_DOUBLE_UNALIGNED;
      case FLOAT -> ValueLayout.JAVA_FLOAT_UNALIGNED;
      case LONG -> ValueLayout.JAVA_LONG_UNALIGNED;
      default -> ValueLayout.JAVA_INT_UNALIGNED;
    };
  }

  /**
   * What a tile is compiled from.
   *
   * @param type what the operations work on: one lane or a vector
   * @param bytes what one value of that type covers in memory
   */
  record Lanes(Arithmetic arithmetic, ClassDesc type, TypeKind kind, int bytes) {
    boolean isVector() {
      return kind == TypeKind.REFERENCE;
    }
  }
}
