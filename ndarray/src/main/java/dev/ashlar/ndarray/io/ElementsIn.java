package dev.ashlar.ndarray.io;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.ashlar.datashape.NumPyDescriptor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;

/**
 * Reads elements from a channel into native memory, turned into the machine's byte order and the layout of their
 * type.
 */
final class ElementsIn {
  private static final int CHUNK = 1 << 20;

  private final ReadableByteChannel channel;

  private ElementsIn(ReadableByteChannel channel) {
    this.channel = channel;
  }

  static ElementsIn of(FileChannel file) {
    return new ElementsIn(file);
  }

  static ElementsIn of(InputStream stream) {
    return new ElementsIn(Channels.newChannel(stream));
  }

  /** Reads so many elements to an address. */
  void read(NumPyDescriptor descriptor, long elements, long to) throws IOException {
    if (descriptor.isDirect()) {
      fill(to, elements * descriptor.itemsize());
      return;
    }
    long target = descriptor.type().layout().size();
    long source = descriptor.itemsize();
    if (source == 0) {
      return;
    }
    long atOnce = Math.max(1, CHUNK / source);
    try (var arena = Arena.ofConfined()) {
      long chunk = arena.allocate(Math.multiplyExact(Math.min(atOnce, Math.max(1, elements)), source)).address();
      for (long done = 0; done < elements; done += atOnce) {
        long count = Math.min(atOnce, elements - done);
        fill(chunk, count * source);
        ALL.asSlice(to + done * target, count * target).fill((byte) 0);
        for (var part : descriptor.parts()) {
          convert(part, count, chunk, source, to + done * target, target);
        }
      }
    }
  }

  private void fill(long to, long bytes) throws IOException {
    for (long done = 0; done < bytes; ) {
      var buffer = segment(to + done, Math.min(CHUNK, bytes - done)).asByteBuffer();
      int read = channel.read(buffer);
      if (read < 0) {
        throw new EOFException("the data ends " + (bytes - done) + " bytes before the last element does");
      }
      done += read;
    }
  }

  private static MemorySegment segment(long address, long bytes) {
    return ALL.asSlice(address, bytes);
  }

  private static void convert(NumPyDescriptor.Part part, long count, long from, long fromStep, long to, long toStep) {
    boolean swapped = part.unitSize() > 1 && !part.order().equals(ByteOrder.nativeOrder());
    long bytes = part.unitSize() * part.units();
    for (long i = 0; i < count; i++) {
      long source = from + i * fromStep + part.source();
      long target = to + i * toStep + part.target();
      if (swapped) {
        swap((int) part.unitSize(), part.units(), source, target);
      } else {
        MemorySegment.copy(ALL, source, ALL, target, bytes);
      }
    }
  }

  private static void swap(int unitSize, long units, long from, long to) {
    for (long i = 0; i < units; i++) {
      switch (unitSize) {
        case 2 ->
            ALL.set(JAVA_SHORT_UNALIGNED, to + 2 * i, Short.reverseBytes(ALL.get(JAVA_SHORT_UNALIGNED, from + 2 * i)));
        case 4 -> ALL.set(JAVA_INT_UNALIGNED, to + 4 * i, Integer.reverseBytes(
            ALL.get(JAVA_INT_UNALIGNED, from + 4 * i)));
        case 8 -> ALL.set(JAVA_LONG_UNALIGNED, to + 8 * i, Long.reverseBytes(
            ALL.get(JAVA_LONG_UNALIGNED, from + 8 * i)));
        default -> {
          for (int k = 0; k < unitSize; k++) {
            ALL.set(JAVA_BYTE, to + i * unitSize + k, ALL.get(JAVA_BYTE, from + i * unitSize + unitSize - 1 - k));
          }
        }
      }
    }
  }
}
