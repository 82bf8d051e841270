package dev.ashlar.kernels.internal.sort;

/**
 * Loops over int64 keys that get their position packed into their low bits. {@link ScalarPackLoops} is the plain form.
 */
abstract class PackLoops {
  /** The bits that are not the same in all n keys. */
  abstract long differing(long keys, long n);

  /** Writes {@code (key << shift ^ flip) & mask | position}. */
  abstract void pack(long keys, long to, long n, int shift, long flip, long mask);

  /**
   * Turns contiguous 4-byte elements into keys and writes {@code key << 32 | position}.
   *
   * @return whether a NaN or a -0 was among them, whose keys are not {@link KeyOrder#canonical}
   */
  abstract boolean packInts(long a, long to, long n, KeyOrder order);

  /**
   * The first place from {@code start} whose number agrees with the next one in the bits of the mask; n if there is
   * none.
   */
  abstract long firstTie(long packed, long start, long n, long mask);

  /** Leaves only the bits of the mask. */
  abstract void unpack(long packed, long n, long mask);
}
