package dev.ashlar.kernels.internal.scalar;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DType.Kind;
import dev.ashlar.datashape.Float16;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Conversions between carriers: Java's casts. Integers wrap to the target's width; a float beyond int32 (int64 for the
 * wider dtypes) saturates there, then wraps to a narrower dtype; NaN becomes 0; anything but 0 is true.
 */
final class ScalarCasts {
  private ScalarCasts() {}

  static MethodHandle of(DType from, DType to) {
    if (to == DType.BOOL) {
      return isNonZero(from);
    }
    if (from == DType.BOOL) {
      return MethodHandles.explicitCastArguments(
          named("toInt", boolean.class, int.class), MethodType.methodType(Carriers.of(to), boolean.class));
    }
    if (from == DType.UINT64 && to.kind() == Kind.FLOAT) {
      return to == DType.FLOAT64
          ? named("unsignedToDouble", long.class, double.class)
          : named("unsignedToFloat", long.class, float.class);
    }
    if (from.kind() == Kind.FLOAT && to == DType.UINT64) {
      return MethodHandles.explicitCastArguments(
          named("doubleToUnsigned", double.class, long.class), MethodType.methodType(long.class, Carriers.of(from)));
    }
    if (from == DType.FLOAT64 && to == DType.FLOAT16) {
      return named("roundToOdd", double.class, float.class);
    }
    var target = Carriers.of(to);
    return MethodHandles.explicitCastArguments(
        MethodHandles.identity(target), MethodType.methodType(target, Carriers.of(from)));
  }

  private static MethodHandle isNonZero(DType from) {
    var carrier = Carriers.of(from);
    if (carrier == boolean.class) {
      return MethodHandles.identity(boolean.class);
    }
    return carrier == int.class || carrier == long.class
        ? MethodHandles.explicitCastArguments(
            named("isNonZero", long.class, boolean.class), MethodType.methodType(boolean.class, carrier))
        : MethodHandles.explicitCastArguments(
            named("isNonZero", double.class, boolean.class), MethodType.methodType(boolean.class, carrier));
  }

  private static MethodHandle named(String name, Class<?> from, Class<?> to) {
    try {
      return MethodHandles.lookup().findStatic(ScalarCasts.class, name, MethodType.methodType(to, from));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  static boolean isNonZero(long value) {
    return value != 0;
  }

  static boolean isNonZero(double value) {
    return value != 0;
  }

  static int toInt(boolean value) {
    return value ? 1 : 0;
  }

  static float roundToOdd(double value) {
    return Float16.roundToOdd(value);
  }

  static double unsignedToDouble(long bits) {
    // halved with the lost bit kept, so that the one rounding is right
    return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
  }

  static float unsignedToFloat(long bits) {
    return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0f;
  }

  static long doubleToUnsigned(double value) {
    return value < 0x1p63 ? (long) value : value < 0x1p64 ? (long) (value - 0x1p63) ^ Long.MIN_VALUE : -1L;
  }
}
