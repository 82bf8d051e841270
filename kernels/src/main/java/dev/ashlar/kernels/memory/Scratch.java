package dev.ashlar.kernels.memory;

import java.lang.foreign.Arena;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * 64 KiB of memory for the intermediate values of one running loop: staying in the first-level cache is what makes it
 * fast, so the same few blocks go round. Any thread may take one and must give it back by closing it.
 */
public final class Scratch implements AutoCloseable {
  /** Bytes of a scratch block. */
  public static final int BYTES = 1 << 16;

  private static final int PLACES = 16;

  private static final AtomicReferenceArray<@Nullable Scratch> FREE = new AtomicReferenceArray<>(PLACES);

  /** Where blocks wait when more than {@link #PLACES} loops ran at once. */
  private static final ConcurrentLinkedQueue<Scratch> MORE = new ConcurrentLinkedQueue<>();

  private static final int WORDS = 16;

  private final long address;
  private final long[] words = new long[WORDS];

  private Scratch() {
    address = Arena.global().allocate(BYTES, 64).address();
  }

  /** A block that nobody else uses. */
  public static Scratch take() {
    int start = (int) (Thread.currentThread().threadId() % PLACES);
    for (int i = 0; i < PLACES; i++) {
      var free = FREE.getAndSet((start + i) % PLACES, null);
      if (free != null) {
        return free;
      }
    }
    var waiting = MORE.poll();
    return waiting != null ? waiting : new Scratch();
  }

  /** Where it begins; a multiple of 64. */
  public long address() {
    return address;
  }

  /** A few numbers beside the block, such as the addresses of a loop's operands. */
  public long[] words() {
    return words;
  }

  /** Gives it back. */
  @Override
  public void close() {
    int start = (int) (Thread.currentThread().threadId() % PLACES);
    for (int i = 0; i < PLACES; i++) {
      if (FREE.compareAndSet((start + i) % PLACES, null, this)) {
        return;
      }
    }
    MORE.add(this);
  }
}
