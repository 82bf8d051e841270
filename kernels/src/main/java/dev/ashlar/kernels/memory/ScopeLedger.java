package dev.ashlar.kernels.memory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tickets of the blocks of one scope. It outlives the scope: when a thread ends without closing its scope, the collector finds the
 * scope unreachable, and the ledger gives the memory back.
 */
final class ScopeLedger extends Reclaimed {
  private static final int INITIAL = 16;
  private static final int MAX_SPARE = 4096;

  /** The ledger of the enclosing scope. */
  final @Nullable ScopeLedger enclosing;

  private final ThreadCache cache;
  private long[] tickets;
  private int count;

  ScopeLedger(MemoryScope scope, ThreadCache cache, @Nullable ScopeLedger enclosing) {
    super(scope);
    this.cache = cache;
    this.enclosing = enclosing;
    var spare = cache.spareTickets;
    cache.spareTickets = null;
    this.tickets = spare == null ? new long[INITIAL] : spare;
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

  /**
   * Frees all blocks into the cache; the first block comes out of it first again, so that a loop finds its memory warm.
   *
   * @throws IllegalStateException in the checked mode, if a block was damaged; all others are freed then
   */
  void release() {
    IllegalStateException damage = null;
    for (int i = count - 1; i >= 0; i--) {
      long ticket = tickets[i];
      int sizeClass = SizeClasses.classOf(ticket);
      if (ticket == 0) {
        continue; // kept
      }
      if (CheckedMode.ON) {
        damage = CheckedMode.retire(ticket, damage);
      } else if (sizeClass == SizeClasses.LARGE) {
        NativeMemory.POOL.give(ticket);
      } else {
        cache.give(sizeClass, SizeClasses.addressOf(ticket));
      }
    }
    count = 0;
    if (tickets.length <= MAX_SPARE) {
      cache.spareTickets = tickets;
    }
    if (damage != null) {
      throw damage;
    }
  }

  /** The scope's thread is gone, so nobody else uses the cache: the last of its abandoned scopes gives it up. */
  @Override
  void reclaim() {
    MemoryEvents.misused("a scope was never closed: its thread ended or its handle was lost");
    try {
      release();
    } finally {
      cache.scopes--;
      if (cache.scopes == 0) {
        cache.ledger = null;
        ThreadCaches.retire(cache);
      }
    }
  }
}
