package dev.ashlar.tools.element;

import dev.ashlar.datashape.CategoricalType;
import dev.ashlar.datashape.DType;
import dev.ashlar.tools.InputException;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of a list of values, kept as its place in the list. */
final class CategoryCodec implements Codec {
  private final List<?> values;
  private final Map<String, Long> codes = new HashMap<>();
  private final NumberCodec code;

  CategoryCodec(CategoricalType type) {
    values = type.categories();
    for (int i = 0; i < values.size(); i++) {
      codes.put(PlainText.of(values.get(i)), (long) i);
    }
    code = new NumberCodec(switch ((int) type.layout().size()) {
      case Byte.BYTES -> DType.UINT8;
      case Short.BYTES -> DType.UINT16;
      default -> DType.UINT32;
    });
  }

  @Override
  public long size() {
    return code.size();
  }

  @Override
  public void write(@Nullable Object value, MemorySegment to, long at, HeapSink heap) {
    var text = PlainText.of(value);
    var place = codes.get(text);
    place = place == null ? codes.get(text.strip()) : place;
    if (place == null) {
      throw new InputException(Codec.quoted(value) + " is none of the categories " + Codec.quoted(values.toString()));
    }
    code.write(place, to, at, heap);
  }

  @Override
  public Object read(MemorySegment from, long at, MemorySegment heap) {
    long place = (Long) code.read(from, at, heap);
    if (place >= values.size()) {
      throw new InputException("category " + place + " stands in the array, of " + values.size() + ": it is damaged");
    }
    return values.get((int) place);
  }
}
