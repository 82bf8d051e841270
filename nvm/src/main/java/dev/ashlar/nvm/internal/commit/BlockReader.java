package dev.ashlar.nvm.internal.commit;

import dev.ashlar.nvm.StoreDamagedException;
import dev.ashlar.nvm.StoreException;
import dev.ashlar.nvm.internal.catalogue.BlockSource;
import dev.ashlar.nvm.internal.format.Checksum;
import dev.ashlar.nvm.internal.format.FileLayout;
import dev.ashlar.nvm.internal.format.Pointer;
import dev.ashlar.nvm.internal.medium.Medium;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads blocks positionally and proves them. Pages are remembered under their offset and checksum, so a remembered page
 * is right even after its place was used again.
 */
final class BlockReader implements BlockSource {
  private static final int REMEMBERED = 1024;
  private static final long LONGEST = 1L << 30;

  private final Medium medium;
  private final ConcurrentHashMap<Pointer, byte[]> pages = new ConcurrentHashMap<>();

  BlockReader(Medium medium) {
    this.medium = medium;
  }

  @Override
  public byte[] read(Pointer pointer, String what) {
    boolean page = pointer.length() == FileLayout.PAGE;
    var known = page ? pages.get(pointer) : null;
    if (known != null) {
      return known;
    }
    if (pointer.offset() < FileLayout.DATA_START || pointer.length() <= 0 || pointer.length() > LONGEST
        || pointer.offset() > Long.MAX_VALUE - pointer.length()) {
      throw new StoreDamagedException(
          what + " at byte " + pointer.offset() + ", " + pointer.length() + " bytes: impossible place");
    }
    requireInside(pointer, what);
    var bytes = new byte[(int) pointer.length()];
    try {
      medium.read(pointer.offset(), MemorySegment.ofArray(bytes));
    } catch (EOFException e) {
      throw new StoreDamagedException(what + " at byte " + pointer.offset() + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new StoreException(what + " at byte " + pointer.offset() + " cannot be read: " + e.getMessage(), e);
    }
    if (Checksum.of(bytes) != pointer.checksum()) {
      throw new StoreDamagedException(what + " at byte " + pointer.offset() + ": checksum does not match");
    }
    if (page) {
      if (pages.size() >= REMEMBERED) {
        pages.clear();
      }
      pages.put(pointer, bytes);
    }
    return bytes;
  }

  /** A hostile length must not allocate memory that the file cannot fill. */
  private void requireInside(Pointer pointer, String what) {
    try {
      if (pointer.length() > FileLayout.PAGE && pointer.extent().end() > medium.length()) {
        throw new StoreDamagedException(what + " at byte " + pointer.offset() + ": ends behind the file");
      }
    } catch (IOException e) {
      throw new StoreException(what + " at byte " + pointer.offset() + " cannot be read: " + e.getMessage(), e);
    }
  }
}
