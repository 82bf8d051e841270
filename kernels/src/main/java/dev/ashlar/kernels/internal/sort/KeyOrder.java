package dev.ashlar.kernels.internal.sort;

import dev.ashlar.datashape.DType;

/**
 * How the bits of a real dtype become signed integers of the same width and the wanted order, and back: {@code x ^ (x
 * >> 63 & fold) ^ flip} on sign-extended bits. Negative floats count downwards, so {@code fold} turns their magnitude;
 * {@code flip} turns the sign of unsigned elements and, in a descending order, everything.
 *
 * <p>The map is a bijection: -0 comes before 0, NaN with a sign comes first and without one last. Who wants them equal
 * or all NaN at one end asks for {@link #canonical}.
 *
 * @param bytes bytes of an element, 1 to 8
 * @param fold bits that turn when the element is negative
 * @param flip bits that always turn
 * @param infinity the ascending key of infinity, the greatest key that is not NaN
 */
public record KeyOrder(int bytes, long fold, long flip, long infinity) {
  /** Keys that are elements already. */
  static final KeyOrder INT32 = of(DType.INT32, false);

  static final KeyOrder INT64 = of(DType.INT64, false);

  /** The order of a real dtype. */
  public static KeyOrder of(DType dtype, boolean descending) {
    int bytes = dtype.itemsize();
    long greatest = -1L >>> (65 - 8 * bytes);
    long fold = 0;
    long flip = 0;
    long infinity = greatest;
    switch (dtype) {
      case BOOL, UINT8, UINT16, UINT32, UINT64 -> flip = ~greatest;
      case INT8, INT16, INT32, INT64 -> {}
      case FLOAT16 -> infinity = 0x7C00;
      case FLOAT32 -> infinity = 0x7F80_0000;
      case FLOAT64 -> infinity = 0x7FF0_0000_0000_0000L;
      case COMPLEX64, COMPLEX128 ->
          throw new IllegalArgumentException("sort: " + dtype.standardName() + " has no order of single keys");
    }
    if (dtype.kind() == DType.Kind.FLOAT) {
      fold = greatest;
    }
    return new KeyOrder(bytes, fold, descending ? ~flip : flip, infinity);
  }

  boolean floating() {
    return fold != 0;
  }

  boolean descending() {
    return floating() ? flip != 0 : flip == -1 || flip == greatest();
  }

  /** Whether bits are keys already. */
  boolean identity() {
    return fold == 0 && flip == 0;
  }

  /** The opposite order. */
  KeyOrder reversed() {
    return new KeyOrder(bytes, fold, ~flip, infinity);
  }

  /** The way back: its {@link #encode} is what {@link #decode} is here. */
  KeyOrder inverse() {
    return new KeyOrder(bytes, fold, inverseFlip(), infinity);
  }

  /** The flip of the way back: in a descending float order it has met the fold. */
  long inverseFlip() {
    return flip < 0 ? flip ^ fold : flip;
  }

  long encode(long bits) {
    return bits ^ ((bits >> 63) & fold) ^ flip;
  }

  long decode(long key) {
    return key ^ ((key >> 63) & fold) ^ inverseFlip();
  }

  boolean isNaN(long key) {
    return key > infinity || key < ~infinity;
  }

  /** Whether the bits of an element are a NaN or a -0, which break the tie between sorting keys and sorting numbers. */
  boolean isSpecial(long bits) {
    return floating() && ((bits & fold) > infinity || bits == ~fold);
  }

  /** Whether a key is a zero of either sign; only for floating orders. */
  static boolean isZero(long key) {
    return key == 0 || key == -1;
  }

  /** The greatest key; of the sign-extended bits it is the one whose complement is the least. */
  long greatest() {
    return -1L >>> (65 - 8 * bytes);
  }

  /** The key with both zeros equal and all NaN equal: last in ascending order, first in descending order. */
  long canonical(long key) {
    if (!floating()) {
      return key;
    }
    return isNaN(key) ? nan() : key == -1 ? 0 : key;
  }

  /** The canonical key of NaN. */
  long nan() {
    return descending() ? ~greatest() : greatest();
  }
}
