package dev.ashlar.tools.element;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.ashlar.tools.InputException;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Bytes without a fixed length, in the form of Arrow's string views; as text they are hexadecimal digits. */
record BytesCodec() implements Codec {
  private static final int INLINE = 12;
  private static final int PREFIX = 4;

  @Override
  public long size() {
    return 16;
  }

  @Override
  public void write(@Nullable Object value, MemorySegment to, long at, HeapSink heap) {
    put(switch (value) {
      case byte[] bytes -> bytes;
      case String text -> hexadecimal(text);
      case null, default -> throw new InputException(Codec.quoted(value) + " is no bytes");
    }, to, at, heap);
  }

  static byte[] hexadecimal(String text) {
    try {
      return HexFormat.of().parseHex(text.strip());
    } catch (IllegalArgumentException e) {
      throw new InputException(Codec.quoted(text) + " is no bytes in hexadecimal digits", e);
    }
  }

  static void put(byte[] bytes, MemorySegment to, long at, HeapSink heap) {
    to.set(JAVA_INT_UNALIGNED, at, bytes.length);
    if (bytes.length <= INLINE) {
      MemorySegment.copy(bytes, 0, to, JAVA_BYTE, at + 4, bytes.length);
      return;
    }
    MemorySegment.copy(bytes, 0, to, JAVA_BYTE, at + 4, PREFIX);
    long offset = heap.put(bytes, 1);
    if (offset > 0xFFFF_FFFFL) {
      throw new InputException("strings of more than 4 GiB do not fit into one array");
    }
    to.set(JAVA_INT_UNALIGNED, at + 8, 0);
    to.set(JAVA_INT_UNALIGNED, at + 12, (int) offset);
  }

  @Override
  public Object read(MemorySegment from, long at, MemorySegment heap) {
    return get(from, at, heap);
  }

  static byte[] get(MemorySegment from, long at, MemorySegment heap) {
    int length = from.get(JAVA_INT_UNALIGNED, at);
    if (length < 0) {
      throw new InputException("a string of length " + length + " stands in the array: it is damaged");
    }
    if (length <= INLINE) {
      return from.asSlice(at + 4, length).toArray(JAVA_BYTE);
    }
    long offset = Integer.toUnsignedLong(from.get(JAVA_INT_UNALIGNED, at + 12));
    if (offset > heap.byteSize() - length) {
      throw new InputException(
          "a string at " + offset + " of length " + length + " lies outside of the array's heap of "
          + heap.byteSize() + " bytes: it is damaged");
    }
    return heap.asSlice(offset, length).toArray(JAVA_BYTE);
  }
}
