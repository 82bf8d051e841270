package dev.ashlar.nvm;

import dev.ashlar.kernels.MemoryOwner;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the mapped bytes of one array: the mapping lives as long as this is reachable, and a gate says until when it
 * may be used.
 */
final class MappedOwner extends MemoryOwner {
  private final Gate gate;
  private final @Nullable Gate outer;
  private final MemorySegment segment;
  private final Object version;

  /**
   * An owner.
   *
   * @param gate of the store, or of the transaction that lent the bytes
   * @param outer of the store, if {@code gate} is a transaction's
   * @param segment the bytes
   * @param version what keeps them from being used again
   */
  MappedOwner(Gate gate, @Nullable Gate outer, MemorySegment segment, Object version) {
    this.gate = gate;
    this.outer = outer;
    this.segment = segment;
    this.version = version;
  }

  MemorySegment segment() {
    return segment;
  }

  Object version() {
    return version;
  }

  @Override
  public void check() {
    gate.check();
    if (outer != null) {
      outer.check();
    }
  }

  @Override
  public void enter() {
    gate.enter();
  }

  @Override
  public void exit() {
    gate.exit();
    super.exit();
  }

  @Override
  public boolean isMapped() {
    return true;
  }
}
