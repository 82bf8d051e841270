package dev.ashlar.tools.element;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.ashlar.datashape.FixedStringType;
import dev.ashlar.tools.InputException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Strings of at most n code units; shorter ones are filled up with zeros. */
final class FixedTextCodec implements Codec {
  private final FixedStringType type;
  private final Charset charset;
  private final int bytes;
  private final int unit;

  FixedTextCodec(FixedStringType type) {
    this.type = type;
    bytes = Math.toIntExact(type.layout().size());
    unit = (int) type.encoding().unitSize();
    boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    charset = switch (unit) {
      case 1 -> StandardCharsets.UTF_8;
      case 2 -> little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
      default -> Charset.forName(little ? "UTF-32LE" : "UTF-32BE");
    };
  }

  @Override
  public long size() {
    return bytes;
  }

  @Override
  public void write(@Nullable Object value, MemorySegment to, long at, HeapSink heap) {
    if (value == null || value instanceof Iterable<?> || value instanceof java.util.Map<?, ?>) {
      throw new InputException(Codec.quoted(value) + " is no " + type);
    }
    var encoded = PlainText.of(value).getBytes(charset);
    if (encoded.length > bytes) {
      throw new InputException(Codec.quoted(value) + " does not fit into " + type);
    }
    MemorySegment.copy(encoded, 0, to, JAVA_BYTE, at, encoded.length);
  }

  @Override
  public Object read(MemorySegment from, long at, MemorySegment heap) {
    var encoded = from.asSlice(at, bytes).toArray(JAVA_BYTE);
    int end = bytes;
    while (end > 0 && isZero(encoded, end - unit)) {
      end -= unit;
    }
    return new String(encoded, 0, end, charset);
  }

  private boolean isZero(byte[] encoded, int start) {
    for (int i = start; i < start + unit; i++) {
      if (encoded[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
