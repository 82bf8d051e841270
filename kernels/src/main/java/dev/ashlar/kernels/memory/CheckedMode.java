package dev.ashlar.kernels.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The checked mode, system property {@code dev.ashlar.checked=true}, for finding errors in kernels. Every block lies
 * between guard bytes, which are verified when it is freed. A new block is filled with {@code 0xA5} unless zeros were
 * asked for, and so is a freed one, which then waits in quarantine: if anyone writes to it there, that is found when it
 * leaves.
 */
final class CheckedMode {
  static final boolean ON = Boolean.getBoolean("dev.ashlar.checked");

  static final byte POISON = (byte) 0xA5;
  private static final byte GUARD = (byte) 0xFD;

  /** The guard before a block; its first 8 bytes hold the size of the block. */
  private static final long FRONT = 64;

  /** The least bytes of guard around a block. */
  static final long GUARDS = 2 * FRONT;

  /** Of the room behind a block, no more than this is guard. */
  private static final long MAX_REAR = 4096;

  private static final long QUARANTINED_BYTES = 32L << 20;
  private static final ArrayDeque<Long> QUARANTINE = new ArrayDeque<>();
  private static long quarantined;

  private CheckedMode() {}

  /** Puts guards around a new block, fills it, and returns the address behind the front guard. */
  static long arm(long ticket, long bytes, byte contents) {
    long base = SizeClasses.addressOf(ticket);
    range(base, FRONT).fill(GUARD);
    RawMemory.ALL.set(JAVA_LONG, base, bytes);
    range(base + FRONT, bytes).fill(contents);
    range(base + FRONT + bytes, rear(ticket, bytes)).fill(GUARD);
    return base + FRONT;
  }

  /**
   * Takes back a block: into quarantine, or, if it was damaged, nowhere.
   *
   * @return the first damage: {@code earlier}, or what is wrong with this block or with one that left the quarantine,
   *     or null
   */
  static @Nullable IllegalStateException retire(long ticket, @Nullable IllegalStateException earlier) {
    long base = SizeClasses.addressOf(ticket);
    long bytes = RawMemory.ALL.get(JAVA_LONG, base);
    IllegalStateException damage = verifyGuards(ticket, base, bytes);
    if (damage == null) {
      range(base + FRONT, bytes).fill(POISON);
      synchronized (QUARANTINE) {
        QUARANTINE.add(ticket);
        quarantined += NativeMemory.capacity(ticket);
        while (quarantined > QUARANTINED_BYTES) {
          var late = releaseOldest();
          damage = damage == null ? late : damage;
        }
      }
    }
    return earlier == null ? damage : earlier;
  }

  /** Gives the quarantined blocks to the pool, when memory is short. */
  static void releaseQuarantine() {
    synchronized (QUARANTINE) {
      while (!QUARANTINE.isEmpty()) {
        var damage = releaseOldest();
        if (damage != null) {
          throw damage;
        }
      }
    }
  }

  private static @Nullable IllegalStateException releaseOldest() {
    long ticket = QUARANTINE.remove();
    quarantined -= NativeMemory.capacity(ticket);
    long base = SizeClasses.addressOf(ticket);
    long bytes = RawMemory.ALL.get(JAVA_LONG, base);
    IllegalStateException damage = verifyGuards(ticket, base, bytes);
    if (damage == null) {
      long at = firstOther(base + FRONT, bytes, POISON);
      damage = at < 0 ? null : damaged(bytes, "byte " + at + " was written after the block was freed");
    }
    if (damage == null) {
      NativeMemory.POOL.give(ticket);
    }
    return damage;
  }

  private static @Nullable IllegalStateException verifyGuards(long ticket, long base, long bytes) {
    long room = NativeMemory.capacity(ticket) - GUARDS;
    if (bytes < 0 || bytes > room) {
      return damaged(bytes, "the guard before the block was overwritten");
    }
    long before = firstOther(base + JAVA_LONG.byteSize(), FRONT - JAVA_LONG.byteSize(), GUARD);
    if (before >= 0) {
      long distance = FRONT - JAVA_LONG.byteSize() - before;
      return damaged(bytes, "a byte up to " + distance + " before the block was overwritten");
    }
    long behind = firstOther(base + FRONT + bytes, rear(ticket, bytes), GUARD);
    return behind < 0 ? null : damaged(bytes, "byte " + (bytes + behind) + ", behind the block, was overwritten");
  }

  private static IllegalStateException damaged(long bytes, String what) {
    String message = "a block of " + bytes + " bytes was damaged: " + what;
    MemoryEvents.misused(message);
    return new IllegalStateException(message);
  }

  private static long rear(long ticket, long bytes) {
    return Math.min(NativeMemory.capacity(ticket) - FRONT - bytes, MAX_REAR);
  }

  /** The offset of the first byte that differs, or -1. */
  private static long firstOther(long address, long bytes, byte expected) {
    if (bytes == 0 || range(address, 1).get(JAVA_BYTE, 0) != expected) {
      return bytes == 0 ? -1 : 0;
    }
    long end = address + bytes;
    long same = MemorySegment.mismatch(RawMemory.ALL, address, end - 1, RawMemory.ALL, address + 1, end);
    return same < 0 ? -1 : same + 1;
  }

  private static MemorySegment range(long address, long bytes) {
    return RawMemory.ALL.asSlice(address, bytes);
  }
}
