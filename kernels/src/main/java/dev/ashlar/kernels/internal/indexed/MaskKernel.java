package dev.ashlar.kernels.internal.indexed;

/**
 * Compiled loops under masks, several places at a time: masks are bytes 0 and 1, and counts are multiples of the lanes.
 */
public abstract class MaskKernel {
  /** For the templates. */
  protected MaskKernel() {}

  /** How many places it handles at once. */
  public abstract int lanes();

  /**
   * Copies the elements where a mask is 1, one place after the other; writes a vector beyond the last of them at most.
   *
   * @param from address of n elements without gaps
   * @return where the next element would go
   */
  public abstract long compress(long from, long mask, long n, long out);

  /**
   * Writes the numbers {@code start + i * stride} of the places i where a mask is 1, as int64; for kernels of elements
   * of eight bytes.
   *
   * @return where the next number would go
   */
  public abstract long numbers(long mask, long n, long start, long stride, long out);
}
