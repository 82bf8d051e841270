package dev.ashlar.tools.element;

import dev.ashlar.datashape.RecordType;
import dev.ashlar.tools.InputException;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records: given as a map by field names, an absent one being missing, or as a list in the order of the fields. */
final class RecordCodec implements Codec {
  private final List<String> names;
  private final Codec[] fields;
  private final long[] offsets;
  private final long size;

  RecordCodec(RecordType type) {
    names = type.names();
    fields = Codec.all(type.types());
    offsets = type.layout().offsets();
    size = type.layout().size();
  }

  @Override
  public long size() {
    return size;
  }

  /** The names of the fields, in order. */
  List<String> names() {
    return names;
  }

  @Override
  public void write(@Nullable Object value, MemorySegment to, long at, HeapSink heap) {
    switch (value) {
      case Map<?, ?> map -> {
        for (var name : map.keySet()) {
          if (!names.contains(String.valueOf(name))) {
            throw new InputException("the type has no field '" + name + "', but " + names);
          }
        }
        for (int i = 0; i < fields.length; i++) {
          write(i, map.get(names.get(i)), to, at, heap);
        }
      }
      case List<?> list when list.size() == fields.length -> {
        for (int i = 0; i < fields.length; i++) {
          write(i, list.get(i), to, at, heap);
        }
      }
      case null, default -> throw new InputException(Codec.quoted(value) + " is no record of " + names);
    }
  }

  /** Writes one field. */
  void write(int field, @Nullable Object value, MemorySegment to, long at, HeapSink heap) {
    try {
      fields[field].write(value, to, at + offsets[field], heap);
    } catch (InputException e) {
      throw value == null
          ? new InputException("the field '" + names.get(field) + "' is missing, and its type is no option")
          : new InputException("field '" + names.get(field) + "': " + e.getMessage(), e);
    }
  }

  @Override
  public Object read(MemorySegment from, long at, MemorySegment heap) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < fields.length; i++) {
      map.put(names.get(i), fields[i].read(from, at + offsets[i], heap));
    }
    return map;
  }
}
