package dev.ashlar.nvm.internal.commit;

import dev.ashlar.nvm.internal.format.Extent;
import dev.ashlar.nvm.internal.format.FileLayout;
import dev.ashlar.nvm.internal.format.LittleEndian;
import dev.ashlar.nvm.internal.format.Pointer;
import dev.ashlar.nvm.internal.format.UndoRoot;
import dev.ashlar.nvm.internal.medium.Medium;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * The undo records of a file. A record holds the bytes of one range as they were before a transaction changed them in
 * place; it points to the record before it. A root names the newest record of a chain. A root whose record is not whole
 * was never handed out: the root before it counts.
 */
public final class UndoPages {
  /** Bytes before the saved ones. */
  static final int HEAD = 48;

  private static final byte[] MAGIC = {'U', 'N', 'D', 'O', 'R', 'E', 'C', 'D'};
  private static final int PIECE = 1 << 20;

  private final Medium medium;
  private final UUID uuid;

  UndoPages(Medium medium, UUID uuid) {
    this.medium = medium;
    this.uuid = uuid;
  }

  /**
   * Saved bytes.
   *
   * @param target the range that they came from
   * @param saved where they are kept
   */
  public record Saved(Extent target, Extent saved) {}

  /**
   * Writes a record into {@code place}, with the bytes that {@code target} holds now, and returns the pointer to it.
   */
  Pointer write(Extent place, Extent target, Pointer previous) throws IOException {
    var head = new byte[HEAD];
    System.arraycopy(MAGIC, 0, head, 0, MAGIC.length);
    LittleEndian.putLong(head, 8, target.offset());
    LittleEndian.putLong(head, 16, target.length());
    LittleEndian.putLong(head, 24, previous.offset());
    LittleEndian.putLong(head, 32, previous.length());
    LittleEndian.putInt(head, 40, previous.checksum());
    var bytes = medium.live().asSlice(target.offset(), target.length());
    medium.write(place.offset(), MemorySegment.ofArray(head));
    medium.write(place.offset() + HEAD, bytes);
    var crc = new CRC32();
    crc.update(head);
    for (long at = 0; at < target.length(); at += PIECE) {
      crc.update(bytes.asSlice(at, Math.min(PIECE, target.length() - at)).asByteBuffer());
    }
    return new Pointer(place.offset(), HEAD + target.length(), (int) crc.getValue());
  }

  /** Writes a root into the page that belongs to a commit slot. */
  void writeRoot(int slot, UndoRoot root) throws IOException {
    medium.write(FileLayout.undoOffset(slot) + (long) root.sector() * FileLayout.SECTOR,
        MemorySegment.ofArray(root.encode(uuid)));
  }

  /** All whole roots of the page that belongs to a commit slot, newest first. */
  List<UndoRoot> roots(int slot) throws IOException {
    var page = new byte[FileLayout.PAGE];
    medium.read(FileLayout.undoOffset(slot), MemorySegment.ofArray(page));
    return roots(page);
  }

  private List<UndoRoot> roots(byte[] page) {
    var roots = new ArrayList<UndoRoot>();
    for (int sector = 0; sector < UndoRoot.SECTORS; sector++) {
      UndoRoot.decode(page, sector, uuid).ifPresent(roots::add);
    }
    if (roots.size() > 1) {
      roots.sort(Comparator.comparingLong(UndoRoot::index).reversed());
    }
    return roots;
  }

  /** A number that grows whenever somebody begins to change bytes in place. */
  public long changes() throws IOException {
    return lastIndex();
  }

  /** The highest index of a root ever written. */
  long lastIndex() throws IOException {
    long last = 0;
    for (int slot = 0; slot < 2; slot++) {
      for (var root : roots(slot)) {
        last = Math.max(last, root.index());
      }
    }
    return last;
  }

  /**
   * The highest commit number that a root names: a later commit must not have a lower one, else the root would seem to
   * be about the future.
   */
  long lastSequence() throws IOException {
    long last = 0;
    for (int slot = 0; slot < 2; slot++) {
      for (var root : roots(slot)) {
        last = Math.max(last, root.sequence());
      }
    }
    return last;
  }

  /**
   * Removes the roots of commits after {@code sequence}, once their records are put back durably: after a fallback, a
   * root whose record survives could put back bytes that another root, whose record does not, would have corrected. The
   * latest go first, each step made durable by {@code force}, so that what is left by a cut is always enough.
   */
  void forget(long sequence, Force force) throws IOException {
    var later = new TreeMap<Long, List<Long>>(Comparator.reverseOrder());
    for (int slot = 0; slot < 2; slot++) {
      for (var root : roots(slot)) {
        if (root.sequence() > sequence) {
          long at = FileLayout.undoOffset(slot) + (long) root.sector() * FileLayout.SECTOR;
          later.computeIfAbsent(root.sequence(), s -> new ArrayList<>()).add(at);
        }
      }
    }
    for (var sectors : later.values()) {
      for (long at : sectors) {
        medium.write(at, MemorySegment.ofArray(new byte[FileLayout.SECTOR]));
      }
      force.run();
    }
  }

  /** Makes what was written durable. */
  interface Force {
    /** Runs it. */
    void run() throws IOException;
  }

  /** What must be put back, in this order, to get from the file as it is to the state of commit {@code sequence}. */
  public List<Saved> since(long sequence) throws IOException {
    var chains = new ArrayList<UndoRoot>();
    var records = new ArrayList<Saved>();
    var pages = new byte[2 * FileLayout.PAGE];
    medium.read(FileLayout.undoOffset(0), MemorySegment.ofArray(pages));
    for (int slot = 0; slot < 2; slot++) {
      for (var root : roots(Arrays.copyOfRange(pages, slot * FileLayout.PAGE, (slot + 1) * FileLayout.PAGE))) {
        if (root.sequence() > sequence) {
          chains.add(root);
        }
      }
    }
    if (chains.isEmpty()) {
      return records;
    }
    chains.sort(Comparator.comparingLong(UndoRoot::sequence).thenComparingLong(UndoRoot::index).reversed());
    long done = Long.MAX_VALUE;
    for (var root : chains) {
      if (root.sequence() < done && chain(root.newest(), records)) {
        done = root.sequence();
      }
    }
    return records;
  }

  /**
   * Adds the records of a chain; false, and nothing added, if one of them is not whole. Then the root was not forced
   * yet, and the one before it counts; or the chain was rolled back, and nothing needs to be put back.
   */
  private boolean chain(Pointer newest, List<Saved> records) throws IOException {
    var chain = new ArrayList<Saved>();
    var next = newest;
    while (!next.isNone()) {
      var head = new byte[HEAD];
      if (!isWhole(next, head)) {
        return false;
      }
      chain.add(new Saved(new Extent(LittleEndian.getLong(head, 8), LittleEndian.getLong(head, 16)),
          new Extent(next.offset() + HEAD, next.length() - HEAD)));
      next = new Pointer(LittleEndian.getLong(head, 24), LittleEndian.getLong(head, 32), LittleEndian.getInt(head, 40));
    }
    records.addAll(chain);
    return true;
  }

  private boolean isWhole(Pointer pointer, byte[] head) throws IOException {
    long length = medium.length();
    if (pointer.length() < HEAD || pointer.offset() < FileLayout.DATA_START
        || pointer.offset() > length - pointer.length()) {
      return false;
    }
    medium.read(pointer.offset(), MemorySegment.ofArray(head));
    long target = LittleEndian.getLong(head, 8);
    long saved = LittleEndian.getLong(head, 16);
    if (!Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length) || saved != pointer.length() - HEAD
        || target < FileLayout.DATA_START || target > length - saved) {
      return false;
    }
    var crc = new CRC32();
    crc.update(head);
    for (long done = 0; done < saved; done += PIECE) {
      crc.update(piece(pointer.offset() + HEAD + done, Math.min(PIECE, saved - done)));
    }
    return (int) crc.getValue() == pointer.checksum();
  }

  private byte[] piece(long offset, long length) throws IOException {
    var bytes = new byte[(int) length];
    try {
      medium.read(offset, MemorySegment.ofArray(bytes));
    } catch (EOFException e) {
      throw new EOFException("undo record: " + e.getMessage());
    }
    return bytes;
  }

  /** Where saved bytes are put back. */
  public interface Target {
    /** Stores bytes at an offset of the file. */
    void put(long offset, byte[] bytes) throws IOException;
  }

  /** Puts the records back, in their order. */
  public void restore(List<Saved> records, Target target) throws IOException {
    for (var record : records) {
      for (long done = 0; done < record.target().length(); done += PIECE) {
        target.put(record.target().offset() + done,
            piece(record.saved().offset() + done, Math.min(PIECE, record.target().length() - done)));
      }
    }
  }
}
