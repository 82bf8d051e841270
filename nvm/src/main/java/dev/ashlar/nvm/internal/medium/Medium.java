package dev.ashlar.nvm.internal.medium;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * What a store is kept on. Written bytes are visible at once and durable after the next force; until then each sector
 * may be old or new.
 */
public interface Medium extends AutoCloseable {
  /** Bytes of the file. */
  long length() throws IOException;

  /** Makes the file longer (with zeros) or shorter. */
  void setLength(long length) throws IOException;

  /**
   * Fills {@code target} from the bytes at {@code offset}.
   *
   * @throws java.io.EOFException if the file ends before
   */
  void read(long offset, MemorySegment target) throws IOException;

  /** Writes all of {@code source} at {@code offset}. */
  void write(long offset, MemorySegment source) throws IOException;

  /** Makes everything durable that was written, or stored through {@link #live()}, before the call. */
  void force() throws IOException;

  /**
   * Writes all of {@code source} at {@code offset} and makes it durable; says nothing about other bytes. Counts as one
   * force.
   */
  void writeForced(long offset, MemorySegment source) throws IOException;

  /**
   * Makes sure that storing into these bytes through {@link #live()} needs no more disk space; what they hold does not
   * change.
   */
  void allocate(long offset, long length) throws IOException;

  /**
   * The bytes of the file up to at least {@link #length()}. A later call may give another mapping of the same bytes.
   */
  MemorySegment live() throws IOException;

  /** What was read, written and forced so far. */
  Traffic traffic();

  @Override
  void close() throws IOException;
}
