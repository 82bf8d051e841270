package dev.ashlar.kernels.internal.scalar;

/**
 * The operations on float32, and on float16 before rounding. Basic arithmetic is done in float; functions are computed
 * in double and rounded once.
 */
final class FloatForms {
  private FloatForms() {}

  static float add(float x, float y) {
    return x + y;
  }

  static float subtract(float x, float y) {
    return x - y;
  }

  static float multiply(float x, float y) {
    return x * y;
  }

  static float divide(float x, float y) {
    return x / y;
  }

  static float floorDivide(float x, float y) {
    if (y == 0 || Float.isInfinite(x) || Float.isInfinite(y)) {
      return (float) Math.floor(x / y);
    }
    float mod = x % y;
    float quotient = (x - mod) / y;
    if (mod != 0 && (y < 0) != (mod < 0)) {
      quotient -= 1;
    }
    if (quotient == 0) {
      return Math.copySign(0, x / y);
    }
    float floor = (float) Math.floor(quotient);
    return quotient - floor > 0.5f ? floor + 1 : floor;
  }

  static float remainder(float x, float y) {
    float mod = x % y;
    if (mod == 0) {
      return Math.copySign(0, y);
    }
    return (y < 0) == (mod < 0) ? mod : mod + y;
  }

  static float fmod(float x, float y) {
    return x % y;
  }

  static float fma(float x, float y, float z) {
    return Math.fma(x, y, z);
  }

  static float negative(float x) {
    return -x;
  }

  static float abs(float x) {
    return Math.abs(x);
  }

  static float square(float x) {
    return x * x;
  }

  static float reciprocal(float x) {
    return 1 / x;
  }

  static float maximum(float x, float y) {
    return Math.max(x, y);
  }

  static float minimum(float x, float y) {
    return Math.min(x, y);
  }

  static float copysign(float x, float y) {
    int sign = Float.floatToRawIntBits(y) & Integer.MIN_VALUE;
    return Float.intBitsToFloat((Float.floatToRawIntBits(x) & Integer.MAX_VALUE) | sign);
  }

  static float nextafter(float x, float y) {
    return x == y ? y : Math.nextAfter(x, y);
  }

  static float spacing(float x) {
    if (Float.isInfinite(x) || Float.isNaN(x)) {
      return Float.NaN;
    }
    float ulp = Math.abs(x) == Float.MAX_VALUE ? Float.POSITIVE_INFINITY : Math.ulp(x);
    return x < 0 ? -ulp : ulp;
  }

  static float nanToNum(float x) {
    return Float.isNaN(x) ? 0 : Math.clamp(x, -Float.MAX_VALUE, Float.MAX_VALUE);
  }

  static boolean signbit(float x) {
    return Float.floatToRawIntBits(x) < 0;
  }

  static float where(boolean condition, float x, float y) {
    return condition ? x : y;
  }
}
