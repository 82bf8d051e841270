package dev.ashlar.nvm.torture;

import dev.ashlar.nvm.Attribute;
import dev.ashlar.nvm.internal.catalogue.Tree;
import dev.ashlar.nvm.internal.commit.ChangeSet;
import dev.ashlar.nvm.internal.commit.StoreWriter;
import dev.ashlar.nvm.internal.format.ArrayRecord;
import dev.ashlar.nvm.internal.format.Checksum;
import dev.ashlar.nvm.internal.format.Extent;
import dev.ashlar.nvm.internal.format.Part;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A transaction of byte strings on a simulated disk: the protocol without arrays. */
final class RawTransaction {
  private final SimulatedDisk disk;
  private final StoreWriter writer;
  private final Tree base;
  private final ChangeSet changes = new ChangeSet();
  private boolean inPlace;

  RawTransaction(SimulatedDisk disk, StoreWriter writer, Tree base) {
    this.disk = disk;
    this.writer = writer;
    this.base = base;
  }

  static byte[] key(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  void put(String name, byte[] bytes, String note) throws IOException {
    var place = writer.allocate(bytes.length);
    changes.take(place);
    disk.write(place.offset(), MemorySegment.ofArray(bytes));
    var part = new Part(
        Part.Role.DATA, new Extent(place.offset(), bytes.length), place.length(), Part.Proof.WHOLE, Checksum.of(bytes));
    changes.set(key(name), new ArrayRecord("uint8", List.of((long) bytes.length), List.of(1L), List.of(part),
        note.isEmpty() ? Map.of() : Map.of("note", Attribute.of(note)), 1, 1).encode());
  }

  void remove(String name) {
    changes.set(key(name), null);
  }

  private ArrayRecord record(String name) {
    var found = base.find(key(name));
    if (found == null) {
      throw new AssertionError(name + " is missing");
    }
    return ArrayRecord.decode(found);
  }

  void rename(String name, String newName) {
    var record = record(name);
    changes.set(key(newName), record.encode());
    changes.set(key(name), null);
    changes.move(record.parts().stream().map(Part::place).toList());
  }

  /** Appends within the capacity of the extent; false if there is no room. */
  boolean append(String name, byte[] more) throws IOException {
    var record = record(name);
    var data = record.data();
    long length = data.extent().length() + more.length;
    if (length > data.capacity()) {
      return false;
    }
    disk.write(data.extent().end(), MemorySegment.ofArray(more));
    var part = new Part(
        Part.Role.DATA, new Extent(data.extent().offset(), length), data.capacity(), Part.Proof.NONE, 0);
    changes.set(key(name), record.withShape(List.of(length), List.of(part)).encode());
    return true;
  }

  /** Saves a range, then stores into it in pieces. */
  void change(String name, int offset, byte[] bytes) {
    var record = record(name);
    var range = new Extent(record.data().extent().offset() + offset, bytes.length);
    inPlace = true;
    writer.saveUndo(range);
    int half = bytes.length / 2;
    disk.store(range.offset(), java.util.Arrays.copyOf(bytes, half));
    disk.store(range.offset() + half, java.util.Arrays.copyOfRange(bytes, half, bytes.length));
    changes.set(key(name), record.encode());
  }

  boolean changesInPlace() {
    return inPlace;
  }

  static void commit(StoreWriter writer, List<RawTransaction> together) {
    var batch = new ArrayList<ChangeSet>();
    boolean finishesUndo = false;
    for (var transaction : together) {
      batch.add(transaction.changes);
      finishesUndo |= transaction.inPlace;
    }
    writer.commit(batch, finishesUndo);
  }

  void rollBack() {
    if (inPlace) {
      writer.rollBackUndo();
    }
    changes.taken().forEach(writer.space()::release);
    changes.unused().forEach(writer.space()::release);
  }
}
