package dev.ashlar.nvm.internal.format;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * One commit: everything that opening a store needs, in one page with a checksum. Two slots are written alternately, so
 * the newest valid one is the last commit however the power failed.
 *
 * @param sequence the number of the commit, from 1
 * @param time of the commit, milliseconds since 1970
 * @param root the root page of the catalogue, or none
 * @param height levels of the catalogue: 0 empty, 1 a single leaf
 * @param arrays how many arrays the catalogue lists
 * @param journal the newest record of the space journal, or none
 * @param depth how many records the space journal has up to its last full one
 * @param end every byte in use lies before this offset
 * @param inPlace the newest commit up to this one that changed an array in place, 0 if none did
 */
public record CommitSlot(
    long sequence, long time, Pointer root, int height, long arrays, Pointer journal, int depth, long end,
    long inPlace) {
  private static final byte[] MAGIC = {'A', 'S', 'H', 'C', 'O', 'M', 'I', 'T'};

  /** The first commit: no arrays. */
  public static CommitSlot first(long time) {
    return new CommitSlot(1, time, Pointer.NONE, 0, 0, Pointer.NONE, 0, FileLayout.DATA_START, 0);
  }

  /** The page, bound to the store that {@code uuid} names. */
  public byte[] encode(UUID uuid) {
    var page = new byte[FileLayout.PAGE];
    System.arraycopy(MAGIC, 0, page, 0, MAGIC.length);
    LittleEndian.putLong(page, 8, sequence);
    LittleEndian.putLong(page, 16, time);
    LittleEndian.putLong(page, 24, root.offset());
    LittleEndian.putInt(page, 32, root.checksum());
    LittleEndian.putInt(page, 36, height);
    LittleEndian.putLong(page, 40, arrays);
    LittleEndian.putLong(page, 48, journal.offset());
    LittleEndian.putLong(page, 56, journal.length());
    LittleEndian.putInt(page, 64, journal.checksum());
    LittleEndian.putInt(page, 68, depth);
    LittleEndian.putLong(page, 72, end);
    LittleEndian.putLong(page, 80, inPlace);
    LittleEndian.putLong(page, 88, uuid.getMostSignificantBits());
    LittleEndian.putLong(page, 96, uuid.getLeastSignificantBits());
    Checksum.seal(page, 0, FileLayout.PAGE);
    return page;
  }

  /** The commit in {@code page}, or nothing if the page was never written, is damaged, or belongs to another store. */
  public static Optional<CommitSlot> decode(byte[] page, UUID uuid) {
    if (!Arrays.equals(page, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
        || !Checksum.isSealed(page, 0, FileLayout.PAGE)
        || LittleEndian.getLong(page, 88) != uuid.getMostSignificantBits()
        || LittleEndian.getLong(page, 96) != uuid.getLeastSignificantBits()) {
      return Optional.empty();
    }
    long root = LittleEndian.getLong(page, 24);
    var slot = new CommitSlot(LittleEndian.getLong(page, 8), LittleEndian.getLong(page, 16),
        new Pointer(root, root == 0 ? 0 : FileLayout.PAGE, LittleEndian.getInt(page, 32)),
        LittleEndian.getInt(page, 36),
        LittleEndian.getLong(page, 40),
        new Pointer(LittleEndian.getLong(page, 48), LittleEndian.getLong(page, 56), LittleEndian.getInt(page, 64)),
        LittleEndian.getInt(page, 68), LittleEndian.getLong(page, 72), LittleEndian.getLong(page, 80));
    return slot.isPlausible() ? Optional.of(slot) : Optional.empty();
  }

  private boolean isPlausible() {
    return sequence > 0
        && arrays >= 0
        && end >= FileLayout.DATA_START
        && height >= 0
        && height <= FileLayout.MAX_HEIGHT
        && (height == 0) == root.isNone()
        && depth >= 0
        && inPlace <= sequence;
  }
}
