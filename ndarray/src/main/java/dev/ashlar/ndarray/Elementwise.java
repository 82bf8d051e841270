package dev.ashlar.ndarray;

import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.Operations;
import org.jspecify.annotations.Nullable;

/**
 * The elementwise functions: one for each row of the operation table (array API standard 2025.12, "Elementwise
 * Functions"; NumPy's ufuncs where the standard has none). Operands are broadcast together and promoted; each function
 * has a form that writes into an array given as {@code out}, whose shape must be the result's, and returns it.
 *
 * <p>All throw {@link IllegalArgumentException} if the shapes do not broadcast or the operation is not defined for the
 * dtypes.
 */
public final class Elementwise {
  private Elementwise() {}

  /** Any operation, a user's own included, on as many operands as it takes. */
  public static NDArray apply(Operation operation, NDArray... operands) {
    return Evaluation.apply(operation, null, operands);
  }

  /** {@code add}: x + y; "or" for bool. */
  public static NDArray add(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.ADD, x, y);
  }

  /** {@code add} into {@code out}. */
  public static NDArray add(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.ADD, out, x, y);
  }

  /** {@code subtract}: x - y. */
  public static NDArray subtract(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.SUBTRACT, x, y);
  }

  /** {@code subtract} into {@code out}. */
  public static NDArray subtract(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.SUBTRACT, out, x, y);
  }

  /** {@code multiply}: x * y; "and" for bool. */
  public static NDArray multiply(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.MULTIPLY, x, y);
  }

  /** {@code multiply} into {@code out}. */
  public static NDArray multiply(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.MULTIPLY, out, x, y);
  }

  /** {@code divide}: x / y; integers divide as float64. */
  public static NDArray divide(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.DIVIDE, x, y);
  }

  /** {@code divide} into {@code out}. */
  public static NDArray divide(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.DIVIDE, out, x, y);
  }

  /** {@code floor_divide}: The largest integer not above x / y; 0 for an integer divided by 0. */
  public static NDArray floorDivide(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.FLOOR_DIVIDE, x, y);
  }

  /** {@code floor_divide} into {@code out}. */
  public static NDArray floorDivide(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.FLOOR_DIVIDE, out, x, y);
  }

  /** {@code remainder}: x - y * floor_divide(x, y), with y's sign; 0 for an integer divided by 0. */
  public static NDArray remainder(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.REMAINDER, x, y);
  }

  /** {@code remainder} into {@code out}. */
  public static NDArray remainder(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.REMAINDER, out, x, y);
  }

  /** {@code fmod}: The remainder with x's sign. */
  public static NDArray fmod(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.FMOD, x, y);
  }

  /** {@code fmod} into {@code out}. */
  public static NDArray fmod(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.FMOD, out, x, y);
  }

  /** {@code pow}: x to the power of y; integers wrap. */
  public static NDArray pow(NDArray x, NDArray y) {
    return Squares.isSquare(x, y) ? Evaluation.unary(Operations.SQUARE, x) : Evaluation.binary(Operations.POW, x, y);
  }

  /** {@code pow} into {@code out}. */
  public static NDArray pow(NDArray x, NDArray y, NDArray out) {
    return Squares.isSquare(x, y) ? Evaluation.apply(Operations.SQUARE, out, x)
        : Evaluation.apply(Operations.POW, out, x, y);
  }

  /** {@code float_power}: x to the power of y, in float64 or complex128. */
  public static NDArray floatPower(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.FLOAT_POWER, x, y);
  }

  /** {@code float_power} into {@code out}. */
  public static NDArray floatPower(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.FLOAT_POWER, out, x, y);
  }

  /** {@code fma}: x * y + z, rounded once. */
  public static NDArray fma(NDArray x, NDArray y, NDArray z) {
    return Evaluation.apply(Operations.FMA, null, x, y, z);
  }

  /** {@code fma} into {@code out}. */
  public static NDArray fma(NDArray x, NDArray y, NDArray z, NDArray out) {
    return Evaluation.apply(Operations.FMA, out, x, y, z);
  }

  /** {@code negative}: -x; the smallest integer stays. */
  public static NDArray negative(NDArray x) {
    return Evaluation.unary(Operations.NEGATIVE, x);
  }

  /** {@code negative} into {@code out}. */
  public static NDArray negative(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.NEGATIVE, out, x);
  }

  /** {@code positive}: x. */
  public static NDArray positive(NDArray x) {
    return Evaluation.unary(Operations.POSITIVE, x);
  }

  /** {@code positive} into {@code out}. */
  public static NDArray positive(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.POSITIVE, out, x);
  }

  /** {@code abs}: The absolute value; the smallest integer stays. */
  public static NDArray abs(NDArray x) {
    return Evaluation.unary(Operations.ABS, x);
  }

  /** {@code abs} into {@code out}. */
  public static NDArray abs(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.ABS, out, x);
  }

  /** {@code sign}: -1, 0 or 1 as x is below, at or above 0; NaN for NaN. */
  public static NDArray sign(NDArray x) {
    return Evaluation.unary(Operations.SIGN, x);
  }

  /** {@code sign} into {@code out}. */
  public static NDArray sign(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.SIGN, out, x);
  }

  /** {@code square}: x * x. */
  public static NDArray square(NDArray x) {
    return Evaluation.unary(Operations.SQUARE, x);
  }

  /** {@code square} into {@code out}. */
  public static NDArray square(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.SQUARE, out, x);
  }

  /** {@code reciprocal}: 1 / x, truncated for integers. */
  public static NDArray reciprocal(NDArray x) {
    return Evaluation.unary(Operations.RECIPROCAL, x);
  }

  /** {@code reciprocal} into {@code out}. */
  public static NDArray reciprocal(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.RECIPROCAL, out, x);
  }

  /** {@code maximum}: The larger; NaN if either is, -0 below +0. */
  public static NDArray maximum(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.MAXIMUM, x, y);
  }

  /** {@code maximum} into {@code out}. */
  public static NDArray maximum(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.MAXIMUM, out, x, y);
  }

  /** {@code minimum}: The smaller; NaN if either is, -0 below +0. */
  public static NDArray minimum(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.MINIMUM, x, y);
  }

  /** {@code minimum} into {@code out}. */
  public static NDArray minimum(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.MINIMUM, out, x, y);
  }

  /** {@code fmax}: The larger; a number rather than NaN. */
  public static NDArray fmax(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.FMAX, x, y);
  }

  /** {@code fmax} into {@code out}. */
  public static NDArray fmax(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.FMAX, out, x, y);
  }

  /** {@code fmin}: The smaller; a number rather than NaN. */
  public static NDArray fmin(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.FMIN, x, y);
  }

  /** {@code fmin} into {@code out}. */
  public static NDArray fmin(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.FMIN, out, x, y);
  }

  /** {@code gcd}: The greatest common divisor of the absolute values. */
  public static NDArray gcd(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.GCD, x, y);
  }

  /** {@code gcd} into {@code out}. */
  public static NDArray gcd(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.GCD, out, x, y);
  }

  /** {@code lcm}: The least common multiple of the absolute values. */
  public static NDArray lcm(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.LCM, x, y);
  }

  /** {@code lcm} into {@code out}. */
  public static NDArray lcm(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.LCM, out, x, y);
  }

  /** {@code sqrt}: The square root. */
  public static NDArray sqrt(NDArray x) {
    return Evaluation.unary(Operations.SQRT, x);
  }

  /** {@code sqrt} into {@code out}. */
  public static NDArray sqrt(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.SQRT, out, x);
  }

  /** {@code cbrt}: The cube root. */
  public static NDArray cbrt(NDArray x) {
    return Evaluation.unary(Operations.CBRT, x);
  }

  /** {@code cbrt} into {@code out}. */
  public static NDArray cbrt(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.CBRT, out, x);
  }

  /** {@code hypot}: sqrt(x*x + y*y) without overflow. */
  public static NDArray hypot(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.HYPOT, x, y);
  }

  /** {@code hypot} into {@code out}. */
  public static NDArray hypot(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.HYPOT, out, x, y);
  }

  /** {@code exp}: E to the power of x. */
  public static NDArray exp(NDArray x) {
    return Evaluation.unary(Operations.EXP, x);
  }

  /** {@code exp} into {@code out}. */
  public static NDArray exp(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.EXP, out, x);
  }

  /** {@code exp2}: 2 to the power of x. */
  public static NDArray exp2(NDArray x) {
    return Evaluation.unary(Operations.EXP2, x);
  }

  /** {@code exp2} into {@code out}. */
  public static NDArray exp2(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.EXP2, out, x);
  }

  /** {@code expm1}: exp(x) - 1, exact near 0. */
  public static NDArray expm1(NDArray x) {
    return Evaluation.unary(Operations.EXPM1, x);
  }

  /** {@code expm1} into {@code out}. */
  public static NDArray expm1(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.EXPM1, out, x);
  }

  /** {@code log}: The natural logarithm. */
  public static NDArray log(NDArray x) {
    return Evaluation.unary(Operations.LOG, x);
  }

  /** {@code log} into {@code out}. */
  public static NDArray log(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.LOG, out, x);
  }

  /** {@code log1p}: log(1 + x), exact near 0. */
  public static NDArray log1p(NDArray x) {
    return Evaluation.unary(Operations.LOG1P, x);
  }

  /** {@code log1p} into {@code out}. */
  public static NDArray log1p(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.LOG1P, out, x);
  }

  /** {@code log2}: The logarithm to base 2. */
  public static NDArray log2(NDArray x) {
    return Evaluation.unary(Operations.LOG2, x);
  }

  /** {@code log2} into {@code out}. */
  public static NDArray log2(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.LOG2, out, x);
  }

  /** {@code log10}: The logarithm to base 10. */
  public static NDArray log10(NDArray x) {
    return Evaluation.unary(Operations.LOG10, x);
  }

  /** {@code log10} into {@code out}. */
  public static NDArray log10(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.LOG10, out, x);
  }

  /** {@code logaddexp}: log(exp(x) + exp(y)) without overflow. */
  public static NDArray logaddexp(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.LOGADDEXP, x, y);
  }

  /** {@code logaddexp} into {@code out}. */
  public static NDArray logaddexp(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.LOGADDEXP, out, x, y);
  }

  /** {@code logaddexp2}: Log2(2**x + 2**y) without overflow. */
  public static NDArray logaddexp2(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.LOGADDEXP2, x, y);
  }

  /** {@code logaddexp2} into {@code out}. */
  public static NDArray logaddexp2(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.LOGADDEXP2, out, x, y);
  }

  /** {@code sin}: The sine of x radians. */
  public static NDArray sin(NDArray x) {
    return Evaluation.unary(Operations.SIN, x);
  }

  /** {@code sin} into {@code out}. */
  public static NDArray sin(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.SIN, out, x);
  }

  /** {@code cos}: The cosine of x radians. */
  public static NDArray cos(NDArray x) {
    return Evaluation.unary(Operations.COS, x);
  }

  /** {@code cos} into {@code out}. */
  public static NDArray cos(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.COS, out, x);
  }

  /** {@code tan}: The tangent of x radians. */
  public static NDArray tan(NDArray x) {
    return Evaluation.unary(Operations.TAN, x);
  }

  /** {@code tan} into {@code out}. */
  public static NDArray tan(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.TAN, out, x);
  }

  /** {@code asin}: The inverse sine, in radians. */
  public static NDArray asin(NDArray x) {
    return Evaluation.unary(Operations.ASIN, x);
  }

  /** {@code asin} into {@code out}. */
  public static NDArray asin(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.ASIN, out, x);
  }

  /** {@code acos}: The inverse cosine, in radians. */
  public static NDArray acos(NDArray x) {
    return Evaluation.unary(Operations.ACOS, x);
  }

  /** {@code acos} into {@code out}. */
  public static NDArray acos(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.ACOS, out, x);
  }

  /** {@code atan}: The inverse tangent, in radians. */
  public static NDArray atan(NDArray x) {
    return Evaluation.unary(Operations.ATAN, x);
  }

  /** {@code atan} into {@code out}. */
  public static NDArray atan(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.ATAN, out, x);
  }

  /** {@code atan2}: The angle of the point (y, x): atan2(x, y). */
  public static NDArray atan2(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.ATAN2, x, y);
  }

  /** {@code atan2} into {@code out}. */
  public static NDArray atan2(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.ATAN2, out, x, y);
  }

  /** {@code sinh}: The hyperbolic sine. */
  public static NDArray sinh(NDArray x) {
    return Evaluation.unary(Operations.SINH, x);
  }

  /** {@code sinh} into {@code out}. */
  public static NDArray sinh(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.SINH, out, x);
  }

  /** {@code cosh}: The hyperbolic cosine. */
  public static NDArray cosh(NDArray x) {
    return Evaluation.unary(Operations.COSH, x);
  }

  /** {@code cosh} into {@code out}. */
  public static NDArray cosh(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.COSH, out, x);
  }

  /** {@code tanh}: The hyperbolic tangent. */
  public static NDArray tanh(NDArray x) {
    return Evaluation.unary(Operations.TANH, x);
  }

  /** {@code tanh} into {@code out}. */
  public static NDArray tanh(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.TANH, out, x);
  }

  /** {@code asinh}: The inverse hyperbolic sine. */
  public static NDArray asinh(NDArray x) {
    return Evaluation.unary(Operations.ASINH, x);
  }

  /** {@code asinh} into {@code out}. */
  public static NDArray asinh(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.ASINH, out, x);
  }

  /** {@code acosh}: The inverse hyperbolic cosine. */
  public static NDArray acosh(NDArray x) {
    return Evaluation.unary(Operations.ACOSH, x);
  }

  /** {@code acosh} into {@code out}. */
  public static NDArray acosh(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.ACOSH, out, x);
  }

  /** {@code atanh}: The inverse hyperbolic tangent. */
  public static NDArray atanh(NDArray x) {
    return Evaluation.unary(Operations.ATANH, x);
  }

  /** {@code atanh} into {@code out}. */
  public static NDArray atanh(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.ATANH, out, x);
  }

  /** {@code sinc}: sin(pi x) / (pi x), 1 at 0. */
  public static NDArray sinc(NDArray x) {
    return Evaluation.unary(Operations.SINC, x);
  }

  /** {@code sinc} into {@code out}. */
  public static NDArray sinc(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.SINC, out, x);
  }

  /** {@code deg2rad}: Degrees to radians. */
  public static NDArray deg2rad(NDArray x) {
    return Evaluation.unary(Operations.DEG2RAD, x);
  }

  /** {@code deg2rad} into {@code out}. */
  public static NDArray deg2rad(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.DEG2RAD, out, x);
  }

  /** {@code rad2deg}: Radians to degrees. */
  public static NDArray rad2deg(NDArray x) {
    return Evaluation.unary(Operations.RAD2DEG, x);
  }

  /** {@code rad2deg} into {@code out}. */
  public static NDArray rad2deg(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.RAD2DEG, out, x);
  }

  /** {@code floor}: The largest integer not above x. */
  public static NDArray floor(NDArray x) {
    return Evaluation.unary(Operations.FLOOR, x);
  }

  /** {@code floor} into {@code out}. */
  public static NDArray floor(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.FLOOR, out, x);
  }

  /** {@code ceil}: The smallest integer not below x. */
  public static NDArray ceil(NDArray x) {
    return Evaluation.unary(Operations.CEIL, x);
  }

  /** {@code ceil} into {@code out}. */
  public static NDArray ceil(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.CEIL, out, x);
  }

  /** {@code trunc}: x without its fraction. */
  public static NDArray trunc(NDArray x) {
    return Evaluation.unary(Operations.TRUNC, x);
  }

  /** {@code trunc} into {@code out}. */
  public static NDArray trunc(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.TRUNC, out, x);
  }

  /** {@code round}: The nearest integer, halves to even. */
  public static NDArray round(NDArray x) {
    return Evaluation.unary(Operations.ROUND, x);
  }

  /** {@code round} into {@code out}. */
  public static NDArray round(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.ROUND, out, x);
  }

  /** {@code rint}: The nearest integer, halves to even. */
  public static NDArray rint(NDArray x) {
    return Evaluation.unary(Operations.RINT, x);
  }

  /** {@code rint} into {@code out}. */
  public static NDArray rint(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.RINT, out, x);
  }

  /** {@code real}: The real part. */
  public static NDArray real(NDArray x) {
    return Evaluation.unary(Operations.REAL, x);
  }

  /** {@code real} into {@code out}. */
  public static NDArray real(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.REAL, out, x);
  }

  /** {@code imag}: The imaginary part; 0 for real numbers. */
  public static NDArray imag(NDArray x) {
    return Evaluation.unary(Operations.IMAG, x);
  }

  /** {@code imag} into {@code out}. */
  public static NDArray imag(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.IMAG, out, x);
  }

  /** {@code angle}: The angle of a complex number, in radians; 0 or pi for real ones. */
  public static NDArray angle(NDArray x) {
    return Evaluation.unary(Operations.ANGLE, x);
  }

  /** {@code angle} into {@code out}. */
  public static NDArray angle(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.ANGLE, out, x);
  }

  /** {@code conj}: The complex conjugate. */
  public static NDArray conj(NDArray x) {
    return Evaluation.unary(Operations.CONJ, x);
  }

  /** {@code conj} into {@code out}. */
  public static NDArray conj(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.CONJ, out, x);
  }

  /** {@code copysign}: |x| with y's sign. */
  public static NDArray copysign(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.COPYSIGN, x, y);
  }

  /** {@code copysign} into {@code out}. */
  public static NDArray copysign(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.COPYSIGN, out, x, y);
  }

  /** {@code nextafter}: The next number from x towards y. */
  public static NDArray nextafter(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.NEXTAFTER, x, y);
  }

  /** {@code nextafter} into {@code out}. */
  public static NDArray nextafter(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.NEXTAFTER, out, x, y);
  }

  /** {@code spacing}: The distance to the next number. */
  public static NDArray spacing(NDArray x) {
    return Evaluation.unary(Operations.SPACING, x);
  }

  /** {@code spacing} into {@code out}. */
  public static NDArray spacing(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.SPACING, out, x);
  }

  /** {@code ldexp}: x times 2 to the power of the integer y. */
  public static NDArray ldexp(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.LDEXP, x, y);
  }

  /** {@code ldexp} into {@code out}. */
  public static NDArray ldexp(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.LDEXP, out, x, y);
  }

  /** {@code frexp_mantissa}: x scaled by a power of 2 to at least 0.5 and below 1. */
  public static NDArray frexpMantissa(NDArray x) {
    return Evaluation.unary(Operations.FREXP_MANTISSA, x);
  }

  /** {@code frexp_mantissa} into {@code out}. */
  public static NDArray frexpMantissa(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.FREXP_MANTISSA, out, x);
  }

  /** {@code frexp_exponent}: The power of 2 that takes frexp_mantissa(x) to x. */
  public static NDArray frexpExponent(NDArray x) {
    return Evaluation.unary(Operations.FREXP_EXPONENT, x);
  }

  /** {@code frexp_exponent} into {@code out}. */
  public static NDArray frexpExponent(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.FREXP_EXPONENT, out, x);
  }

  /** {@code modf_fraction}: What trunc takes away, with x's sign. */
  public static NDArray modfFraction(NDArray x) {
    return Evaluation.unary(Operations.MODF_FRACTION, x);
  }

  /** {@code modf_fraction} into {@code out}. */
  public static NDArray modfFraction(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.MODF_FRACTION, out, x);
  }

  /** {@code modf_integral}: x without its fraction, as a float. */
  public static NDArray modfIntegral(NDArray x) {
    return Evaluation.unary(Operations.MODF_INTEGRAL, x);
  }

  /** {@code modf_integral} into {@code out}. */
  public static NDArray modfIntegral(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.MODF_INTEGRAL, out, x);
  }

  /** {@code heaviside}: 0 below 0, 1 above, y at 0. */
  public static NDArray heaviside(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.HEAVISIDE, x, y);
  }

  /** {@code heaviside} into {@code out}. */
  public static NDArray heaviside(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.HEAVISIDE, out, x, y);
  }

  /** {@code nan_to_num}: NaN to 0, infinities to the largest numbers. */
  public static NDArray nanToNum(NDArray x) {
    return Evaluation.unary(Operations.NAN_TO_NUM, x);
  }

  /** {@code nan_to_num} into {@code out}. */
  public static NDArray nanToNum(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.NAN_TO_NUM, out, x);
  }

  /** {@code equal}: x == y. */
  public static NDArray equal(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.EQUAL, x, y);
  }

  /** {@code equal} into {@code out}. */
  public static NDArray equal(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.EQUAL, out, x, y);
  }

  /** {@code not_equal}: x != y. */
  public static NDArray notEqual(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.NOT_EQUAL, x, y);
  }

  /** {@code not_equal} into {@code out}. */
  public static NDArray notEqual(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.NOT_EQUAL, out, x, y);
  }

  /** {@code less}: x &lt; y. */
  public static NDArray less(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.LESS, x, y);
  }

  /** {@code less} into {@code out}. */
  public static NDArray less(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.LESS, out, x, y);
  }

  /** {@code less_equal}: x &lt;= y. */
  public static NDArray lessEqual(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.LESS_EQUAL, x, y);
  }

  /** {@code less_equal} into {@code out}. */
  public static NDArray lessEqual(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.LESS_EQUAL, out, x, y);
  }

  /** {@code greater}: x &gt; y. */
  public static NDArray greater(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.GREATER, x, y);
  }

  /** {@code greater} into {@code out}. */
  public static NDArray greater(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.GREATER, out, x, y);
  }

  /** {@code greater_equal}: x &gt;= y. */
  public static NDArray greaterEqual(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.GREATER_EQUAL, x, y);
  }

  /** {@code greater_equal} into {@code out}. */
  public static NDArray greaterEqual(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.GREATER_EQUAL, out, x, y);
  }

  /** {@code isnan}: Whether x is NaN. */
  public static NDArray isnan(NDArray x) {
    return Evaluation.unary(Operations.ISNAN, x);
  }

  /** {@code isnan} into {@code out}. */
  public static NDArray isnan(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.ISNAN, out, x);
  }

  /** {@code isinf}: Whether x is infinite. */
  public static NDArray isinf(NDArray x) {
    return Evaluation.unary(Operations.ISINF, x);
  }

  /** {@code isinf} into {@code out}. */
  public static NDArray isinf(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.ISINF, out, x);
  }

  /** {@code isfinite}: Whether x is neither infinite nor NaN. */
  public static NDArray isfinite(NDArray x) {
    return Evaluation.unary(Operations.ISFINITE, x);
  }

  /** {@code isfinite} into {@code out}. */
  public static NDArray isfinite(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.ISFINITE, out, x);
  }

  /** {@code signbit}: Whether x's sign bit is set. */
  public static NDArray signbit(NDArray x) {
    return Evaluation.unary(Operations.SIGNBIT, x);
  }

  /** {@code signbit} into {@code out}. */
  public static NDArray signbit(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.SIGNBIT, out, x);
  }

  /** {@code logical_and}: Whether both are true. */
  public static NDArray logicalAnd(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.LOGICAL_AND, x, y);
  }

  /** {@code logical_and} into {@code out}. */
  public static NDArray logicalAnd(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.LOGICAL_AND, out, x, y);
  }

  /** {@code logical_or}: Whether either is true. */
  public static NDArray logicalOr(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.LOGICAL_OR, x, y);
  }

  /** {@code logical_or} into {@code out}. */
  public static NDArray logicalOr(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.LOGICAL_OR, out, x, y);
  }

  /** {@code logical_xor}: Whether exactly one is true. */
  public static NDArray logicalXor(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.LOGICAL_XOR, x, y);
  }

  /** {@code logical_xor} into {@code out}. */
  public static NDArray logicalXor(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.LOGICAL_XOR, out, x, y);
  }

  /** {@code logical_not}: Whether x is false. */
  public static NDArray logicalNot(NDArray x) {
    return Evaluation.unary(Operations.LOGICAL_NOT, x);
  }

  /** {@code logical_not} into {@code out}. */
  public static NDArray logicalNot(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.LOGICAL_NOT, out, x);
  }

  /** {@code bitwise_and}: x &amp; y, bit by bit. */
  public static NDArray bitwiseAnd(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.BITWISE_AND, x, y);
  }

  /** {@code bitwise_and} into {@code out}. */
  public static NDArray bitwiseAnd(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.BITWISE_AND, out, x, y);
  }

  /** {@code bitwise_or}: x | y, bit by bit. */
  public static NDArray bitwiseOr(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.BITWISE_OR, x, y);
  }

  /** {@code bitwise_or} into {@code out}. */
  public static NDArray bitwiseOr(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.BITWISE_OR, out, x, y);
  }

  /** {@code bitwise_xor}: x ^ y, bit by bit. */
  public static NDArray bitwiseXor(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.BITWISE_XOR, x, y);
  }

  /** {@code bitwise_xor} into {@code out}. */
  public static NDArray bitwiseXor(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.BITWISE_XOR, out, x, y);
  }

  /** {@code bitwise_invert}: ~x, bit by bit. */
  public static NDArray bitwiseInvert(NDArray x) {
    return Evaluation.unary(Operations.BITWISE_INVERT, x);
  }

  /** {@code bitwise_invert} into {@code out}. */
  public static NDArray bitwiseInvert(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.BITWISE_INVERT, out, x);
  }

  /** {@code bitwise_left_shift}: x &lt;&lt; y; 0 for a shift by the width or more. */
  public static NDArray bitwiseLeftShift(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.BITWISE_LEFT_SHIFT, x, y);
  }

  /** {@code bitwise_left_shift} into {@code out}. */
  public static NDArray bitwiseLeftShift(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.BITWISE_LEFT_SHIFT, out, x, y);
  }

  /** {@code bitwise_right_shift}: x &gt;&gt; y with x's sign; 0 or -1 for a shift by the width or more. */
  public static NDArray bitwiseRightShift(NDArray x, NDArray y) {
    return Evaluation.binary(Operations.BITWISE_RIGHT_SHIFT, x, y);
  }

  /** {@code bitwise_right_shift} into {@code out}. */
  public static NDArray bitwiseRightShift(NDArray x, NDArray y, NDArray out) {
    return Evaluation.apply(Operations.BITWISE_RIGHT_SHIFT, out, x, y);
  }

  /** {@code bitwise_count}: The number of ones in |x|. */
  public static NDArray bitwiseCount(NDArray x) {
    return Evaluation.unary(Operations.BITWISE_COUNT, x);
  }

  /** {@code bitwise_count} into {@code out}. */
  public static NDArray bitwiseCount(NDArray x, NDArray out) {
    return Evaluation.apply(Operations.BITWISE_COUNT, out, x);
  }

  /**
   * {@code clip}: each element no less than {@code min} and no greater than {@code max}; NaN stays. Bounds are
   * broadcast and promoted with the elements.
   *
   * @param min null for no lower bound
   * @param max null for no upper bound
   */
  public static NDArray clip(NDArray x, @Nullable NDArray min, @Nullable NDArray max) {
    return Clipping.clip(x, min, max);
  }

  /**
   * {@code isclose}: whether {@code |x - y| <= absolute + relative * |y|}. An infinity is close to itself alone.
   *
   * @param equalNaN whether NaN is close to NaN
   */
  public static NDArray isclose(NDArray x, NDArray y, double relative, double absolute, boolean equalNaN) {
    return Comparison.isClose(x, y, relative, absolute, equalNaN);
  }

  /**
   * {@code round}: the nearest number of so many decimals, halves to even; both parts of complex numbers. As in NumPy
   * the number is scaled by a power of ten, rounded, and scaled back.
   *
   * @param decimals negative for tens, hundreds, ...
   */
  public static NDArray round(NDArray x, int decimals) {
    return Rounding.round(x, decimals);
  }

  /**
   * {@code nan_to_num}: numbers in place of NaN and infinities.
   *
   * @param positive in place of infinity; null for the largest number of the dtype
   * @param negative in place of minus infinity; null for the smallest number of the dtype
   */
  public static NDArray nanToNum(NDArray x, double nan, @Nullable Double positive, @Nullable Double negative) {
    return Rounding.nanToNum(x, nan, positive, negative);
  }
}
