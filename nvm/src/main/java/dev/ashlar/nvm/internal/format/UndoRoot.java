package dev.ashlar.nvm.internal.format;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * The head of a chain of undo records, in one sector. Roots of one page are written round robin, so that a torn write
 * leaves the one before.
 *
 * @param sequence the commit that makes the chain obsolete: it is rolled back when the newest commit is older
 * @param index counts the roots ever written; the highest is the newest
 * @param newest the newest record of the chain
 */
public record UndoRoot(long sequence, long index, Pointer newest) {
  /** Sectors of a page of roots. */
  public static final int SECTORS = FileLayout.PAGE / FileLayout.SECTOR;

  private static final byte[] MAGIC = {'A', 'S', 'H', 'U', 'N', 'D', 'O', 0};

  /** The sector of its page that the root is written to. */
  public int sector() {
    return (int) Long.remainderUnsigned(index, SECTORS);
  }

  /** The sector, bound to the store that {@code uuid} names. */
  public byte[] encode(UUID uuid) {
    var sector = new byte[FileLayout.SECTOR];
    System.arraycopy(MAGIC, 0, sector, 0, MAGIC.length);
    LittleEndian.putLong(sector, 8, sequence);
    LittleEndian.putLong(sector, 16, index);
    LittleEndian.putLong(sector, 24, newest.offset());
    LittleEndian.putLong(sector, 32, newest.length());
    LittleEndian.putInt(sector, 40, newest.checksum());
    LittleEndian.putLong(sector, 48, uuid.getMostSignificantBits());
    LittleEndian.putLong(sector, 56, uuid.getLeastSignificantBits());
    Checksum.seal(sector, 0, FileLayout.SECTOR);
    return sector;
  }

  /** The root in sector {@code sector} of {@code page}, if one is there. */
  public static Optional<UndoRoot> decode(byte[] page, int sector, UUID uuid) {
    int at = sector * FileLayout.SECTOR;
    if (!Arrays.equals(page, at, at + MAGIC.length, MAGIC, 0, MAGIC.length)
        || !Checksum.isSealed(page, at, FileLayout.SECTOR)
        || LittleEndian.getLong(page, at + 48) != uuid.getMostSignificantBits()
        || LittleEndian.getLong(page, at + 56) != uuid.getLeastSignificantBits()) {
      return Optional.empty();
    }
    return Optional.of(new UndoRoot(LittleEndian.getLong(page, at + 8), LittleEndian.getLong(page, at + 16),
        new Pointer(LittleEndian.getLong(page, at + 24), LittleEndian.getLong(page, at + 32),
            LittleEndian.getInt(page, at + 40))));
  }
}
