package dev.ashlar.tools.element;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.ashlar.datashape.FixedBytesType;
import dev.ashlar.tools.InputException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Exactly n bytes; as text they are hexadecimal digits. */
record FixedBytesCodec(FixedBytesType type) implements Codec {
  @Override
  public long size() {
    return type.layout().size();
  }

  @Override
  public void write(@Nullable Object value, MemorySegment to, long at, HeapSink heap) {
    var bytes = value instanceof String text ? BytesCodec.hexadecimal(text) : value;
    if (!(bytes instanceof byte[] array) || array.length > type.length()) {
      throw new InputException(Codec.quoted(value) + " is no " + type);
    }
    MemorySegment.copy(array, 0, to, JAVA_BYTE, at, array.length);
  }

  @Override
  public Object read(MemorySegment from, long at, MemorySegment heap) {
    return from.asSlice(at, type.length()).toArray(JAVA_BYTE);
  }
}
