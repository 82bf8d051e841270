package dev.ashlar.tools.element;

import dev.ashlar.tools.InputException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Nothing: elements of no bytes. */
record NullCodec() implements Codec {
  @Override
  public long size() {
    return 0;
  }

  @Override
  public boolean mayBeMissing() {
    return true;
  }

  @Override
  public void write(@Nullable Object value, MemorySegment to, long at, HeapSink heap) {
    if (value != null && !(value instanceof String text && text.isBlank())) {
      throw new InputException(Codec.quoted(value) + " is no null");
    }
  }

  @Override
  public @Nullable Object read(MemorySegment from, long at, MemorySegment heap) {
    return null;
  }
}
