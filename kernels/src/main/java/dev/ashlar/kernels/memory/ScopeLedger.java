package dev.ashlar.kernels.memory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tickets of the blocks of one scope. Apart from the scope, since it has to be at hand when the scope is
 * unreachable.
 */
final class ScopeLedger {
  private static final int INITIAL = 16;

  /** A ledger that became longer than this is made short again. */
  private static final int MAX_SPARE = 4096;

  /** The ledger of scopes one deeper, made when there is one. */
  private @Nullable ScopeLedger inner;

  private long[] tickets = new long[INITIAL];
  private int count;

  /** The ledger of a scope inside the one that uses this: the same for each of them. */
  ScopeLedger inner() {
    var ledger = inner;
    if (ledger == null) {
      ledger = new ScopeLedger();
      inner = ledger;
    }
    return ledger;
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
   * @return in the checked mode, the first damage found, after {@code earlier}
   */
  @Nullable IllegalStateException release(ThreadCache cache, @Nullable IllegalStateException earlier) {
    IllegalStateException damage = earlier;
    for (int i = count - 1; i >= 0; i--) {
      long ticket = tickets[i];
      if (ticket == 0) {
        continue; // kept
      }
      int sizeClass = SizeClasses.classOf(ticket);
      if (CheckedMode.ON) {
        damage = CheckedMode.retire(ticket, damage);
      } else if (sizeClass == SizeClasses.LARGE) {
        NativeMemory.POOL.give(ticket);
      } else {
        cache.give(sizeClass, SizeClasses.addressOf(ticket));
      }
    }
    count = 0;
    if (tickets.length > MAX_SPARE) {
      tickets = new long[INITIAL];
    }
    return damage;
  }
}
