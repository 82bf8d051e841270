package dev.ashlar.nvm;

import dev.ashlar.datashape.DataType;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.nvm.internal.commit.ChangeSet;
import dev.ashlar.nvm.internal.format.ArrayRecord;
import dev.ashlar.nvm.internal.format.Extent;
import dev.ashlar.nvm.internal.format.Part;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes space for the arrays of a transaction, writes their elements, and makes the records that say where they are.
 */
final class RecordMaker {
  private final Storage storage;
  private final ChangeSet changes;
  private final WriteBuffer writes;
  private final LongSupplier nextCommit;

  /**
   * Makes records.
   *
   * @param changes of the transaction, which own the space
   * @param nextCommit the number that new arrays say they were made by
   */
  RecordMaker(Storage storage, ChangeSet changes, LongSupplier nextCommit) {
    this.storage = storage;
    this.changes = changes;
    this.nextCommit = nextCommit;
    writes = storage.buffer();
  }

  /** A copy of an array. */
  ArrayRecord copy(String operation, NDArray array, Map<String, Attribute> attributes, long created) {
    var shape = array.shape();
    requireSelfContained(operation, array.dtype());
    var parts = storage.store(array, room(StoredArray.bytes(operation, array.dtype(), shape)), changes, writes);
    return record(array.dtype(), shape, parts, attributes, created);
  }

  /** A copy of an array given as bytes. */
  ArrayRecord copy(RawArray array) {
    var parts = new ArrayList<Part>(stored(Part.Role.DATA, array.data()));
    array.heap().ifPresent(heap -> parts.addAll(stored(Part.Role.HEAP, heap)));
    array.validity().ifPresent(validity -> parts.addAll(stored(Part.Role.VALIDITY, validity)));
    var shape = array.shape().stream().mapToLong(Long::longValue).toArray();
    return record(array.dtype(), shape, parts, Map.of(), 0);
  }

  private List<Part> stored(Part.Role role, MemorySegment bytes) {
    var place = storage.take(bytes.byteSize(), changes);
    var extent = new Extent(place.offset(), bytes.byteSize());
    return storage.store(bytes, new Part(role, extent, place.length(), Part.Proof.NONE, 0), changes, writes);
  }

  /** Zeros, ready to be stored into. */
  ArrayRecord zeros(String operation, DataType dtype, long[] shape) {
    requireSelfContained(operation, dtype);
    var data = room(StoredArray.bytes(operation, dtype, shape));
    storage.prepare(data.place());
    return record(dtype, shape, List.of(data), Map.of(), 0);
  }

  /** The same elements in another place, ready to be stored into. */
  ArrayRecord elsewhere(ArrayRecord old) {
    var data = old.data();
    var place = storage.take(data.capacity(), changes);
    var extent = new Extent(place.offset(), data.extent().length());
    storage.copy(data.extent(), extent);
    var parts = new ArrayList<Part>();
    parts.add(new Part(Part.Role.DATA, extent, place.length(), Part.Proof.NONE, 0));
    parts.addAll(besideData(old));
    return old.withParts(parts);
  }

  /**
   * An array with more elements behind its last ones.
   *
   * @param shape of both together
   * @param provedBefore whether the checksums of the old elements still hold
   */
  ArrayRecord longer(ArrayRecord old, NDArray more, long[] shape, boolean provedBefore) {
    long bytes = StoredArray.bytes("append", more.dtype(), shape);
    flush();
    var data = withRoom(old.data(), bytes);
    var tail = new Extent(data.extent().offset() + old.data().extent().length(), bytes - old.data().extent().length());
    storage.write(more, tail, writes);
    flush();
    boolean sameTable = provedBefore && old.data().proof() == Part.Proof.BLOCKS;
    var parts = storage.provedAgain(data, sameTable ? old.part(Part.Role.CHECKSUMS).orElse(null) : null, tail, changes);
    return record(more.dtype(), shape, parts, old.attributes(), old.created());
  }

  /** The part with room for {@code bytes}: as it is, or moved to a larger place. */
  private Part withRoom(Part data, long bytes) {
    if (bytes <= data.capacity()) {
      return new Part(data.role(), new Extent(data.extent().offset(), bytes), data.capacity(), data.proof(), 0);
    }
    var place = storage.take(Math.max(bytes, data.capacity() + data.capacity() / 2), changes);
    storage.copy(data.extent(), new Extent(place.offset(), data.extent().length()));
    return new Part(data.role(), new Extent(place.offset(), bytes), place.length(), data.proof(), 0);
  }

  /**
   * The record with the checksums of elements that were stored through views.
   *
   * @param changed where, within the file; null for all of the array
   */
  ArrayRecord proved(ArrayRecord record, @Nullable Extent changed) {
    var data = record.data();
    var parts = new ArrayList<Part>();
    if (changed == null) {
      parts.addAll(storage.proved(data, changes));
    } else {
      var table = data.proof() == Part.Proof.BLOCKS ? record.part(Part.Role.CHECKSUMS).orElse(null) : null;
      parts.addAll(storage.provedAgain(data, table, changed, changes));
    }
    parts.addAll(besideData(record));
    return new ArrayRecord(
        record.type(), record.shape(), record.strides(), parts, record.attributes(), record.created(),
        nextCommit.getAsLong());
  }

  private static List<Part> besideData(ArrayRecord record) {
    return record.parts().stream().filter(p -> p.role() != Part.Role.DATA && p.role() != Part.Role.CHECKSUMS).toList();
  }

  private Part room(long bytes) {
    var place = storage.take(bytes, changes);
    return new Part(Part.Role.DATA, new Extent(place.offset(), bytes), place.length(), Part.Proof.NONE, 0);
  }

  private static void requireSelfContained(String operation, DataType type) {
    if (RawArray.refersToHeap(type)) {
      throw new IllegalArgumentException(
          operation + ": elements of " + type + " refer to a heap; store them with putRaw");
    }
  }

  private ArrayRecord record(
      DataType type, long[] shape, List<Part> parts, Map<String, Attribute> attributes, long created) {
    long next = nextCommit.getAsLong();
    return new ArrayRecord(
        type.toString(), StoredArray.list(shape), StoredArray.strides(type, shape), parts, attributes,
        created == 0 ? next : created, next);
  }

  /** Writes what is still in the buffer. */
  void flush() {
    try {
      writes.flush();
    } catch (IOException e) {
      throw new StoreException("the elements cannot be written: " + e.getMessage(), e);
    }
  }
}
