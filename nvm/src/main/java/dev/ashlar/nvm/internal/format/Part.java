package dev.ashlar.nvm.internal.format;

/**
 * A run of bytes that belongs to an array.
 *
 * @param role what the bytes are
 * @param extent the bytes in use
 * @param capacity bytes reserved from the same offset on; an append fills them
 * @param proof how the checksum is kept
 * @param checksum of the bytes in use, where {@code proof} says so
 */
public record Part(Role role, Extent extent, long capacity, Proof proof, int checksum) {
  /** What the bytes of a part are. The codes are those of the file. */
  public enum Role {
    /** The elements. */
    DATA(0),
    /** What strings and ragged rows refer to. */
    HEAP(1),
    /** One bit for each element, lowest bit first: 1 for a value, 0 for a missing one. */
    VALIDITY(2),
    /** A checksum for each {@link FileLayout#CHECKSUM_BLOCK} bytes of the part before. */
    CHECKSUMS(3);

    private final int code;

    Role(int code) {
      this.code = code;
    }

    /** The code in the file. */
    public int code() {
      return code;
    }
  }

  /** How the bytes of a part can be checked. The codes are those of the file. */
  public enum Proof {
    /** Not at all. */
    NONE(0),
    /** By one checksum of all of them. */
    WHOLE(1),
    /** By a checksum for each block, in the part that follows. */
    BLOCKS(2);

    private final int code;

    Proof(int code) {
      this.code = code;
    }

    /** The code in the file. */
    public int code() {
      return code;
    }
  }

  /** The bytes reserved. */
  public Extent place() {
    return new Extent(extent.offset(), capacity);
  }
}
