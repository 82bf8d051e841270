package dev.ashlar.kernels.internal.vector;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DType.Kind;
import jdk.incubator.vector.VectorOperators;
import org.jspecify.annotations.Nullable;

/**
 * Which operator of the Vector API computes an operation on a dtype, with exactly the scalar form's result (or within 1
 * ulp).
 */
final class Operators {
  private Operators() {}

  static VectorOperators.@Nullable Operator of(String operation, DType dtype) {
    return switch (dtype.kind()) {
      case FLOAT -> {
        var common = common(operation);
        yield common != null ? common : floating(operation);
      }
      case INT, UINT -> {
        var common = common(operation);
        yield common != null ? common : integer(operation, dtype);
      }
      case BOOL, COMPLEX -> null;
    };
  }

  /** Whether the result for numbers of float16 is one, so that it needs no rounding. */
  static boolean isExact(String operation) {
    return switch (operation) {
      case "negative", "abs", "positive", "real", "conj", "maximum", "minimum", "fmax", "fmin", "where", "copysign",
          "sign",
          "floor", "ceil", "trunc", "round", "rint", "modf_integral" ->
          true;
      default -> false;
    };
  }

  private static VectorOperators.@Nullable Operator common(String operation) {
    return switch (operation) {
      case "add" -> VectorOperators.ADD;
      case "subtract" -> VectorOperators.SUB;
      case "multiply" -> VectorOperators.MUL;
      case "negative" -> VectorOperators.NEG;
      case "equal" -> VectorOperators.EQ;
      case "not_equal" -> VectorOperators.NE;
      default -> null;
    };
  }

  private static VectorOperators.@Nullable Operator floating(String operation) {
    return switch (operation) {
      case "divide" -> VectorOperators.DIV;
      case "abs" -> VectorOperators.ABS;
      case "maximum" -> VectorOperators.MAX;
      case "minimum" -> VectorOperators.MIN;
      case "fma" -> VectorOperators.FMA;
      case "sqrt" -> VectorOperators.SQRT;
      case "less" -> VectorOperators.LT;
      case "less_equal" -> VectorOperators.LE;
      case "greater" -> VectorOperators.GT;
      case "greater_equal" -> VectorOperators.GE;
      case "isnan" -> VectorOperators.IS_NAN;
      case "isinf" -> VectorOperators.IS_INFINITE;
      case "isfinite" -> VectorOperators.IS_FINITE;
      case "signbit" -> VectorOperators.IS_NEGATIVE;
      default -> function(operation);
    };
  }

  private static VectorOperators.@Nullable Operator function(String operation) {
    return switch (operation) {
      case "exp" -> VectorOperators.EXP;
      case "expm1" -> VectorOperators.EXPM1;
      case "log" -> VectorOperators.LOG;
      case "log1p" -> VectorOperators.LOG1P;
      case "log10" -> VectorOperators.LOG10;
      case "cbrt" -> VectorOperators.CBRT;
      case "hypot" -> VectorOperators.HYPOT;
      case "sin" -> VectorOperators.SIN;
      case "cos" -> VectorOperators.COS;
      case "tan" -> VectorOperators.TAN;
      case "asin" -> VectorOperators.ASIN;
      case "acos" -> VectorOperators.ACOS;
      case "atan" -> VectorOperators.ATAN;
      case "atan2" -> VectorOperators.ATAN2;
      case "sinh" -> VectorOperators.SINH;
      case "cosh" -> VectorOperators.COSH;
      case "tanh" -> VectorOperators.TANH;
      default -> null;
    };
  }

  private static VectorOperators.@Nullable Operator integer(String operation, DType dtype) {
    boolean signed = dtype.kind() == Kind.INT;
    return switch (operation) {
      case "abs" -> signed ? VectorOperators.ABS : null;
      case "maximum", "fmax" -> signed ? VectorOperators.MAX : VectorOperators.UMAX;
      case "minimum", "fmin" -> signed ? VectorOperators.MIN : VectorOperators.UMIN;
      case "less" -> signed ? VectorOperators.LT : VectorOperators.ULT;
      case "less_equal" -> signed ? VectorOperators.LE : VectorOperators.ULE;
      case "greater" -> signed ? VectorOperators.GT : VectorOperators.UGT;
      case "greater_equal" -> signed ? VectorOperators.GE : VectorOperators.UGE;
      case "bitwise_and" -> VectorOperators.AND;
      case "bitwise_or" -> VectorOperators.OR;
      case "bitwise_xor" -> VectorOperators.XOR;
      case "bitwise_invert" -> VectorOperators.NOT;
      case "signbit" -> signed ? VectorOperators.IS_NEGATIVE : null;
      default -> null;
    };
  }

  /** Widening an unsigned dtype fills with zeros; all else goes by the Java types. */
  static VectorOperators.Conversion<?, ?> conversion(DType from, Class<?> source, Class<?> target) {
    if (from.kind() == Kind.UINT && target != float.class && target != double.class) {
      if (source == byte.class) {
        return target == short.class
            ? VectorOperators.ZERO_EXTEND_B2S
            : target == int.class ? VectorOperators.ZERO_EXTEND_B2I : VectorOperators.ZERO_EXTEND_B2L;
      }
      if (source == short.class && target != byte.class) {
        return target == int.class ? VectorOperators.ZERO_EXTEND_S2I : VectorOperators.ZERO_EXTEND_S2L;
      }
      if (source == int.class && target == long.class) {
        return VectorOperators.ZERO_EXTEND_I2L;
      }
    }
    return VectorOperators.Conversion.ofCast(source, target);
  }
}
