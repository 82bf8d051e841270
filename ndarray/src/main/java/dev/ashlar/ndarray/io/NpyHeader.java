package dev.ashlar.ndarray.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.NumPyDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What stands before the elements in a {@code .npy} file ({@code numpy.lib.format}, versions 1.0, 2.0 and 3.0).
 *
 * @param descriptor of the elements
 * @param columnMajor whether the first axis varies fastest
 * @param shape extents, outermost first
 * @param bytes of the header with all that comes before it: where the elements begin
 */
record NpyHeader(NumPyDescriptor descriptor, boolean columnMajor, long[] shape, long bytes) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;

  /** NumPy leaves room so that the first extent can grow in place. */
  private static final int EXTENT_DIGITS = 21;

  /** A longer header is refused: it would be no description of an array. */
  private static final long MAX_HEADER = 1 << 26;

  static NpyHeader read(InputStream in) throws IOException {
    var start = in.readNBytes(MAGIC.length + 2);
    if (start.length < MAGIC.length + 2 || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new IOException("npy: the data does not begin with \\x93NUMPY");
    }
    int version = start[MAGIC.length];
    if (version < 1 || version > 3) {
      throw new IOException("npy: version " + version + "." + start[MAGIC.length + 1]
          + " of the format is not known, 1.0 to 3.0 are");
    }
    int lengthBytes = version == 1 ? 2 : 4;
    var lengthField = in.readNBytes(lengthBytes);
    if (lengthField.length < lengthBytes) {
      throw new IOException("npy: the data ends within the header");
    }
    var buffer = ByteBuffer.wrap(lengthField).order(ByteOrder.LITTLE_ENDIAN);
    long length = version == 1 ? Short.toUnsignedInt(buffer.getShort()) : Integer.toUnsignedLong(buffer.getInt());
    if (length > MAX_HEADER) {
      throw new IOException("npy: a header of " + length + " bytes");
    }
    var header = in.readNBytes((int) length);
    if (header.length < length) {
      throw new IOException("npy: the data ends within the header");
    }
    var text = new String(header, version == 3 ? UTF_8 : ISO_8859_1);
    return parse(text, start.length + lengthBytes + length);
  }

  private static NpyHeader parse(String text, long bytes) throws IOException {
    try {
      var entries = entries(text.strip());
      var descriptor = NumPyDescriptor.parse(required(entries, "descr"));
      var order = required(entries, "fortran_order");
      if (!order.equals("True") && !order.equals("False")) {
        throw new IllegalArgumentException("fortran_order is " + order);
      }
      return new NpyHeader(descriptor, order.equals("True"), shape(required(entries, "shape")), bytes);
    } catch (IllegalArgumentException e) {
      throw new IOException("npy: header " + text.strip() + ": " + e.getMessage(), e);
    }
  }

  private static String required(Map<String, String> entries, String key) {
    var value = entries.get(key);
    if (value == null) {
      throw new IllegalArgumentException("there is no '" + key + "'");
    }
    return value;
  }

  private static long[] shape(String text) {
    if (!text.startsWith("(") || !text.endsWith(")")) {
      throw new IllegalArgumentException("shape is " + text);
    }
    var inner = text.substring(1, text.length() - 1).strip();
    if (inner.isEmpty()) {
      return new long[0];
    }
    try {
      // Python 2 wrote long integers with an L
      var shape = Arrays.stream(inner.split(",")).mapToLong(extent ->
          Long.parseLong(extent.strip().replaceFirst("L$", ""))).toArray();
      if (LongStream.of(shape).anyMatch(extent -> extent < 0)) {
        throw new IllegalArgumentException("shape is " + text);
      }
      return shape;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("shape is " + text, e);
    }
  }

  /** The texts of the values of a Python dictionary, by key. */
  private static Map<String, String> entries(String text) {
    if (!text.startsWith("{") || !text.endsWith("}")) {
      throw new IllegalArgumentException("it is no dictionary");
    }
    var entries = new HashMap<String, String>();
    int end = text.length() - 1;
    int at = 1;
    while (at < end) {
      int stop = itemEnd(text, at, end);
      var item = text.substring(at, stop).strip();
      if (!item.isEmpty()) {
        int colon = itemEnd(item, 0, item.length(), ':');
        if (colon == item.length() || colon < 2) {
          throw new IllegalArgumentException(item + " is no entry");
        }
        var key = item.substring(0, colon).strip();
        entries.put(key.substring(1, Math.max(1, key.length() - 1)), item.substring(colon + 1).strip());
      }
      at = stop + 1;
    }
    return entries;
  }

  private static int itemEnd(String text, int from, int to) {
    return itemEnd(text, from, to, ',');
  }

  /** Where the mark stands outside of brackets and quotes. */
  private static int itemEnd(String text, int from, int to, char mark) {
    int depth = 0;
    char quote = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth--;
      } else if (c == mark && depth == 0) {
        return i;
      }
    }
    return to;
  }

  /** The header's bytes as NumPy writes them, in the lowest version that can hold them. */
  static byte[] write(DataType dtype, boolean columnMajor, long[] shape) {
    var extents = LongStream.of(shape).mapToObj(Long::toString).collect(
        Collectors.joining(", ", "(", shape.length == 1 ? ",)" : ")"));
    var text =
        "{'descr': "
            + NumPyDescriptor.of(dtype)
            + ", 'fortran_order': "
            + (columnMajor ? "True" : "False")
            + ", 'shape': "
            + extents
            + ", }";
    if (shape.length > 0) {
      long growing = shape[columnMajor ? shape.length - 1 : 0];
      text += " ".repeat(EXTENT_DIGITS - Long.toString(growing).length());
    }
    boolean latin = StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
    var characters = text.getBytes(latin ? ISO_8859_1 : UTF_8);
    boolean isShort = latin && padded(characters.length, 2) <= 0xFFFF;
    int lengthBytes = isShort ? 2 : 4;
    int length = padded(characters.length, lengthBytes);
    var out = ByteBuffer.allocate(MAGIC.length + 2 + lengthBytes + length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).put((byte) (isShort ? 1 : latin ? 2 : 3)).put((byte) 0);
    if (isShort) {
      out.putShort((short) length);
    } else {
      out.putInt(length);
    }
    out.put(characters);
    while (out.remaining() > 1) {
      out.put((byte) ' ');
    }
    return out.put((byte) '\n').array();
  }

  /** The length of a header of so many characters and a line end, such that the elements are aligned. */
  private static int padded(int characters, int lengthBytes) {
    int before = MAGIC.length + 2 + lengthBytes;
    int used = before + characters + 1;
    return characters + 1 + (ALIGNMENT - used % ALIGNMENT);
  }
}
