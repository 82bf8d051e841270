package dev.ashlar.kernels.internal.scalar;

/**
 * The parts of complex functions, by the names under which the compiler of trees asks for them: {@code c<Name>Real} and
 * {@code c<Name>Imag}. The functions are in {@link ComplexMath}.
 */
@SuppressWarnings("unused") // found by name
final class ComplexForms {
  private ComplexForms() {}

  static double cSqrtReal(double re, double im) {
    return ComplexMath.sqrt(new Complex(re, im)).re();
  }

  static double cSqrtImag(double re, double im) {
    return ComplexMath.sqrt(new Complex(re, im)).im();
  }

  static double cExpReal(double re, double im) {
    return ComplexMath.exp(new Complex(re, im)).re();
  }

  static double cExpImag(double re, double im) {
    return ComplexMath.exp(new Complex(re, im)).im();
  }

  static double cExpm1Real(double re, double im) {
    return ComplexMath.expm1(new Complex(re, im)).re();
  }

  static double cExpm1Imag(double re, double im) {
    return ComplexMath.expm1(new Complex(re, im)).im();
  }

  static double cLogReal(double re, double im) {
    return ComplexMath.log(new Complex(re, im)).re();
  }

  static double cLogImag(double re, double im) {
    return ComplexMath.log(new Complex(re, im)).im();
  }

  static double cLog1pReal(double re, double im) {
    return ComplexMath.log1p(new Complex(re, im)).re();
  }

  static double cLog1pImag(double re, double im) {
    return ComplexMath.log1p(new Complex(re, im)).im();
  }

  static double cLog2Real(double re, double im) {
    return ComplexMath.log2(new Complex(re, im)).re();
  }

  static double cLog2Imag(double re, double im) {
    return ComplexMath.log2(new Complex(re, im)).im();
  }

  static double cLog10Real(double re, double im) {
    return ComplexMath.log10(new Complex(re, im)).re();
  }

  static double cLog10Imag(double re, double im) {
    return ComplexMath.log10(new Complex(re, im)).im();
  }

  static double cSinReal(double re, double im) {
    return ComplexMath.sin(new Complex(re, im)).re();
  }

  static double cSinImag(double re, double im) {
    return ComplexMath.sin(new Complex(re, im)).im();
  }

  static double cCosReal(double re, double im) {
    return ComplexMath.cos(new Complex(re, im)).re();
  }

  static double cCosImag(double re, double im) {
    return ComplexMath.cos(new Complex(re, im)).im();
  }

  static double cTanReal(double re, double im) {
    return ComplexMath.tan(new Complex(re, im)).re();
  }

  static double cTanImag(double re, double im) {
    return ComplexMath.tan(new Complex(re, im)).im();
  }

  static double cAsinReal(double re, double im) {
    return ComplexMath.asin(new Complex(re, im)).re();
  }

  static double cAsinImag(double re, double im) {
    return ComplexMath.asin(new Complex(re, im)).im();
  }

  static double cAcosReal(double re, double im) {
    return ComplexMath.acos(new Complex(re, im)).re();
  }

  static double cAcosImag(double re, double im) {
    return ComplexMath.acos(new Complex(re, im)).im();
  }

  static double cAtanReal(double re, double im) {
    return ComplexMath.atan(new Complex(re, im)).re();
  }

  static double cAtanImag(double re, double im) {
    return ComplexMath.atan(new Complex(re, im)).im();
  }

  static double cSinhReal(double re, double im) {
    return ComplexMath.sinh(new Complex(re, im)).re();
  }

  static double cSinhImag(double re, double im) {
    return ComplexMath.sinh(new Complex(re, im)).im();
  }

  static double cCoshReal(double re, double im) {
    return ComplexMath.cosh(new Complex(re, im)).re();
  }

  static double cCoshImag(double re, double im) {
    return ComplexMath.cosh(new Complex(re, im)).im();
  }

  static double cTanhReal(double re, double im) {
    return ComplexMath.tanh(new Complex(re, im)).re();
  }

  static double cTanhImag(double re, double im) {
    return ComplexMath.tanh(new Complex(re, im)).im();
  }

  static double cAsinhReal(double re, double im) {
    return ComplexMath.asinh(new Complex(re, im)).re();
  }

  static double cAsinhImag(double re, double im) {
    return ComplexMath.asinh(new Complex(re, im)).im();
  }

  static double cAcoshReal(double re, double im) {
    return ComplexMath.acosh(new Complex(re, im)).re();
  }

  static double cAcoshImag(double re, double im) {
    return ComplexMath.acosh(new Complex(re, im)).im();
  }

  static double cAtanhReal(double re, double im) {
    return ComplexMath.atanh(new Complex(re, im)).re();
  }

  static double cAtanhImag(double re, double im) {
    return ComplexMath.atanh(new Complex(re, im)).im();
  }

  static double cSignReal(double re, double im) {
    return ComplexMath.sign(new Complex(re, im)).re();
  }

  static double cSignImag(double re, double im) {
    return ComplexMath.sign(new Complex(re, im)).im();
  }

  static double cReciprocalReal(double re, double im) {
    return ComplexMath.reciprocal(new Complex(re, im)).re();
  }

  static double cReciprocalImag(double re, double im) {
    return ComplexMath.reciprocal(new Complex(re, im)).im();
  }

  static double cDivideReal(double re, double im, double otherRe, double otherIm) {
    return ComplexMath.divide(new Complex(re, im), new Complex(otherRe, otherIm)).re();
  }

  static double cDivideImag(double re, double im, double otherRe, double otherIm) {
    return ComplexMath.divide(new Complex(re, im), new Complex(otherRe, otherIm)).im();
  }

  static double cPowReal(double re, double im, double otherRe, double otherIm) {
    return ComplexMath.pow(new Complex(re, im), new Complex(otherRe, otherIm)).re();
  }

  static double cPowImag(double re, double im, double otherRe, double otherIm) {
    return ComplexMath.pow(new Complex(re, im), new Complex(otherRe, otherIm)).im();
  }
}
