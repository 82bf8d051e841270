package dev.ashlar.nvm;

import dev.ashlar.datashape.DataType;
import dev.ashlar.ndarray.Index;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.ndarray.spi.ArrayAccess;
import dev.ashlar.nvm.internal.commit.ChangeSet;
import dev.ashlar.nvm.internal.format.ArrayRecord;
import dev.ashlar.nvm.internal.format.Extent;
import dev.ashlar.nvm.internal.format.Part;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes that become visible and durable together, or not at all. Made by {@link Store#begin()}, used by the thread that began it, and
 * closed without {@link #commit()} it leaves no trace.
 *
 * {@snippet :
 * try (var tx = store.begin()) {
 *   tx.put("weather/rain", rain);
 *   tx.setAttribute("weather/rain", "unit", Attribute.of("mm"));
 *   tx.commit();
 * }
 * }
 *
 * <p>A transaction sees its own changes and otherwise the newest commit. It holds the names that it changes: another transaction of this
 * store that touches one meanwhile gets an {@link IllegalStateException}. Arrays that it lends for writing throw after its end.
 */
public final class Transaction implements AutoCloseable {
  private final Store store;
  private final Writing writing;
  private final Storage storage;
  private final Thread thread = Thread.currentThread();
  private final Gate gate = new Gate();
  private final ChangeSet changes = new ChangeSet();
  private final WriteBuffer writes;
  private final Map<String, List<Extent>> written = new LinkedHashMap<>();
  private @Nullable String ended;

  Transaction(Store store, Writing writing) {
    this.store = store;
    this.writing = writing;
    storage = writing.storage;
    writes = storage.buffer();
  }

  // ---- whole arrays

  /**
   * Copies an array into the store under a name, instead of what had the name before; attributes of an earlier array go with it.
   *
   * @throws IllegalArgumentException if the name breaks the rules: parts separated by {@code /}, none empty, no control characters, at
   *     most 1000 bytes
   */
  public synchronized void put(String name, NDArray array) {
    var key = touch("put", name);
    set(key, name, stored("put", array, Map.of(), 0));
  }

  /**
   * Copies an array into the store instead of one that is there, whose attributes stay. Readers of older commits keep the old elements:
   * the change is isolated, other than one through {@link #writable}.
   *
   * @throws NoSuchElementException if there is no array with the name
   */
  public synchronized void replace(String name, NDArray array) {
    var key = touch("replace", name);
    var old = required("replace", key, name);
    set(key, name, stored("replace", array, old.attributes(), old.created()));
  }

  /**
   * Stores an array given as bytes: the way for strings, ragged rows, and arrays with a validity bitmap.
   *
   * @throws IllegalArgumentException if the name breaks the rules
   */
  public synchronized void putRaw(String name, RawArray array) {
    var key = touch("putRaw", name);
    var parts = new ArrayList<Part>(stored(Part.Role.DATA, array.data()));
    array.heap().ifPresent(heap -> parts.addAll(stored(Part.Role.HEAP, heap)));
    array.validity().ifPresent(validity -> parts.addAll(stored(Part.Role.VALIDITY, validity)));
    var shape = array.shape().stream().mapToLong(Long::longValue).toArray();
    set(key, name, record(array.dtype(), shape, parts, Map.of(), 0));
  }

  private List<Part> stored(Part.Role role, MemorySegment bytes) {
    var place = storage.take(bytes.byteSize(), changes);
    var extent = new Extent(place.offset(), bytes.byteSize());
    return storage.store(bytes, new Part(role, extent, place.length(), Part.Proof.NONE, 0), changes, writes);
  }

  private ArrayRecord stored(String operation, NDArray array, Map<String, Attribute> attributes, long created) {
    var shape = array.shape();
    requireSelfContained(operation, array.dtype());
    long bytes = StoredArray.bytes(operation, array.dtype(), shape);
    var place = storage.take(bytes, changes);
    var extent = new Extent(place.offset(), bytes);
    var parts = storage.store(array, new Part(Part.Role.DATA, extent, place.length(), Part.Proof.NONE, 0), changes, writes);
    return record(array.dtype(), shape, parts, attributes, created);
  }

  private static void requireSelfContained(String operation, DataType type) {
    if (RawArray.refersToHeap(type)) {
      throw new IllegalArgumentException(operation + ": elements of " + type + " refer to a heap; store them with putRaw");
    }
  }

  private ArrayRecord record(DataType type, long[] shape, List<Part> parts, Map<String, Attribute> attributes, long created) {
    long next = writing.writer.current().sequence() + 1;
    return new ArrayRecord(type.toString(), StoredArray.list(shape), StoredArray.strides(type, shape), parts, attributes,
        created == 0 ? next : created, next);
  }

  /**
   * Makes an array of zeros in the store, to be filled in place until the commit.
   *
   * @return a writable view of the mapped bytes, usable until the transaction ends
   * @throws IllegalStateException if the name is taken
   */
  public synchronized NDArray create(String name, DataType dtype, long... shape) {
    var key = touch("create", name);
    if (lookup(key).isPresent()) {
      throw new IllegalStateException("create: there is an array '" + name + "' already");
    }
    requireSelfContained("create", dtype);
    long bytes = StoredArray.bytes("create", dtype, shape);
    var place = storage.take(bytes, changes);
    storage.prepare(place);
    var extent = new Extent(place.offset(), bytes);
    var record = record(dtype, shape,
        List.of(new Part(Part.Role.DATA, extent, place.length(), Part.Proof.NONE, 0)), Map.of(), 0);
    set(key, name, record);
    written.put(name, List.of());
    return lend(name, record);
  }

  /**
   * Removes an array.
   *
   * @throws NoSuchElementException if there is none with the name
   */
  public synchronized void remove(String name) {
    var key = touch("remove", name);
    discard(name, required("remove", key, name));
    changes.set(key, null);
  }

  /**
   * Gives an array another name; nothing is copied.
   *
   * @throws NoSuchElementException if there is none with the old name
   * @throws IllegalStateException if there is one with the new name
   */
  public synchronized void rename(String name, String newName) {
    var key = touch("rename", name);
    var newKey = touch("rename", newName);
    var record = required("rename", key, name);
    if (lookup(newKey).isPresent()) {
      throw new IllegalStateException("rename: there is an array '" + newName + "' already");
    }
    changes.set(newKey, record.encode());
    changes.set(key, null);
    changes.move(record.parts().stream().map(Part::place).toList());
    var ranges = written.remove(name);
    if (ranges != null) {
      written.put(newName, ranges);
    }
  }

  /**
   * Adds elements behind the last ones along axis 0. Room grows by half when it is used up, so adding often is cheap.
   *
   * @throws NoSuchElementException if there is no array with the name
   * @throws IllegalArgumentException if the dtypes or the other extents differ
   */
  public synchronized void append(String name, NDArray more) {
    var key = touch("append", name);
    var old = required("append", key, name);
    var shape = old.shapeArray();
    var added = more.shape();
    if (shape.length == 0 || shape.length != added.length || !Arrays.equals(shape, 1, shape.length, added, 1, added.length)
        || !more.dtype().equals(StoredArray.type(name, old))) {
      throw new IllegalArgumentException("append: " + Arrays.toString(added) + " of " + more.dtype() + " does not fit '" + name
          + "', " + Arrays.toString(shape) + " of " + old.type());
    }
    if (old.parts().stream().anyMatch(p -> p.role() == Part.Role.HEAP || p.role() == Part.Role.VALIDITY)) {
      throw new IllegalArgumentException("append: '" + name + "' has a heap or a validity bitmap; store it anew with putRaw");
    }
    shape[0] = Math.addExact(shape[0], added[0]);
    long bytes = StoredArray.bytes("append", more.dtype(), shape);
    flush();
    var data = withRoom(old.data(), bytes);
    var tail = new Extent(data.extent().offset() + old.data().extent().length(), bytes - old.data().extent().length());
    storage.write(more, tail, writes);
    flush();
    boolean sameTable = old.data().proof() == Part.Proof.BLOCKS && !written.containsKey(name);
    var parts = storage.provedAgain(data, sameTable ? old.part(Part.Role.CHECKSUMS).orElse(null) : null, tail, changes);
    var record = record(more.dtype(), shape, parts, old.attributes(), old.created());
    keepOnly(old, record);
    changes.set(key, record.encode());
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

  /** Drops the places of an old record of this transaction that the new one does not have. */
  private void keepOnly(ArrayRecord old, ArrayRecord now) {
    var kept = now.parts().stream().map(Part::place).toList();
    changes.drop(old.parts().stream().map(Part::place).filter(p -> !kept.contains(p)).toList());
  }

  // ---- in place

  /**
   * A writable view of an array, or of a part of it, that is in the store. The old bytes are saved first; if the transaction does not
   * commit, or the machine stops, they are put back.
   *
   * <p>Up to half of the array is changed in place: whoever has a view of the array, in this process or another, sees the
   * change while it happens. More than half, or a part while another transaction is changing arrays in place, is copied first and
   * exchanged at the commit. For an isolated change in any case use {@link #replace}.
   *
   * @param index the part, as in {@link NDArray#get}; nothing for all of it
   * @throws NoSuchElementException if there is no array with the name
   */
  public synchronized NDArray writable(String name, Index... index) {
    var key = touch("writable", name);
    var old = required("writable", key, name);
    var data = old.data();
    if (changes.hasTaken(data.place())) {
      written.putIfAbsent(name, List.of());
      return part(lend(name, old), index);
    }
    var range = hull(part(lend(name, old), index), data.extent());
    if (range.length() == 0) {
      return part(lend(name, old), index);
    }
    if (2 * range.length() <= data.extent().length() && writing.mayChangeInPlace(this)) {
      saveInPlace(name, range);
      changes.set(key, old.encode());
      return part(lend(name, old), index);
    }
    var place = storage.take(data.capacity(), changes);
    var extent = new Extent(place.offset(), data.extent().length());
    storage.copy(data.extent(), extent);
    var parts = new ArrayList<Part>();
    parts.add(new Part(Part.Role.DATA, extent, place.length(), Part.Proof.NONE, 0));
    old.parts().stream().filter(p -> p.role() != Part.Role.DATA && p.role() != Part.Role.CHECKSUMS).forEach(parts::add);
    var record = old.withParts(parts);
    changes.set(key, record.encode());
    written.put(name, List.of());
    return part(lend(name, record), index);
  }

  private void saveInPlace(String name, Extent range) {
    storage.reserve(range);
    writing.writer.saveUndo(range);
    var ranges = new ArrayList<>(written.getOrDefault(name, List.of()));
    ranges.add(range);
    written.put(name, ranges);
  }

  private static NDArray part(NDArray array, Index... index) {
    return index.length == 0 ? array : array.get(index);
  }

  /** The bytes from the first to the last element of a view. */
  private static Extent hull(NDArray view, Extent whole) {
    var shape = view.shape();
    var strides = view.strides();
    long low = 0;
    long high = dev.ashlar.datashape.Layout.of(view.dtype()).size();
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] == 0) {
        return new Extent(whole.offset(), 0);
      }
      long reach = (shape[axis] - 1) * strides[axis];
      low += Math.min(0, reach);
      high += Math.max(0, reach);
    }
    var access = ArrayAccess.get();
    long first = access.address(view) - ((MappedOwner) access.owner(view)).segment().address();
    return new Extent(whole.offset() + first + low, high - low);
  }

  // ---- attributes

  /**
   * Gives an array an attribute, instead of one with the same name.
   *
   * @throws NoSuchElementException if there is no array with the name
   */
  public synchronized void setAttribute(String name, String attribute, Attribute value) {
    if (ArrayName.utf8("setAttribute", attribute).length > 0xffff || attribute.isEmpty()) {
      throw new IllegalArgumentException("setAttribute: a name has 1 to 65535 bytes");
    }
    switch (value) {
      case Attribute.Text text -> ArrayName.utf8("setAttribute", text.value());
      case Attribute.Texts texts -> texts.values().forEach(text -> ArrayName.utf8("setAttribute", text));
      default -> {}
    }
    change("setAttribute", name, attributes -> attributes.put(attribute, value));
  }

  /**
   * Takes an attribute away, if it is there.
   *
   * @throws NoSuchElementException if there is no array with the name
   */
  public synchronized void removeAttribute(String name, String attribute) {
    change("removeAttribute", name, attributes -> attributes.remove(attribute));
  }

  private void change(String operation, String name, java.util.function.Consumer<Map<String, Attribute>> change) {
    var key = touch(operation, name);
    var old = required(operation, key, name);
    var attributes = new LinkedHashMap<>(old.attributes());
    change.accept(attributes);
    var record = old.withAttributes(attributes).encode();
    if (record.length > dev.ashlar.nvm.internal.format.FileLayout.MAX_RECORD) {
      throw new IllegalArgumentException(operation + ": the attributes of '" + name + "' are too large: " + record.length + " bytes");
    }
    changes.set(key, record);
  }

  // ---- reading

  /**
   * An array as this transaction sees it, as a read-only view.
   *
   * @throws NoSuchElementException if there is none with the name
   */
  public synchronized NDArray get(String name) {
    requireOpen("get");
    var key = ArrayName.encode("get", name);
    if (!changes.contains(key)) {
      return store.get(name);
    }
    return view(name, required("get", key, name), true);
  }

  private NDArray lend(String name, ArrayRecord record) {
    return view(name, record, false);
  }

  private NDArray view(String name, ArrayRecord record, boolean readOnly) {
    flush();
    var owner = new MappedOwner(gate, store.gate(), storage.live(record.data().place()), this);
    return StoredArray.view(name, record, owner, readOnly);
  }

  private Optional<ArrayRecord> lookup(byte[] key) {
    if (!changes.contains(key)) {
      return store.record(key);
    }
    var record = changes.get(key);
    return record == null ? Optional.empty() : Optional.of(ArrayRecord.decode(record));
  }

  private ArrayRecord required(String operation, byte[] key, String name) {
    return lookup(key).orElseThrow(() -> store.missing(operation, name));
  }

  private byte[] touch(String operation, String name) {
    requireOpen(operation);
    var key = ArrayName.encode(operation, name);
    writing.hold(operation, name, this);
    return key;
  }

  private void set(byte[] key, String name, ArrayRecord record) {
    lookup(key).ifPresent(old -> discard(name, old));
    changes.set(key, record.encode());
  }

  private void discard(String name, ArrayRecord old) {
    changes.drop(old.parts().stream().map(Part::place).toList());
    written.remove(name);
  }

  private void flush() {
    try {
      writes.flush();
    } catch (IOException e) {
      throw new StoreException("the elements cannot be written: " + e.getMessage(), e);
    }
  }

  private void requireOpen(String operation) {
    if (!thread.equals(Thread.currentThread())) {
      throw new WrongThreadException(operation + ": the transaction belongs to thread " + thread.getName());
    }
    if (ended != null) {
      throw new IllegalStateException(operation + ": " + ended);
    }
    store.gate().check();
  }

  // ---- end

  /**
   * Makes the changes visible and durable. Waits for kernels that still work on arrays of the transaction. Commits of several threads
   * share their forces.
   *
   * @throws StoreException if that failed; the transaction is rolled back then
   */
  public synchronized void commit() {
    requireOpen("commit");
    gate.close("the array was lent by a transaction that has ended; get it from the store again");
    try {
      flush();
      List.copyOf(written.keySet()).forEach(this::prove);
      if (!changes.isEmpty()) {
        writing.commit(this, changes);
      }
    } catch (RuntimeException | Error e) {
      rollBack("the transaction was rolled back when its commit failed");
      throw e;
    }
    end("the transaction is committed");
    changes.unused().forEach(writing.writer.space()::release);
  }

  /** Computes the checksums of what was written through views. */
  private void prove(String name) {
    var key = ArrayName.encode("commit", name);
    var record = lookup(key).orElseThrow();
    var data = record.data();
    var table = data.proof() == Part.Proof.BLOCKS ? record.part(Part.Role.CHECKSUMS).orElse(null) : null;
    var parts = new ArrayList<Part>();
    var ranges = written.getOrDefault(name, List.of());
    if (ranges.isEmpty()) {
      parts.addAll(storage.proved(data, changes));
    } else {
      long from = ranges.stream().mapToLong(Extent::offset).min().orElseThrow();
      long to = ranges.stream().mapToLong(Extent::end).max().orElseThrow();
      parts.addAll(storage.provedAgain(data, table, new Extent(from, to - from), changes));
    }
    record.parts().stream().filter(p -> p.role() != Part.Role.DATA && p.role() != Part.Role.CHECKSUMS).forEach(parts::add);
    long next = writing.writer.current().sequence() + 1;
    var proved = new ArrayRecord(record.type(), record.shape(), record.strides(), parts, record.attributes(), record.created(), next);
    keepOnly(record, proved);
    changes.set(key, proved.encode());
  }

  /** Rolls back, if {@link #commit} was not called. Waits for kernels that still work on arrays of the transaction. */
  @Override
  public void close() {
    abandon("the transaction is closed");
  }

  /** Rolls back whoever calls. */
  synchronized void abandon(String why) {
    if (ended == null) {
      gate.close("the array was lent by a transaction that was rolled back");
      rollBack(why);
    }
  }

  private void rollBack(String why) {
    try {
      if (!writing.writer.isPoisoned()) {
        if (writing.changedInPlace(this)) {
          writing.writer.rollBackUndo();
        }
        changes.taken().forEach(writing.writer.space()::release);
        changes.unused().forEach(writing.writer.space()::release);
      }
    } finally {
      end(why);
    }
  }

  private void end(String why) {
    ended = why;
    writing.leave(this, thread);
  }
}
