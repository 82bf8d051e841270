package dev.ashlar.nvm;

import dev.ashlar.nvm.internal.commit.ChangeSet;
import dev.ashlar.nvm.internal.commit.StoreWriter;
import dev.ashlar.nvm.internal.format.CommitSlot;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: the transactions that arrive while one commit is being forced share the next. The first of them leads;
 * when it is done it hands over to the first that came meanwhile, so nobody competes for a lock.
 */
final class CommitQueue {
  private final StoreWriter writer;
  private final Consumer<CommitSlot> committed;
  private final ArrayDeque<Request> waiting = new ArrayDeque<>();
  private boolean led;

  private enum State {
    WAITING,
    LEADING,
    DONE
  }

  private static final class Request {
    final ChangeSet changes;
    final boolean finishesUndo;
    final Thread thread = Thread.currentThread();
    volatile State state = State.WAITING;
    @Nullable Throwable failure;

    Request(ChangeSet changes, boolean finishesUndo) {
      this.changes = changes;
      this.finishesUndo = finishesUndo;
    }

    void wake(State next) {
      state = next;
      LockSupport.unpark(thread);
    }
  }

  /** A queue before a writer; {@code committed} hears of each durable commit before those who wait for it. */
  CommitQueue(StoreWriter writer, Consumer<CommitSlot> committed) {
    this.writer = writer;
    this.committed = committed;
  }

  /** Returns when the changes are durable, or throws and nothing of them is. */
  void commit(ChangeSet changes, boolean finishesUndo) {
    var request = new Request(changes, finishesUndo);
    synchronized (this) {
      waiting.add(request);
      if (!led) {
        led = true;
        request.state = State.LEADING;
      }
    }
    boolean interrupted = false;
    while (request.state == State.WAITING) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (request.state == State.LEADING) {
      lead(request);
    }
    if (request.failure != null) {
      throw new StoreException(String.valueOf(request.failure.getMessage()), request.failure);
    }
  }

  private void lead(Request leader) {
    List<Request> batch;
    synchronized (this) {
      batch = List.copyOf(waiting);
      waiting.clear();
    }
    Throwable failure = null;
    try {
      committed.accept(
          writer.commit(batch.stream().map(r -> r.changes).toList(), batch.stream().anyMatch(r -> r.finishesUndo)));
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    synchronized (this) {
      var next = waiting.peek();
      if (next == null) {
        led = false;
      } else {
        next.wake(State.LEADING);
      }
    }
    for (var request : batch) {
      request.failure = failure;
      if (request != leader) {
        request.wake(State.DONE);
      }
    }
  }
}
