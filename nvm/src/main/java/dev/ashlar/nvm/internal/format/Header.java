package dev.ashlar.nvm.internal.format;

import dev.ashlar.nvm.StoreDamagedException;
import dev.ashlar.nvm.StoreVersionException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.UUID;

/**
 * The first page of a store: what it is, and what a reader must understand.
 *
 * @param incompatible features without which the file cannot be read
 * @param readOnlyCompatible features without which the file can be read but not written
 * @param compatible features that a reader or writer may ignore
 * @param uuid the identity of the store; a snapshot gets its own
 * @param created milliseconds since 1970
 */
public record Header(long incompatible, long readOnlyCompatible, long compatible, UUID uuid, long created) {
  /** The version of the format that is written, and the only one that is read. */
  public static final int VERSION = 1;

  private static final byte[] MAGIC = {'A', 'S', 'H', 'L', 'A', 'R', '\r', '\n'};
  private static final int LITTLE = 1;
  private static final int BIG = 2;

  /** The header of a new store. */
  public static Header fresh() {
    return new Header(0, 0, 0, UUID.randomUUID(), System.currentTimeMillis());
  }

  /** The page. */
  public byte[] encode() {
    var page = new byte[FileLayout.PAGE];
    System.arraycopy(MAGIC, 0, page, 0, MAGIC.length);
    LittleEndian.putInt(page, 8, VERSION);
    page[12] = (byte) nativeOrder();
    page[13] = (byte) Integer.numberOfTrailingZeros(FileLayout.PAGE);
    LittleEndian.putLong(page, 16, incompatible);
    LittleEndian.putLong(page, 24, readOnlyCompatible);
    LittleEndian.putLong(page, 32, compatible);
    LittleEndian.putLong(page, 40, uuid.getMostSignificantBits());
    LittleEndian.putLong(page, 48, uuid.getLeastSignificantBits());
    LittleEndian.putLong(page, 56, created);
    Checksum.seal(page, 0, FileLayout.PAGE);
    return page;
  }

  /**
   * Reads the page.
   *
   * @throws StoreDamagedException if it is not the first page of a store, or was changed
   * @throws StoreVersionException if it asks for something that this version cannot do
   */
  public static Header decode(byte[] page) {
    if (!Arrays.equals(page, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new StoreDamagedException("not an Ashlar store: the file does not begin with its magic bytes");
    }
    int version = LittleEndian.getInt(page, 8);
    boolean whole = Checksum.isSealed(page, 0, FileLayout.PAGE);
    if (!whole && version == VERSION) {
      throw new StoreDamagedException("header at byte 0: checksum does not match");
    }
    if (version != VERSION) {
      throw new StoreVersionException(
          "header: format version " + Integer.toUnsignedString(version) + ", and this Ashlar reads "
          + VERSION + (whole ? "" : " (or the header is damaged: its checksum does not match)"));
    }
    if (page[12] != nativeOrder()) {
      throw new StoreVersionException("header: byte order " + order(page[12]) + ", and this machine has "
          + order(nativeOrder()));
    }
    if (page[13] != Integer.numberOfTrailingZeros(FileLayout.PAGE)) {
      throw new StoreVersionException("header: pages of 2^" + page[13] + " bytes, and this Ashlar knows 2^12");
    }
    var header =
        new Header(LittleEndian.getLong(page, 16), LittleEndian.getLong(page, 24), LittleEndian.getLong(page, 32),
        new UUID(LittleEndian.getLong(page, 40), LittleEndian.getLong(page, 48)), LittleEndian.getLong(page, 56));
    if (header.incompatible != 0) {
      throw new StoreVersionException("header: features 0x" + Long.toHexString(header.incompatible)
          + " are needed to read the store, and this Ashlar does not know them");
    }
    return header;
  }

  /** Whether every feature that a writer must know is known. */
  public boolean isWritable() {
    return readOnlyCompatible == 0;
  }

  private static int nativeOrder() {
    return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? LITTLE : BIG;
  }

  private static String order(int code) {
    return switch (code) {
      case LITTLE -> "little-endian";
      case BIG -> "big-endian";
      default -> "code " + code;
    };
  }
}
