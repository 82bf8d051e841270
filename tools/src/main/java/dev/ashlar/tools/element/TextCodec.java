package dev.ashlar.tools.element;

import dev.ashlar.tools.InputException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Strings without a fixed length, and json texts, in UTF-8. */
record TextCodec(String type) implements Codec {
  @Override
  public long size() {
    return 16;
  }

  @Override
  public void write(@Nullable Object value, MemorySegment to, long at, HeapSink heap) {
    switch (value) {
      case String text -> BytesCodec.put(text.getBytes(StandardCharsets.UTF_8), to, at, heap);
      case Number _, Boolean _,
          Temporal _ -> BytesCodec.put(PlainText.of(value).getBytes(StandardCharsets.UTF_8), to, at, heap);
      case Map<?, ?> _, List<?> _ when type.equals("json") ->
          BytesCodec.put(JsonValues.text(value).getBytes(StandardCharsets.UTF_8), to, at, heap);
      case null, default -> throw new InputException(Codec.quoted(value) + " is no " + type);
    }
  }

  @Override
  public Object read(MemorySegment from, long at, MemorySegment heap) {
    return new String(BytesCodec.get(from, at, heap), StandardCharsets.UTF_8);
  }
}
