package dev.ashlar.nvm;

import dev.ashlar.datashape.DataType;
import dev.ashlar.ndarray.Index;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.nvm.internal.commit.ChangeSet;
import dev.ashlar.nvm.internal.format.ArrayRecord;
import dev.ashlar.nvm.internal.format.Extent;
import dev.ashlar.nvm.internal.format.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes that become visible and durable together, or not at all. Made by {@link Store#begin()}, used by the thread
 * that began it, and closed without {@link #commit()} it leaves no trace.
 *
 * {@snippet :
 * try (var tx = store.begin()) {
 *   tx.put("weather/rain", rain);
 *   tx.setAttribute("weather/rain", "unit", Attribute.of("mm"));
 *   tx.commit();
 * }
 * }
 *
 * <p>A transaction sees its own changes and otherwise the newest commit. It holds the names that it changes: another
 * transaction of this store that touches one meanwhile gets an {@link IllegalStateException}. Arrays that it lends for
 * writing throw after its end.
 */
public final class Transaction implements AutoCloseable {
  private final Store store;
  private final Writing writing;
  private final Storage storage;
  private final Thread thread = Thread.currentThread();
  private final Gate gate = new Gate();
  private final ChangeSet changes = new ChangeSet();
  private final RecordMaker maker;
  private final Map<String, List<Extent>> written = new LinkedHashMap<>();
  private @Nullable String ended;

  Transaction(Store store, Writing writing) {
    this.store = store;
    this.writing = writing;
    storage = writing.storage;
    maker = new RecordMaker(storage, changes, () -> writing.writer.current().sequence() + 1);
  }

  // ---- whole arrays

  /**
   * Copies an array into the store under a name, instead of what had the name before; attributes of an earlier array go
   * with it.
   *
   * @throws IllegalArgumentException if the name breaks the rules: parts separated by {@code /}, none empty, no control
   *     characters, at most 1000 bytes
   */
  public synchronized void put(String name, NDArray array) {
    var key = touch("put", name);
    set(key, name, maker.copy("put", array, Map.of(), 0));
  }

  /**
   * Copies an array into the store instead of one that is there, whose attributes stay. Readers of older commits keep
   * the old elements: the change is isolated, other than one through {@link #writable}.
   *
   * @throws NoSuchElementException if there is no array with the name
   */
  public synchronized void replace(String name, NDArray array) {
    var key = touch("replace", name);
    var old = required("replace", key, name);
    set(key, name, maker.copy("replace", array, old.attributes(), old.created()));
  }

  /**
   * Stores an array given as bytes: the way for strings, ragged rows, and arrays with a validity bitmap.
   *
   * @throws IllegalArgumentException if the name breaks the rules
   */
  public synchronized void putRaw(String name, RawArray array) {
    var key = touch("putRaw", name);
    set(key, name, maker.copy(array));
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
    var record = maker.zeros("create", dtype, shape);
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
    if (shape.length == 0 || shape.length != added.length
        || !Arrays.equals(shape, 1, shape.length, added, 1, added.length)
        || !more.dtype().equals(StoredArray.type(name, old))) {
      throw new IllegalArgumentException(
          "append: " + Arrays.toString(added) + " of " + more.dtype() + " does not fit '" + name
          + "', " + Arrays.toString(shape) + " of " + old.type());
    }
    if (old.parts().stream().anyMatch(p -> p.role() == Part.Role.HEAP || p.role() == Part.Role.VALIDITY)) {
      throw new IllegalArgumentException(
          "append: '" + name + "' has a heap or a validity bitmap; store it anew with putRaw");
    }
    shape[0] = Math.addExact(shape[0], added[0]);
    var record = maker.longer(old, more, shape, !written.containsKey(name));
    keepOnly(old, record);
    changes.set(key, record.encode());
  }

  /** Drops the places of an old record of this transaction that the new one does not have. */
  private void keepOnly(ArrayRecord old, ArrayRecord now) {
    var kept = now.parts().stream().map(Part::place).toList();
    changes.drop(old.parts().stream().map(Part::place).filter(p -> !kept.contains(p)).toList());
  }

  // ---- in place

  /**
   * A writable view of an array, or of a part of it, that is in the store. The old bytes are saved first; if the
   * transaction does not commit, or the machine stops, they are put back.
   *
   * <p>Up to half of the array is changed in place: whoever has a view of the array, in this process or another, sees
   * the change while it happens. More than half, or a part while another transaction is changing arrays in place, is
   * copied first and exchanged at the commit. For an isolated change in any case use {@link #replace}.
   *
   * @param index the part, as in {@link NDArray#get}, by positions, slices, new axes and an ellipsis; nothing for all
   *     of it
   * @throws IllegalArgumentException if the index has a mask or an array of positions: those select a copy, not a view
   * @throws NoSuchElementException if there is no array with the name
   */
  public synchronized NDArray writable(String name, Index... index) {
    for (var item : index) {
      if (item instanceof Index.Mask || item instanceof Index.Positions) {
        throw new IllegalArgumentException(
            "writable: a mask or an array of positions selects a copy of '" + name + "', which no commit would see;"
                + " take the whole array, or a slice of it, and set its elements by the mask");
      }
    }
    var key = touch("writable", name);
    var old = required("writable", key, name);
    var data = old.data();
    if (changes.hasTaken(data.place())) {
      written.putIfAbsent(name, List.of());
      return part(lend(name, old), index);
    }
    var range = StoredArray.hull(part(lend(name, old), index), data.extent());
    if (range.length() == 0) {
      return part(lend(name, old), index);
    }
    if (2 * range.length() <= data.extent().length() && writing.mayChangeInPlace(this)) {
      saveInPlace(name, range);
      changes.set(key, old.encode());
      return part(lend(name, old), index);
    }
    var record = maker.elsewhere(old);
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
      throw new IllegalArgumentException(
          operation + ": the attributes of '" + name + "' are too large: " + record.length + " bytes");
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
    maker.flush();
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
   * Makes the changes visible and durable. Waits for kernels that still work on arrays of the transaction. Commits of
   * several threads share their forces.
   *
   * @throws StoreException if that failed; the transaction is rolled back then
   */
  public synchronized void commit() {
    requireOpen("commit");
    gate.close("the array was lent by a transaction that has ended; get it from the store again");
    try {
      maker.flush();
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
    var proved = maker.proved(record, changed(name));
    keepOnly(record, proved);
    changes.set(key, proved.encode());
  }

  /**
   * From the first to the last byte that was stored through views of an array that is in the store; null for all of a
   * new one.
   */
  private @Nullable Extent changed(String name) {
    var ranges = written.getOrDefault(name, List.of());
    if (ranges.isEmpty()) {
      return null;
    }
    long from = ranges.stream().mapToLong(Extent::offset).min().orElseThrow();
    long to = ranges.stream().mapToLong(Extent::end).max().orElseThrow();
    return new Extent(from, to - from);
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
