package dev.ashlar.kernels.memory;

import dev.ashlar.kernels.MemoryOwner;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/**
 * A piece of native memory, aligned to 64 bytes, that belongs to a {@link MemoryScope} or to the collector.
 *
 * <p>A block of a scope may be used by the scope's thread until the scope closes. A block of the collector may be used
 * by every thread, and lives as long as the block is reachable.
 *
 * <p><b>Workers.</b> {@link #enter()} and {@link #exit()} are called by the thread that starts a kernel, once, around
 * all of its work. In between, the scope cannot be closed and the block cannot change its owner, so worker threads of
 * the library may read and write the addresses that the caller passed to them, without checks of their own; the caller
 * joins its workers before it calls exit.
 */
public final class Block extends MemoryOwner {
  private final long address;
  private final long bytes;

  /** Null: the collector's. Read by other threads without synchronisation: to them every scope is refused alike. */
  private @Nullable MemoryScope scope;

  /** Where the scope's ledger lists the block. */
  private int place;

  /** The slab that the block was cut from, kept reachable by it. */
  @SuppressWarnings("unused")
  private final @Nullable Slab slab;

  /** A block of a scope. */
  Block(long address, long bytes, MemoryScope scope, int place) {
    this.address = address;
    this.bytes = bytes;
    this.scope = scope;
    this.place = place;
    this.slab = null;
  }

  /** A block of the collector. */
  Block(long address, long bytes, @Nullable Slab slab) {
    this.address = address;
    this.bytes = bytes;
    this.slab = slab;
  }

  /**
   * The address of the first byte, a multiple of 64. Valid while the block is reachable and {@link #check()} passes.
   */
  public long address() {
    return address;
  }

  /** The number of bytes that were asked for. */
  public long bytes() {
    return bytes;
  }

  /** Whether the block belongs to the collector, and not to a scope. */
  public boolean isCollected() {
    return scope == null;
  }

  @Override
  public void check() {
    var s = scope;
    if (s != null && s.isForeign()) {
      throw s.refusal();
    }
  }

  @Override
  public void enter() {
    var s = scope;
    if (s != null) {
      if (s.isForeign()) {
        throw s.refusal();
      }
      s.running++;
    }
  }

  @Override
  public void exit() {
    var s = scope;
    if (s != null) {
      s.running--;
    }
    super.exit();
  }

  /**
   * The bytes as a bounded segment. A segment of a scope's block dies with the scope, even if the block is kept; a
   * segment of the collector's block keeps the block.
   *
   * @throws IllegalStateException if the scope was closed
   * @throws WrongThreadException if the scope belongs to another thread
   */
  @SuppressWarnings("ReachabilityFenceUsage") // the arena holds the lambda, and that the block or its scope
  public MemorySegment segment() {
    check();
    var s = scope;
    return s == null
        ? RawMemory.segment(address, bytes, Arena.ofAuto(), _ -> Reference.reachabilityFence(this))
        : RawMemory.segment(address, bytes, s.exports(), _ -> Reference.reachabilityFence(s));
  }

  @Nullable MemoryScope scope() {
    return scope;
  }

  int place() {
    return place;
  }

  void moveTo(@Nullable MemoryScope newScope, int newPlace) {
    scope = newScope;
    place = newPlace;
  }
}
