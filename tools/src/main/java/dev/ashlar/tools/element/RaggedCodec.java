package dev.ashlar.tools.element;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.ashlar.tools.InputException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dimension whose length varies: offset and count of its items, which lie in the heap. */
record RaggedCodec(Codec item, long alignment) implements Codec {
  @Override
  public long size() {
    return 2 * Long.BYTES;
  }

  @Override
  public void write(@Nullable Object value, MemorySegment to, long at, HeapSink heap) {
    if (!(value instanceof List<?> list)) {
      throw new InputException(Codec.quoted(value) + " is no list");
    }
    var bytes = new byte[Math.toIntExact(list.size() * item.size())];
    var row = MemorySegment.ofArray(bytes);
    long place = 0;
    for (var each : list) {
      item.write(each, row, place, heap);
      place += item.size();
    }
    to.set(JAVA_LONG_UNALIGNED, at, list.isEmpty() ? 0 : heap.put(bytes, alignment));
    to.set(JAVA_LONG_UNALIGNED, at + Long.BYTES, list.size());
  }

  @Override
  public Object read(MemorySegment from, long at, MemorySegment heap) {
    long offset = from.get(JAVA_LONG_UNALIGNED, at);
    long count = from.get(JAVA_LONG_UNALIGNED, at + Long.BYTES);
    boolean within = count >= 0 && offset >= 0 && offset <= heap.byteSize()
        && (item.size() == 0 || count <= (heap.byteSize() - offset) / item.size());
    if (!within) {
      throw new InputException("a row of " + count + " items at " + offset + " lies outside of the array's heap of "
          + heap.byteSize() + " bytes: it is damaged");
    }
    var list = new ArrayList<@Nullable Object>(Math.toIntExact(count));
    for (long i = 0; i < count; i++) {
      list.add(item.read(heap, offset + i * item.size(), heap));
    }
    return list;
  }
}
