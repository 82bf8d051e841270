package dev.ashlar.nvm;

import dev.ashlar.nvm.internal.commit.ChangeSet;
import dev.ashlar.nvm.internal.commit.StoreWriter;
import dev.ashlar.nvm.internal.lock.LockFile;
import dev.ashlar.nvm.internal.medium.FileMedium;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What a store that is open for writing has besides: the writer, its transactions, and who holds which name. */
final class Writing {
  final StoreWriter writer;
  final Storage storage;
  final LocalPins pins = new LocalPins();
  private final CommitQueue queue;
  private final ConcurrentHashMap<String, Transaction> names = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Thread, Transaction> open = new ConcurrentHashMap<>();
  private final AtomicBoolean compacting = new AtomicBoolean();
  private final AtomicInteger snapshots = new AtomicInteger();
  private final AtomicReference<@Nullable Transaction> changesInPlace = new AtomicReference<>();

  Writing(StoreWriter writer, FileMedium medium, LockFile lock, StoreOptions options, ViewTable views) {
    this.writer = writer;
    storage = new Storage(medium, writer, options);
    queue = new CommitQueue(writer, slot -> lock.publish(slot.sequence()));
    writer.space()
        .observe(() -> Math.min(pins.oldest(), lock.oldestPinned(writer.current().sequence())), views::isInUse);
  }

  void enter(Transaction transaction) {
    if (compacting.get()) {
      throw new IllegalStateException("begin: the store is being compacted");
    }
    var other = open.putIfAbsent(Thread.currentThread(), transaction);
    if (other != null) {
      throw new IllegalStateException(
          "begin: this thread has a transaction open on this store already; commit or close it first");
    }
  }

  void leave(Transaction transaction, Thread thread) {
    names.values().removeIf(holder -> holder == transaction);
    changesInPlace.compareAndSet(transaction, null);
    open.remove(thread, transaction);
  }

  List<Transaction> open() {
    return List.copyOf(open.values());
  }

  /** The name is this transaction's until it ends. */
  void hold(String operation, String name, Transaction transaction) {
    var holder = names.putIfAbsent(name, transaction);
    if (holder != null && holder != transaction) {
      throw new IllegalStateException(operation + ": another transaction that is open now changes '" + name + "'");
    }
  }

  /** Whether this transaction is the one that may change arrays in place; only one can at a time. */
  boolean mayChangeInPlace(Transaction transaction) {
    return snapshots.get() == 0
        && (changesInPlace.compareAndSet(null, transaction) || changesInPlace.get() == transaction);
  }

  /** While a snapshot is made no further bytes change in place: {@link Transaction#writable} copies instead. */
  void beginSnapshot() {
    snapshots.incrementAndGet();
  }

  void endSnapshot() {
    snapshots.decrementAndGet();
  }

  /** Runs alone: no transaction is open, and none begins. */
  void alone(String operation, Runnable work) {
    if (!compacting.compareAndSet(false, true)) {
      throw new IllegalStateException(operation + ": it is running already");
    }
    try {
      if (!open.isEmpty()) {
        throw new IllegalStateException(operation + ": a transaction is open");
      }
      work.run();
    } finally {
      compacting.set(false);
    }
  }

  boolean changedInPlace(Transaction transaction) {
    return changesInPlace.get() == transaction;
  }

  void commit(Transaction transaction, ChangeSet changes) {
    queue.commit(changes, changedInPlace(transaction));
  }
}
