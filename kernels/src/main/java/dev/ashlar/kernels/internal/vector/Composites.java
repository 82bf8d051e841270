package dev.ashlar.kernels.internal.vector;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DType.Kind;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.Signature;
import dev.ashlar.kernels.internal.scalar.ScalarForms;
import dev.ashlar.kernels.internal.vector.TableLogarithm.Base;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Objects;
import java.util.function.BiFunction;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/** Vector forms of the operations that are more than one operator of the Vector API. */
final class Composites {
  private static final int WIDEST = 512;

  private Composites() {}

  /** Whether the vector form is one of float64 alone, in which narrower floats are computed too. */
  static boolean isOfFloat64(String operation) {
    return switch (operation) {
      case "asinh", "acosh", "atanh", "sinc", "logaddexp", "logaddexp2", "deg2rad", "rad2deg" -> true;
      default -> false;
    };
  }

  /**
   * The form, or null where there is none.
   *
   * @param species of the operands' lanes; of float32 for float16
   */
  static @Nullable MethodHandle of(String operation, DType dtype, VectorSpecies<?> species) {
    return switch (operation) {
      case "where" -> Calls.select(species);
      case "square" -> Calls.square();
      case "positive", "real", "conj" -> MethodHandles.identity(Vector.class);
      default ->
          switch (dtype.kind()) {
            case FLOAT -> {
              var form = dtype == DType.FLOAT16 ? null : ofFormat(operation, species);
              yield form == null ? floating(operation, species) : form;
            }
            case INT, UINT -> integer(operation, dtype, species);
            case BOOL, COMPLEX -> null;
          };
    };
  }

  /** What depends on the format of a float, so that the form of float32 is not one of float16. */
  private static @Nullable MethodHandle ofFormat(String operation, VectorSpecies<?> species) {
    return switch (operation) {
      case "spacing" -> PartFormulas.spacing(species);
      case "nextafter" -> PartFormulas.nextafter(species);
      case "nan_to_num" -> PartFormulas.nanToNum(species);
      case "frexp_mantissa" -> PartFormulas.frexpMantissa(species);
      case "frexp_exponent" -> {
        var integers = Lanes.species(DType.INT32, species.length());
        yield integers == null || (isWide(species) && !Lanes.areWidest()) ? null
            : PartFormulas.frexpExponent(species, integers);
      }
      default -> null;
    };
  }

  private static @Nullable MethodHandle floating(String operation, VectorSpecies<?> species) {
    return switch (operation) {
      case "reciprocal" -> Calls.reciprocal(species);
      case "floor" -> FloatFormulas.floor(species);
      case "ceil" -> FloatFormulas.ceil(species);
      case "trunc", "modf_integral" -> FloatFormulas.trunc(species);
      case "rint", "round" -> FloatFormulas.rint(species);
      case "modf_fraction" -> FloatFormulas.modfFraction(species);
      case "deg2rad" -> FloatFormulas.multiple(species, Math.PI / 180);
      case "rad2deg" -> FloatFormulas.multiple(species, 180 / Math.PI);
      case "sign" -> FloatFormulas.sign(species);
      case "copysign" -> FloatFormulas.copysign(species);
      case "heaviside" -> FloatFormulas.heaviside(species);
      case "fmax" -> FloatFormulas.fmax(species);
      case "fmin" -> FloatFormulas.fmin(species);
      // for narrower ones the JDK has no function
      case "pow", "float_power" -> species.vectorBitSize() == WIDEST ? pow(species) : null;
      case "fmod" -> DivisionFormulas.fmod(species, scalar(operation, species));
      case "remainder" -> DivisionFormulas.remainder(species, scalar(operation, species));
      case "floor_divide" -> DivisionFormulas.floorDivide(species, scalar(operation, species));
      case "exp2" -> ElementaryFormulas.exp2(species);
      case "sinc" -> ElementaryFormulas.sinc(species);
      case "logaddexp" -> ElementaryFormulas.logaddexp(species);
      case "logaddexp2" -> ElementaryFormulas.logaddexp2(species);
      case "tanh" -> species.vectorBitSize() == WIDEST ? TanhFormula.of(species) : null;
      // of float32 the JDK's are as fast
      case "log" -> species.vectorBitSize() == WIDEST && isWide(species) ? TableLogarithm.of(Base.NATURAL, species)
          : null;
      case "log10" -> species.vectorBitSize() == WIDEST && isWide(species) ? TableLogarithm.of(Base.DECIMAL, species)
          : null;
      case "log2" -> log2(species);
      case "asinh" -> LogFormulas.asinh(species);
      case "acosh" -> LogFormulas.acosh(species);
      case "atanh" -> LogFormulas.atanh(species);
      default -> null;
    };
  }

  /** The operation on one element of float32 or float64. */
  private static MethodHandle scalar(String operation, VectorSpecies<?> species) {
    return scalar(operation, isWide(species) ? DType.FLOAT64 : DType.FLOAT32);
  }

  private static MethodHandle scalar(String operation, DType dtype) {
    var row = Objects.requireNonNull(Operations.find(operation), operation);
    return ScalarForms.INSTANCE.apply(row, Signature.uniform(row.arity(), dtype, dtype));
  }

  private static MethodHandle log2(VectorSpecies<?> species) {
    if (species.vectorBitSize() == WIDEST) {
      return TableLogarithm.of(Base.BINARY, species);
    }
    return isWide(species) ? LogFormulas.log2(species) : NarrowLog2.of(species);
  }

  private static MethodHandle pow(VectorSpecies<?> species) {
    return isWide(species) ? PowerFormulas.pow(species) : FloatFormulas.pow(species);
  }

  private static boolean isWide(VectorSpecies<?> species) {
    return species.elementSize() == Double.SIZE;
  }

  private static @Nullable MethodHandle integer(String operation, DType dtype, VectorSpecies<?> species) {
    boolean signed = dtype.kind() == Kind.INT;
    return switch (operation) {
      case "floor", "ceil", "trunc", "round", "nan_to_num" -> MethodHandles.identity(Vector.class);
      case "abs" -> signed ? null : MethodHandles.identity(Vector.class);
      case "sign" -> IntegerFormulas.sign(species, signed);
      case "bitwise_left_shift" -> IntegerFormulas.leftShift(species);
      case "bitwise_right_shift" -> IntegerFormulas.rightShift(species, signed);
      case "bitwise_count" -> {
        var bytes = Lanes.species(DType.UINT8, species.length());
        yield bytes == null ? null : IntegerFormulas.bitCount(species, bytes, signed);
      }
      case "floor_divide", "remainder" -> division(operation, dtype, species);
      default -> null;
    };
  }

  private static @Nullable MethodHandle division(String operation, DType dtype, VectorSpecies<?> species) {
    boolean floor = operation.equals("floor_divide");
    return switch (dtype) {
      case INT32 -> division(species, floor ? IntegerFormulas::floorDivide : IntegerFormulas::remainder);
      case INT64, UINT64 -> {
        boolean signed = dtype == DType.INT64;
        var scalar = scalar(operation, dtype);
        yield division(
            species,
            (longs, doubles) ->
                floor
                    ? WideDivision.floorDivide(longs, doubles, signed, scalar)
                    : WideDivision.remainder(longs, doubles, signed, scalar));
      }
      default -> null;
    };
  }

  /** Float64 lanes are as many as the integers', or half as many where they would be wider than a vector. */
  private static @Nullable MethodHandle division(
      VectorSpecies<?> species, BiFunction<VectorSpecies<?>, VectorSpecies<?>, MethodHandle> formula) {
    if (!Lanes.areWidest()) {
      return null;
    }
    var doubles = Lanes.species(DType.FLOAT64, Math.min(species.length(), WIDEST / Double.SIZE));
    return doubles == null ? null : formula.apply(species, doubles);
  }
}
