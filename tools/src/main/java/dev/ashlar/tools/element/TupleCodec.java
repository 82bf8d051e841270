package dev.ashlar.tools.element;

import dev.ashlar.datashape.TupleType;
import dev.ashlar.tools.InputException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tuples, as lists. */
final class TupleCodec implements Codec {
  private final TupleType type;
  private final Codec[] items;
  private final long[] offsets;

  TupleCodec(TupleType type) {
    this.type = type;
    items = Codec.all(type.types());
    offsets = type.layout().offsets();
  }

  @Override
  public long size() {
    return type.layout().size();
  }

  @Override
  public void write(@Nullable Object value, MemorySegment to, long at, HeapSink heap) {
    if (value == null) {
      for (int i = 0; i < items.length; i++) {
        items[i].write(null, to, at + offsets[i], heap);
      }
      return;
    }
    if (!(value instanceof List<?> list) || list.size() != items.length) {
      throw new InputException(Codec.quoted(value) + " is no " + type);
    }
    for (int i = 0; i < items.length; i++) {
      items[i].write(list.get(i), to, at + offsets[i], heap);
    }
  }

  @Override
  public Object read(MemorySegment from, long at, MemorySegment heap) {
    var list = new ArrayList<@Nullable Object>();
    for (int i = 0; i < items.length; i++) {
      list.add(items[i].read(from, at + offsets[i], heap));
    }
    return list;
  }
}
