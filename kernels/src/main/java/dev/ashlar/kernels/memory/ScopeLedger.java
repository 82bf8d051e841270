package dev.ashlar.kernels.memory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tickets of the blocks of one scope. It outlives the scope: when a thread ends without closing its scope, the collector finds the
 * scope unreachable, and the ledger gives the memory back.
 */
final class ScopeLedger extends Reclaimed {
  private static final int INITIAL = 16;

  /** The ledger of the enclosing scope. */
  final @Nullable ScopeLedger enclosing;

  private final ThreadCache cache;
  private long[] tickets = new long[INITIAL];
  private int count;

  ScopeLedger(MemoryScope scope, ThreadCache cache, @Nullable ScopeLedger enclosing) {
    super(scope);
    this.cache = cache;
    this.enclosing = enclosing;
  }

  /** Makes room for one more ticket: apart from {@link #add}, so that no block is lost when the Java heap is full. */
  void reserve() {
    if (count == tickets.length) {
      tickets = Arrays.copyOf(tickets, 2 * count);
    }
  }

  /** Lists a block and returns its place. */
  int add(long ticket) {
    tickets[count] = ticket;
    return count++;
  }

  long ticket(int place) {
    return tickets[place];
  }

  /** Takes the ticket off the list. */
  long remove(int place) {
    long ticket = tickets[place];
    tickets[place] = 0;
    return ticket;
  }

  /** Frees all blocks into the cache; the first block comes out of it first again, so that a loop finds its memory warm. */
  void release() {
    for (int i = count - 1; i >= 0; i--) {
      long ticket = tickets[i];
      if (ticket != 0) {
        int sizeClass = SizeClasses.classOf(ticket);
        if (sizeClass == SizeClasses.LARGE || CheckedMode.ON) {
          NativeMemory.release(ticket);
        } else {
          cache.give(sizeClass, SizeClasses.addressOf(ticket));
        }
      }
    }
    count = 0;
  }

  /** The scope's thread is gone, so nobody else uses the cache: the last of its abandoned scopes gives it up. */
  @Override
  void reclaim() {
    MemoryEvents.misused("a scope was never closed: its thread ended or its handle was lost");
    release();
    cache.scopes--;
    if (cache.scopes == 0) {
      cache.ledger = null;
      ThreadCaches.retire(cache);
    }
  }
}
