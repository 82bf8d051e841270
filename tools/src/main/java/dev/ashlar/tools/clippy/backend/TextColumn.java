package dev.ashlar.tools.clippy.backend;

import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.FixedStringType;
import dev.ashlar.datashape.OptionType;
import dev.ashlar.datashape.StringEncoding;
import dev.ashlar.datashape.StringType;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.tools.InputException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Strings of an array, read as {@code FORMAT.md} describes them. */
final class TextColumn {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final int VIEW = 16;
  private static final int INLINE = 12;

  /** Finds the bytes that long strings refer to, once they are needed. */
  @FunctionalInterface
  interface Source {
    Optional<MemorySegment> heap();
  }

  private TextColumn() {}

  static boolean isText(DataType type) {
    return bare(type) instanceof StringType || bare(type) instanceof FixedStringType;
  }

  private static DataType bare(DataType type) {
    return type instanceof OptionType option ? option.value() : type;
  }

  /** The strings in row-major order; what is missing is null. */
  static List<@Nullable String> read(NDArray column, Source source) {
    try (var arena = Arena.ofConfined()) {
      var bytes = column.toSegment(arena);
      var texts = new ArrayList<@Nullable String>();
      for (long i = 0; i < column.size(); i++) {
        texts.add(
            bare(column.dtype()) instanceof FixedStringType fixed
                ? fixed(bytes.asSlice(i * column.itemsize(), column.itemsize()), fixed.encoding())
                : view(bytes.asSlice(i * VIEW, VIEW), source));
      }
      return texts;
    }
  }

  private static @Nullable String view(MemorySegment view, Source source) {
    int length = view.get(INT, 0);
    if (length < 0) {
      return null;
    }
    if (length <= INLINE) {
      return text(view.asSlice(Integer.BYTES, length), StandardCharsets.UTF_8);
    }
    long offset = Integer.toUnsignedLong(view.get(INT, INLINE));
    var heap = source.heap().orElseThrow(() -> new InputException("the array has strings and no heap that holds them"));
    return text(heap.asSlice(offset, length), StandardCharsets.UTF_8);
  }

  private static String fixed(MemorySegment bytes, StringEncoding encoding) {
    var charset =
        switch (encoding) {
          case ASCII, UTF8 -> StandardCharsets.UTF_8;
          case UTF16 -> StandardCharsets.UTF_16LE;
          case UTF32 -> Charset.forName("UTF-32LE");
        };
    var text = text(bytes, charset);
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == 0) {
      end--;
    }
    return text.substring(0, end);
  }

  private static String text(MemorySegment bytes, Charset charset) {
    return new String(bytes.toArray(ValueLayout.JAVA_BYTE), charset);
  }
}
