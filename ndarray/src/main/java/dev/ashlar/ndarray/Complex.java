package dev.ashlar.ndarray;

/**
 * A complex number, wherever a {@link Number} is taken: {@code a.times(Complex.of(0, 1))}. Beside an array it takes the
 * array's precision: float32 and complex64 give complex64, all others complex128.
 */
@SuppressWarnings("serial") // the two parts are all there is
public final class Complex extends Number {
  private final double real;
  private final double imaginary;

  private Complex(double real, double imaginary) {
    this.real = real;
    this.imaginary = imaginary;
  }

  /** The number {@code real + imaginary * i}. */
  public static Complex of(double real, double imaginary) {
    return new Complex(real, imaginary);
  }

  /** The real part. */
  public double real() {
    return real;
  }

  /** The imaginary part. */
  public double imaginary() {
    return imaginary;
  }

  /**
   * The number as a real one.
   *
   * @throws ArithmeticException if its imaginary part is not 0
   */
  @Override
  public double doubleValue() {
    if (imaginary != 0) {
      throw new ArithmeticException(this + " is no real number: take its real or imaginary part");
    }
    return real;
  }

  @Override
  public float floatValue() {
    return (float) doubleValue();
  }

  @Override
  public long longValue() {
    return (long) doubleValue();
  }

  @Override
  public int intValue() {
    return (int) doubleValue();
  }

  /** Whether both parts have the same bits, as {@link Double#equals}. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Complex number
        && Double.compare(real, number.real) == 0
        && Double.compare(imaginary, number.imaginary) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(real) + Double.hashCode(imaginary);
  }

  /** As Python writes it: {@code (1.0+2.0j)}. */
  @Override
  public String toString() {
    boolean isNegative = Math.copySign(1, imaginary) < 0;
    return "(" + real + (isNegative ? "-" : "+") + Math.abs(imaginary) + "j)";
  }
}
