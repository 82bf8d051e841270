package dev.ashlar.nvm.internal.format;

import dev.ashlar.nvm.Attribute;
import dev.ashlar.nvm.StoreDamagedException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Attributes as bytes: for each its name, its kind, its value. */
final class AttributeCodec {
  private static final int TRUTH = 1;
  private static final int WHOLE = 2;
  private static final int REAL = 3;
  private static final int TEXT = 4;
  private static final int WHOLES = 5;
  private static final int REALS = 6;
  private static final int TEXTS = 7;
  private static final int HEAD = 8;

  private AttributeCodec() {}

  static byte[] encode(Map<String, Attribute> attributes) {
    var out = new ByteArrayOutputStream();
    attributes.forEach((name, attribute) -> {
      var key = name.getBytes(StandardCharsets.UTF_8);
      var value = value(attribute);
      var head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
      head.putShort((short) key.length).put((byte) kind(attribute)).put((byte) 0).putInt(value.length);
      out.writeBytes(head.array());
      out.writeBytes(key);
      out.writeBytes(value);
    });
    return out.toByteArray();
  }

  private static int kind(Attribute attribute) {
    return switch (attribute) {
      case Attribute.Truth t -> TRUTH;
      case Attribute.Whole w -> WHOLE;
      case Attribute.Real r -> REAL;
      case Attribute.Text t -> TEXT;
      case Attribute.Wholes w -> WHOLES;
      case Attribute.Reals r -> REALS;
      case Attribute.Texts t -> TEXTS;
    };
  }

  private static byte[] value(Attribute attribute) {
    return switch (attribute) {
      case Attribute.Truth t -> new byte[] {(byte) (t.value() ? 1 : 0)};
      case Attribute.Whole w -> longs(List.of(w.value()));
      case Attribute.Real r -> longs(List.of(Double.doubleToRawLongBits(r.value())));
      case Attribute.Text t -> t.value().getBytes(StandardCharsets.UTF_8);
      case Attribute.Wholes w -> longs(w.values());
      case Attribute.Reals r -> longs(r.values().stream().map(Double::doubleToRawLongBits).toList());
      case Attribute.Texts t -> texts(t.values());
    };
  }

  private static byte[] longs(List<Long> values) {
    var buffer = ByteBuffer.allocate(8 * values.size()).order(ByteOrder.LITTLE_ENDIAN);
    values.forEach(buffer::putLong);
    return buffer.array();
  }

  private static byte[] texts(List<String> values) {
    var out = new ByteArrayOutputStream();
    for (var text : values) {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length).array());
      out.writeBytes(bytes);
    }
    return out.toByteArray();
  }

  static Map<String, Attribute> decode(ByteBuffer buffer) {
    if (!buffer.hasRemaining()) {
      return Map.of();
    }
    var attributes = new LinkedHashMap<String, Attribute>();
    while (buffer.hasRemaining()) {
      int keyLength = Short.toUnsignedInt(buffer.getShort());
      int kind = buffer.get();
      buffer.get();
      int length = buffer.getInt();
      ArrayRecord.require(
          length >= 0 && (long) keyLength + length <= buffer.remaining(), "attribute of impossible length");
      var name = text(buffer, keyLength);
      var value = buffer.slice(buffer.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      buffer.position(buffer.position() + length);
      attributes.put(name, attribute(kind, value));
    }
    return attributes;
  }

  private static String text(ByteBuffer buffer, int length) {
    ArrayRecord.require(length >= 0 && length <= buffer.remaining(), "text of impossible length");
    var bytes = new byte[length];
    buffer.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Attribute attribute(int kind, ByteBuffer value) {
    return switch (kind) {
      case TRUTH -> new Attribute.Truth(value.get() != 0);
      case WHOLE -> new Attribute.Whole(value.getLong());
      case REAL -> new Attribute.Real(value.getDouble());
      case TEXT -> new Attribute.Text(text(value, value.remaining()));
      case WHOLES -> new Attribute.Wholes(list(value, ByteBuffer::getLong));
      case REALS -> new Attribute.Reals(list(value, ByteBuffer::getDouble));
      case TEXTS -> new Attribute.Texts(list(value, b -> text(b, b.getInt())));
      default -> throw new StoreDamagedException("record: attribute of unknown kind " + kind);
    };
  }

  private static <T> List<T> list(ByteBuffer value, Function<ByteBuffer, T> next) {
    var list = new ArrayList<T>();
    while (value.hasRemaining()) {
      list.add(next.apply(value));
    }
    return list;
  }
}
