package dev.ashlar.kernels.internal.scalar;

/**
 * A complex number on its way through a function. It never leaves the function that made it, so the JIT keeps it in
 * registers.
 *
 * @param re the real part
 * @param im the imaginary part
 */
record Complex(double re, double im) {
  Complex timesI() {
    return new Complex(-im, re);
  }

  Complex overI() {
    return new Complex(im, -re);
  }

  Complex conj() {
    return new Complex(re, -im);
  }

  Complex times(double factor) {
    return new Complex(re * factor, im * factor);
  }

  boolean isFinite() {
    return Double.isFinite(re) && Double.isFinite(im);
  }

  boolean isInfinite() {
    return Double.isInfinite(re) || Double.isInfinite(im);
  }
}
