package dev.ashlar.tools.element;

import dev.ashlar.tools.InputException;
import java.lang.foreign.MemorySegment;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dimension of fixed extent inside an element, as a list. Null makes every item missing. */
record ListCodec(long extent, Codec item) implements Codec {
  @Override
  public long size() {
    return extent * item.size();
  }

  @Override
  public void write(@Nullable Object value, MemorySegment to, long at, HeapSink heap) {
    var items = value == null ? new Nothing(extent) : value;
    if (!(items instanceof List<?> list)) {
      throw new InputException(Codec.quoted(value) + " is no list of " + extent);
    }
    if (list.size() != extent) {
      throw new InputException("a list of " + list.size() + " items stands where " + extent + " are needed");
    }
    long place = at;
    for (var each : list) {
      item.write(each, to, place, heap);
      place += item.size();
    }
  }

  @Override
  public Object read(MemorySegment from, long at, MemorySegment heap) {
    var list = new ArrayList<@Nullable Object>(Math.toIntExact(extent));
    for (long i = 0; i < extent; i++) {
      list.add(item.read(from, at + i * item.size(), heap));
    }
    return list;
  }

  private static final class Nothing extends AbstractList<@Nullable Object> {
    private final int size;

    Nothing(long size) {
      this.size = Math.toIntExact(size);
    }

    @Override
    public @Nullable Object get(int index) {
      return null;
    }

    @Override
    public int size() {
      return size;
    }
  }
}
