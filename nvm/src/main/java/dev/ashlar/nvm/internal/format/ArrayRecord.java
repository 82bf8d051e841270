package dev.ashlar.nvm.internal.format;

import dev.ashlar.nvm.Attribute;
import dev.ashlar.nvm.StoreDamagedException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the catalogue says of one array.
 *
 * @param type the datashape of an element
 * @param shape extents, outermost first
 * @param strides bytes from one element to the next along each axis
 * @param parts where the bytes are
 * @param attributes by name, in the order they were set
 * @param created the commit that created the array
 * @param modified the commit that changed it last
 */
public record ArrayRecord(
    String type,
    List<Long> shape,
    List<Long> strides,
    List<Part> parts,
    Map<String, Attribute> attributes,
    long created,
    long modified) {
  private static final int VERSION = 1;
  private static final int HEAD = 32;

  /** Copies the lists. */
  public ArrayRecord {
    shape = List.copyOf(shape);
    strides = List.copyOf(strides);
    parts = List.copyOf(parts);
  }

  /** The extents as an array. */
  public long[] shapeArray() {
    return array(shape);
  }

  /** The strides as an array. */
  public long[] strideArray() {
    return array(strides);
  }

  private static long[] array(List<Long> values) {
    var array = new long[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.get(i);
    }
    return array;
  }

  /** The first part with this role. */
  public java.util.Optional<Part> part(Part.Role role) {
    for (var part : parts) {
      if (part.role() == role) {
        return java.util.Optional.of(part);
      }
    }
    return java.util.Optional.empty();
  }

  /** The elements. */
  public Part data() {
    return part(Part.Role.DATA).orElseThrow(() -> new StoreDamagedException("the record has no data"));
  }

  /** The same array with other parts. */
  public ArrayRecord withParts(List<Part> newParts) {
    return new ArrayRecord(type, shape, strides, newParts, attributes, created, modified);
  }

  /** The same array with other attributes. */
  public ArrayRecord withAttributes(Map<String, Attribute> newAttributes) {
    return new ArrayRecord(type, shape, strides, parts, newAttributes, created, modified);
  }

  /** The same array with other extents and parts. */
  public ArrayRecord withShape(List<Long> newShape, List<Part> newParts) {
    return new ArrayRecord(type, newShape, strides, newParts, attributes, created, modified);
  }

  /** The bytes of the record. */
  public byte[] encode() {
    var text = type.getBytes(StandardCharsets.UTF_8);
    var attributeBytes = AttributeCodec.encode(attributes);
    int dimensions = shape.size();
    var buffer = ByteBuffer.allocate(HEAD + 16 * dimensions + 32 * parts.size() + text.length + attributeBytes.length)
        .order(ByteOrder.LITTLE_ENDIAN);
    buffer.putShort((short) VERSION).putShort((short) dimensions).putShort((short) parts.size()).putShort((short) 0);
    buffer.putInt(text.length).putInt(attributeBytes.length).putLong(created).putLong(modified);
    shape.forEach(buffer::putLong);
    strides.forEach(buffer::putLong);
    for (var part : parts) {
      buffer.putShort((short) part.role().code()).putShort((short) part.proof().code()).putInt(part.checksum());
      buffer.putLong(part.extent().offset()).putLong(part.extent().length()).putLong(part.capacity());
    }
    return buffer.put(text).put(attributeBytes).array();
  }

  /**
   * Reads a record.
   *
   * @throws StoreDamagedException if the bytes are no record, or one of impossible extents
   */
  public static ArrayRecord decode(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try {
      require(buffer.getShort() == VERSION, "unknown version");
      int dimensions = Short.toUnsignedInt(buffer.getShort());
      int count = Short.toUnsignedInt(buffer.getShort());
      buffer.getShort();
      int textLength = buffer.getInt();
      int attributesLength = buffer.getInt();
      require(dimensions <= FileLayout.MAX_DIMENSIONS, "more than " + FileLayout.MAX_DIMENSIONS + " dimensions");
      require(textLength > 0 && attributesLength >= 0
          && (long) HEAD + 16L * dimensions + 32L * count + textLength + attributesLength == bytes.length,
          "lengths do not add up");
      long created = buffer.getLong();
      long modified = buffer.getLong();
      var shape = longs(buffer, dimensions);
      var strides = longs(buffer, dimensions);
      for (long extent : shape) {
        require(extent >= 0, "negative extent");
      }
      var parts = parts(buffer, count);
      var text = new byte[textLength];
      buffer.get(text);
      var attributes = AttributeCodec.decode(buffer);
      return new ArrayRecord(
          new String(text, StandardCharsets.UTF_8), shape, strides, parts, attributes, created, modified);
    } catch (BufferUnderflowException e) {
      throw new StoreDamagedException("record: it ends early", e);
    }
  }

  private static List<Long> longs(ByteBuffer buffer, int count) {
    var values = new ArrayList<Long>(count);
    for (int i = 0; i < count; i++) {
      values.add(buffer.getLong());
    }
    return values;
  }

  private static List<Part> parts(ByteBuffer buffer, int count) {
    var parts = new ArrayList<Part>(count);
    for (int i = 0; i < count; i++) {
      int role = buffer.getShort();
      int proof = buffer.getShort();
      int checksum = buffer.getInt();
      var extent = new Extent(buffer.getLong(), buffer.getLong());
      long capacity = buffer.getLong();
      require(role >= 0 && role < Part.Role.values().length && proof >= 0 && proof < Part.Proof.values().length,
          "unknown kind of part");
      if (extent.offset() < FileLayout.DATA_START || extent.length() < 0 || capacity < extent.length()
          || extent.offset() > Long.MAX_VALUE - capacity) {
        throw new StoreDamagedException("record: impossible part at byte " + extent.offset());
      }
      parts.add(new Part(Part.Role.values()[role], extent, capacity, Part.Proof.values()[proof], checksum));
    }
    return parts;
  }

  /** Only the places of the parts of a record. */
  public static List<Extent> places(byte[] record) {
    return decode(record).parts.stream().map(Part::place).toList();
  }

  static void require(boolean condition, String what) {
    if (!condition) {
      throw new StoreDamagedException("record: " + what);
    }
  }
}
