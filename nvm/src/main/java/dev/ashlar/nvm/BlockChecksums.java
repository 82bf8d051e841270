package dev.ashlar.nvm;

import dev.ashlar.nvm.internal.format.Checksum;
import dev.ashlar.nvm.internal.format.Extent;
import dev.ashlar.nvm.internal.format.FileLayout;
import dev.ashlar.nvm.internal.format.LittleEndian;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/**
 * The table of checksums of a large part: one for each {@link FileLayout#CHECKSUM_BLOCK} bytes. Holes of a sparse file
 * are not read.
 */
final class BlockChecksums {
  private static final long BLOCK = FileLayout.CHECKSUM_BLOCK;
  private static final int OF_ZEROS = Checksum.of(new byte[FileLayout.CHECKSUM_BLOCK]);

  private final Extent extent;
  private final Bytes bytes;

  /** Where the bytes are. */
  interface Bytes {
    /** The mapped bytes of a range. */
    MemorySegment of(Extent range);

    /** The runs of a range that may differ from zero. */
    List<Extent> dataRuns(Extent range) throws IOException;
  }

  BlockChecksums(Extent extent, Bytes bytes) {
    this.extent = extent;
    this.bytes = bytes;
  }

  int tableSize() {
    return Math.toIntExact((extent.length() + BLOCK - 1) / BLOCK * 4);
  }

  /** The table of the bytes as they are. */
  byte[] compute() throws IOException {
    var table = new byte[tableSize()];
    for (int at = 0; at < table.length; at += 4) {
      LittleEndian.putInt(table, at, OF_ZEROS);
    }
    long next = 0;
    for (var run : bytes.dataRuns(extent)) {
      long last = (run.end() - 1 - extent.offset()) / BLOCK;
      for (long i = Math.max(next, (run.offset() - extent.offset()) / BLOCK); i <= last; i++) {
        put(table, i);
      }
      next = Math.max(next, last + 1);
    }
    if (extent.length() % BLOCK != 0) {
      put(table, extent.length() / BLOCK);
    }
    return table;
  }

  /** A known table, of these bytes or of fewer, with the blocks that overlap {@code changed} computed anew. */
  byte[] update(byte[] known, Extent changed) {
    var table = Arrays.copyOf(known, tableSize());
    long from = changed.offset() - extent.offset();
    for (long i = from / BLOCK; i * BLOCK < from + changed.length(); i++) {
      put(table, i);
    }
    return table;
  }

  private void put(byte[] table, long i) {
    long from = i * BLOCK;
    var block = new Extent(extent.offset() + from, Math.min(BLOCK, extent.length() - from));
    LittleEndian.putInt(table, Math.toIntExact(i * 4), Checksum.of(bytes.of(block)));
  }
}
