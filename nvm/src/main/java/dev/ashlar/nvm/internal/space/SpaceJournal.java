package dev.ashlar.nvm.internal.space;

import dev.ashlar.nvm.StoreDamagedException;
import dev.ashlar.nvm.internal.catalogue.BlockSource;
import dev.ashlar.nvm.internal.format.CommitSlot;
import dev.ashlar.nvm.internal.format.Extent;
import dev.ashlar.nvm.internal.format.FileLayout;
import dev.ashlar.nvm.internal.format.Pointer;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What the next writer must know about free space. Each commit adds one record: either what it took and what it freed,
 * or, from time to time, everything that is free. A record points to the one before it, with its checksum, back to the
 * last full one.
 */
public final class SpaceJournal {
  /** The most records from one full record to the next: what a writer reads before its first transaction. */
  public static final int MAX_DEPTH = 32;

  private static final long MAGIC = 0x4543415053485341L; // "ASHSPACE", lowest byte first
  private static final int FULL = 1;
  private static final int DELTA = 2;
  private static final int HEAD = 80;

  private SpaceJournal() {}

  /**
   * One record.
   *
   * @param sequence the commit that it belongs to
   * @param full whether it starts afresh
   * @param previous the record before it; none for a full one
   * @param endBefore the end of the bytes in use before the commit
   * @param endAfter and after it
   * @param taken extents that came into use
   * @param freed extents that went out of use, with the commit that freed them
   */
  public record Entry(
      long sequence, boolean full, Pointer previous, long endBefore, long endAfter, List<Extent> taken,
      List<FreeRun> freed) {

    /** Bytes of the record. */
    public static long size(int taken, int freed) {
      return HEAD + 16L * taken + 24L * freed;
    }

    /** The bytes of the record, followed by zeros up to {@code length}. */
    public byte[] encode(long length) {
      var buffer = ByteBuffer.allocate(Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
      buffer.putLong(MAGIC).putLong(sequence).putInt(full ? FULL : DELTA).putInt(0);
      buffer.putLong(previous.offset()).putLong(previous.length()).putInt(previous.checksum()).putInt(0);
      buffer.putLong(endBefore).putLong(endAfter).putInt(taken.size()).putInt(freed.size());
      buffer.putLong(0);
      taken.forEach(e -> buffer.putLong(e.offset()).putLong(e.length()));
      freed.forEach(r -> buffer.putLong(r.extent().offset()).putLong(r.extent().length()).putLong(r.sequence()));
      return buffer.array();
    }

    static Entry decode(byte[] bytes) {
      var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      if (buffer.getLong() != MAGIC) {
        throw new StoreDamagedException("no magic bytes");
      }
      long sequence = buffer.getLong();
      boolean full = buffer.getLong() == FULL;
      var previous = new Pointer(buffer.getLong(), buffer.getLong(), (int) buffer.getLong());
      long endBefore = buffer.getLong();
      long endAfter = buffer.getLong();
      int takenCount = buffer.getInt();
      int freedCount = buffer.getInt();
      buffer.getLong();
      if (takenCount < 0 || freedCount < 0 || size(takenCount, freedCount) > bytes.length) {
        throw new StoreDamagedException(takenCount + " and " + freedCount + " extents in " + bytes.length + " bytes");
      }
      var taken = new ArrayList<Extent>(takenCount);
      for (int i = 0; i < takenCount; i++) {
        taken.add(new Extent(buffer.getLong(), buffer.getLong()));
      }
      var freed = new ArrayList<FreeRun>(freedCount);
      for (int i = 0; i < freedCount; i++) {
        freed.add(new FreeRun(new Extent(buffer.getLong(), buffer.getLong()), buffer.getLong()));
      }
      return new Entry(sequence, full, previous, endBefore, endAfter, taken, freed);
    }
  }

  /** What the journal of a commit says, and where it says it. */
  public record Contents(Collection<FreeRun> free, List<Extent> records) {}

  /** Reads the journal of a commit. */
  public static Contents read(BlockSource source, CommitSlot slot) {
    var entries = new ArrayDeque<Entry>();
    var records = new ArrayList<Extent>();
    var next = slot.journal();
    while (!next.isNone()) {
      if (entries.size() > MAX_DEPTH) {
        throw new StoreDamagedException("space journal: more than " + MAX_DEPTH + " records without a full one");
      }
      try {
        var entry = Entry.decode(source.read(next, "space journal record"));
        entries.push(entry);
        records.add(new Extent(next.offset(), FreeSpace.capacity(next.length())));
        next = entry.full ? Pointer.NONE : entry.previous;
      } catch (StoreDamagedException | BufferUnderflowException e) {
        throw new StoreDamagedException("space journal record at byte " + next.offset() + ": " + e.getMessage(), e);
      }
    }
    var map = new FreeMap(FileLayout.DATA_START, slot.end());
    entries.forEach(map::apply);
    return new Contents(map.runs(), records);
  }
}
