package dev.ashlar.kernels.memory;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/**
 * The fence around unchecked access: the only class that makes a segment without bounds. Whoever reads or writes through {@link #ALL}
 * has proved the address from a shape and strides and keeps the owner reachable.
 */
@SuppressWarnings("restricted")
public final class RawMemory {
  /** All of the address space. An absolute address is an offset into it. */
  public static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  /** The byte order of all elements in memory. */
  public static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private RawMemory() {}
}
