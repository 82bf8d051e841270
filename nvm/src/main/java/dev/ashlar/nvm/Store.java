package dev.ashlar.nvm;

import dev.ashlar.datashape.DataTypes;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.nvm.internal.commit.Attachment;
import dev.ashlar.nvm.internal.commit.CommitSteps;
import dev.ashlar.nvm.internal.commit.StoreWriter;
import dev.ashlar.nvm.internal.commit.UndoPages;
import dev.ashlar.nvm.internal.format.ArrayRecord;
import dev.ashlar.nvm.internal.format.CommitSlot;
import dev.ashlar.nvm.internal.format.Extent;
import dev.ashlar.nvm.internal.lock.LockFile;
import dev.ashlar.nvm.internal.medium.FileMedium;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Named arrays in one file that outlives the process. Opening maps the file and reads a few pages, however much it
 * holds; an array got from a store is a view of the mapped bytes.
 *
 * {@snippet :
 * try (var store = Store.create(Path.of("weather.ashlar"))) {
 *   try (var tx = store.begin()) {
 *     tx.put("rain", rain);
 *     tx.commit();                      // durable when it returns
 *   }
 *   store.get("rain").sum();            // computed on the mapped bytes
 * }
 * }
 *
 * <p>One process writes at a time; any number read, each the commit it opened. A lock file beside
 * the store, {@code name.ashlar.lock}, keeps track of them; its locks vanish with their process.
 *
 * <p>Arrays may be used until the store is closed; afterwards they throw {@link IllegalStateException}. All methods may
 * be called from any thread; {@link #close()} waits for kernels that are running on arrays of the store.
 */
public final class Store implements AutoCloseable {
  private final Path path;
  private final StoreOptions options;
  private final FileMedium medium;
  private final @Nullable LockFile lock;
  private final Attachment attachment;
  private final Gate gate = new Gate();
  private final boolean readOnly;
  private final Object writingLock = new Object();
  private final ViewTable views = new ViewTable();
  private final Version initial;
  private final @Nullable Reading reading;
  private final Contents contents;
  private volatile @Nullable Writing writing;

  private Store(
      Path path, StoreOptions options, FileMedium medium, @Nullable LockFile lock, boolean readOnly, boolean previous)
      throws IOException {
    this.path = path;
    this.options = options;
    this.medium = medium;
    this.lock = lock;
    this.readOnly = readOnly;
    attachment = Attachment.to(medium);
    if (readOnly) {
      var pinned = new Reading(attachment, medium, lock, previous);
      reading = pinned;
      contents = new Contents(path, attachment, gate, pinned::bytes, null);
      initial = pinned.version();
    } else {
      reading = null;
      contents = new Contents(path, attachment, gate, medium::live, views);
      requireWritable();
      initial = new Version(attachment.slots().current());
      long base = initial.slot().sequence();
      if (writerLock().published() != base || !attachment.undo().since(base).isEmpty()) {
        writing();
      }
    }
  }

  private void requireWritable() {
    if (!attachment.header().isWritable()) {
      throw new StoreVersionException(
          "the store has features 0x" + Long.toHexString(attachment.header().readOnlyCompatible())
          + " that a writer must know, and this Ashlar does not: open it read-only");
    }
  }

  // ---- opening

  /**
   * Makes an empty store.
   *
   * @throws StoreException if the file exists, or cannot be made
   */
  public static Store create(Path path) {
    return create(path, StoreOptions.defaults());
  }

  /** The same with options. */
  public static Store create(Path path, StoreOptions options) {
    return Opening.create(path, options);
  }

  /**
   * Opens a store for reading and writing.
   *
   * @throws StoreLockedException if it is open for writing already, here or in another process
   * @throws StoreDamagedException if the file is damaged, or no store
   * @throws StoreVersionException if this version cannot write it
   * @throws StoreException if the file is missing or cannot be used
   */
  public static Store open(Path path) {
    return open(path, StoreOptions.defaults());
  }

  /** The same with options. */
  public static Store open(Path path, StoreOptions options) {
    return Opening.open(path, options);
  }

  /** Opens a store for reading and writing, and makes it if it is missing. */
  public static Store openOrCreate(Path path) {
    return openOrCreate(path, StoreOptions.defaults());
  }

  /** The same with options. */
  public static Store openOrCreate(Path path, StoreOptions options) {
    return Opening.openOrCreate(path, options);
  }

  /**
   * Opens a store for reading, at its newest commit. A writer at work does not disturb, and what is seen does not
   * change, but for arrays that the writer changes {@linkplain Transaction#writable in place}.
   *
   * <p>Where the lock file cannot be written (a read-only directory or file system), the store is opened without being
   * known to a writer: one that commits twice may then use the bytes of removed arrays again under this reader.
   * {@link #describe()} says so.
   */
  public static Store openReadOnly(Path path) {
    return Opening.openReadOnly(path, false);
  }

  /**
   * Opens a store for reading at the commit before its newest one.
   *
   * @throws StoreException if there is none
   */
  public static Store openPrevious(Path path) {
    return Opening.openReadOnly(path, true);
  }

  /**
   * Opens a store for reading at a commit that can still be read: the newest or the one before it.
   *
   * @param sequence the number of the commit
   * @throws StoreException if the store is at another commit
   */
  public static Store openAt(Path path, long sequence) {
    var newest = openReadOnly(path);
    if (newest.sequence() == sequence) {
      return newest;
    }
    long found = newest.sequence();
    newest.close();
    var before = openPrevious(path);
    if (before.sequence() == sequence) {
      return before;
    }
    long older = before.sequence();
    before.close();
    throw new StoreException(
        "openAt: commit " + sequence + " of " + path + " cannot be read; " + found + " and " + older + " can");
  }

  static Store attach(
      Path path, StoreOptions options, FileMedium medium, @Nullable LockFile lock, boolean readOnly, boolean previous)
      throws IOException {
    return new Store(path, options, medium, lock, readOnly, previous);
  }

  // ---- reading

  /**
   * The array with a name, as a read-only view of the mapped bytes.
   *
   * @throws NoSuchElementException if there is none
   * @throws StoreDamagedException if its record is damaged
   */
  public NDArray get(String name) {
    return find(name).orElseThrow(() -> missing("get", name));
  }

  /** The array with a name, if there is one. */
  public Optional<NDArray> find(String name) {
    gate.check();
    var key = ArrayName.encode("find", name);
    return read(version -> contents.array(version, name, key));
  }

  /** The names of all arrays, in the order of their bytes. */
  public List<String> list() {
    return list("");
  }

  /** The names that begin with a prefix, such as {@code "weather/"}, in the order of their bytes. */
  public List<String> list(String prefix) {
    gate.check();
    var key = ArrayName.utf8("list", prefix);
    return read(version -> contents.names(version, key));
  }

  /**
   * The array with a name, if its type is what a pattern describes: {@code store.get("rain", "Lat * Lon * float32")}.
   *
   * @param pattern a datashape, with kinds and variables where anything goes
   * @throws NoSuchElementException if there is no array with the name
   * @throws IllegalArgumentException if its type does not match; the message says where
   * @throws dev.ashlar.datashape.DataShapeException if the pattern is no datashape
   */
  public NDArray get(String name, String pattern) {
    var wanted = DataTypes.parse(pattern);
    var array = get(name);
    var match = wanted.match(array.datashape());
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "get: '" + name + "' is " + array.datashape() + ", which does not match " + wanted + ": "
          + match.reason());
    }
    return array;
  }

  /**
   * The bytes of an array, with its heap and validity bitmap, as read-only segments of the mapped file. They may be
   * read while the store is open.
   *
   * @throws NoSuchElementException if there is none with the name
   */
  public RawArray getRaw(String name) {
    gate.check();
    var key = ArrayName.encode("getRaw", name);
    return read(version -> contents.raw(version, name, key)).orElseThrow(() -> missing("getRaw", name));
  }

  /**
   * What there is to know about an array: type, attributes, when it changed.
   *
   * @throws NoSuchElementException if there is none with the name
   */
  public ArrayInfo describe(String name) {
    gate.check();
    var record = record(ArrayName.encode("describe", name)).orElseThrow(() -> missing("describe", name));
    return new ArrayInfo(name, StoredArray.type(name, record), record.shape(), record.data().extent().length(),
        record.attributes(), record.created(), record.modified());
  }

  /** How many arrays there are. */
  public long size() {
    gate.check();
    return read(version -> version.slot().arrays());
  }

  Optional<ArrayRecord> record(byte[] key) {
    return read(version -> contents.record(version, key));
  }

  /** Reads from one commit while none of its bytes can be used again. */
  private <T> T read(Function<Version, T> work) {
    if (reading != null) {
      return work.apply(reading.version());
    }
    var current = writing;
    if (current == null) {
      synchronized (writingLock) {
        current = writing;
        if (current == null) {
          return work.apply(initial);
        }
      }
    }
    while (true) {
      var slot = current.writer.current();
      current.pins.pin(slot.sequence());
      try {
        if (current.writer.current().sequence() == slot.sequence()) {
          return work.apply(new Version(slot));
        }
      } finally {
        current.pins.unpin(slot.sequence());
      }
    }
  }

  NoSuchElementException missing(String operation, String name) {
    var slash = name.lastIndexOf('/');
    var near = list(name.substring(0, slash + 1)).stream().limit(5).toList();
    return new NoSuchElementException(operation + ": there is no array '" + name + "' in " + path
        + (near.isEmpty() ? "" : "; there are " + String.join(", ", near)));
  }

  // ---- writing

  /**
   * Starts a transaction of the calling thread.
   *
   * @throws IllegalStateException if the store is open for reading only, or the thread has a transaction open
   */
  public Transaction begin() {
    gate.check();
    if (readOnly) {
      throw new IllegalStateException("begin: " + path + " is open for reading only");
    }
    var current = writing();
    current.writer.requireHealthy();
    var transaction = new Transaction(this, current);
    current.enter(transaction);
    return transaction;
  }

  /** The writing side, made at its first use: until then opening for writing costs no more than opening for reading. */
  private Writing writing() {
    var current = writing;
    if (current != null) {
      return current;
    }
    synchronized (writingLock) {
      current = writing;
      if (current == null) {
        long base = attachment.slots().current().sequence();
        long published = writerLock().published();
        var writer = new StoreWriter(
            attachment, new CommitSteps(attachment), published <= base + 1 ? published : 0, options.initialSize());
        current = new Writing(writer, medium, writerLock(), options, views);
        writerLock().publish(writer.current().sequence());
        writing = current;
      }
      return current;
    }
  }

  private LockFile writerLock() {
    if (lock == null) {
      throw new AssertionError("a writer without a lock");
    }
    return lock;
  }

  // ---- moving on, copying, checking

  /**
   * Moves a store that is open for reading to the newest commit. Arrays got before stay what they were.
   *
   * @return whether there was a newer one; always false for a store that is open for writing, which shows the newest
   *     anyway
   */
  public boolean refresh() {
    gate.check();
    try {
      return reading != null && reading.refresh();
    } catch (IOException e) {
      throw new StoreException("refresh: " + path + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Waits until there is a newer commit, then moves to it.
   *
   * @return false if there was none in the time given
   * @throws InterruptedException if the thread is interrupted
   * @throws IllegalStateException if the store is open for writing
   */
  public boolean awaitCommit(Duration timeout) throws InterruptedException {
    if (reading == null) {
      throw new IllegalStateException("awaitCommit: " + path + " is open for writing, here");
    }
    return reading.awaitNewer(timeout, gate);
  }

  /**
   * Copies the commit that is shown to a new file, as a store with an identity of its own. Transactions go on
   * meanwhile; what one of them changes in place is not in the copy.
   *
   * @throws StoreException if the file exists or cannot be written
   */
  public void snapshot(Path target) {
    gate.check();
    try {
      if (reading != null) {
        new Snapshot(attachment, medium, current(), path).besideWriter(target);
        return;
      }
      var current = writing();
      current.beginSnapshot();
      try {
        read(version -> {
          snapshot(version.slot(), target, current.writer::unfinished);
          return true;
        });
      } finally {
        current.endSnapshot();
      }
    } catch (IOException e) {
      throw new StoreException("snapshot: " + target + " cannot be written: " + e.getMessage(), e);
    }
  }

  private void snapshot(CommitSlot slot, Path target, Supplier<List<UndoPages.Saved>> unfinished) {
    var undo = unfinished.get();
    try {
      new Snapshot(attachment, medium, slot, path).write(target, () -> undo);
    } catch (IOException e) {
      throw new StoreException("snapshot: " + target + " cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Moves arrays together and shortens the file. Space that readers or reachable arrays still show is given back by a
   * later call.
   *
   * @throws IllegalStateException if a transaction is open, or the store is open for reading only
   */
  public void compact() {
    gate.check();
    if (readOnly) {
      throw new IllegalStateException("compact: " + path + " is open for reading only");
    }
    var current = writing();
    current.alone("compact", () -> {
      new Compaction(current.writer, current.storage, () -> read(contents::records)).run();
      writerLock().publish(current.writer.current().sequence());
    });
  }

  /**
   * Looks the commit through that is shown: every byte of the file accounted for, every record readable.
   *
   * @param deep whether the checksums of all elements are compared too, which reads them all
   */
  public CheckReport check(boolean deep) {
    gate.check();
    var source = new BlockChecksums.Bytes() {
      @Override
      public MemorySegment of(Extent range) {
        return contents.bytes(range);
      }

      @Override
      public List<Extent> dataRuns(Extent range) throws IOException {
        return medium.dataRuns(range);
      }
    };
    var current = writing;
    return read(version -> new Check(attachment, version.slot(), source,
        current == null ? List.of() : current.writer.unfinished().stream().map(UndoPages.Saved::target).toList())
        .run(deep));
  }

  // ---- about the store

  /** The file. */
  public Path path() {
    return path;
  }

  /** The identity of the store; a snapshot has another. */
  public UUID uuid() {
    return attachment.header().uuid();
  }

  /**
   * What was read, written and forced so far, for tests and benchmarks: what is stored through arrays is not counted.
   */
  public StoreTraffic traffic() {
    var traffic = medium.traffic();
    return new StoreTraffic(traffic.forces(), traffic.bytesWritten(), traffic.bytesRead());
  }

  /** Whether it is open for reading only. */
  public boolean isReadOnly() {
    return readOnly;
  }

  /** The number of the commit that is shown. */
  public long sequence() {
    gate.check();
    return current().sequence();
  }

  /** What there is to know about the store; {@code toString()} of it is for people. */
  public StoreInfo describe() {
    gate.check();
    var slot = current();
    var previous = attachment.slots().previous().filter(p -> p.sequence() < slot.sequence());
    long writer = lock == null ? -1 : lock.writerProcess();
    try {
      return new StoreInfo(path, uuid(), slot.sequence(), Instant.ofEpochMilli(slot.time()),
          previous.map(p -> OptionalLong.of(p.sequence())).orElse(OptionalLong.empty()), slot.arrays(), medium.length(),
          slot.end(),
          readOnly, lock != null, writer < 0 ? OptionalLong.empty() : OptionalLong.of(writer),
          lock == null ? 0 : lock.readers(),
          mapping());
    } catch (IOException e) {
      throw new StoreException("describe: " + path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private String mapping() {
    return medium.isSynchronous()
        ? "mapped synchronously (persistent memory)"
        : reading != null && reading.isPrivate() ? "mapped privately, with unfinished changes taken back"
        : "mapped through the page cache";
  }

  private CommitSlot current() {
    var current = writing;
    return reading != null ? reading.version().slot() : current != null ? current.writer.current() : initial.slot();
  }

  Gate gate() {
    return gate;
  }

  // ---- end

  /**
   * Closes the store: open transactions are rolled back, arrays of the store throw from now on. Waits for kernels that
   * are working on them. A second call does nothing.
   *
   * @throws IllegalStateException if kernels are still at work after 30 seconds
   */
  @Override
  public void close() {
    synchronized (writingLock) {
      if (gate.isClosed()) {
        return;
      }
      var current = writing;
      if (current != null) {
        current.open().forEach(transaction -> transaction.abandon("the store was closed"));
      }
      gate.close(path + " is closed");
      try {
        if (current != null && !current.writer.isPoisoned()) {
          current.writer.trim();
        }
        if (reading != null) {
          reading.close();
        }
        medium.close();
        if (lock != null) {
          if (!readOnly) {
            lock.stopWriting();
          }
          lock.release();
        }
      } catch (IOException e) {
        throw new StoreException(path + " was not closed cleanly: " + e.getMessage(), e);
      }
    }
  }
}
