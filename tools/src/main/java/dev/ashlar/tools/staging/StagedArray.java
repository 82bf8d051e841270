package dev.ashlar.tools.staging;

import dev.ashlar.datashape.DataType;
import dev.ashlar.nvm.RawArray;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.element.Codec;
import dev.ashlar.tools.element.HeapArray;
import dev.ashlar.tools.element.HeapSink;
import dev.ashlar.tools.store.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * An array that grows element by element, in files rather than in memory. Strings that come again are kept once, while
 * they are few.
 */
public final class StagedArray implements AutoCloseable, HeapSink {
  private static final int KNOWN = 1 << 14;
  private static final int LONGEST_KNOWN = 64;

  private final DataType type;
  private final Codec codec;
  private final StagedFile data;
  private final StagedFile heap;
  private final Map<String, Long> known = new HashMap<>();
  private final MemorySegment element;
  private long count;

  /** Begins, in a folder where files of any size may be. */
  public StagedArray(Path folder, DataType type) throws IOException {
    this.type = type;
    codec = Codec.of(type);
    element = MemorySegment.ofArray(new byte[Math.toIntExact(codec.size())]);
    data = new StagedFile(folder);
    heap = new StagedFile(folder);
  }

  /** The elements of an array, with no more of its heap than they refer to. */
  public static StagedArray copyOf(HeapArray values, Path folder) throws IOException {
    var staged = new StagedArray(folder, values.array().dtype());
    try {
      values.forEach(value -> {
        staged.codec.write(value, staged.element, 0, staged);
        try {
          staged.append();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
      return staged;
    } catch (RuntimeException e) {
      staged.close();
      throw e;
    }
  }

  /** The type of an element. */
  public DataType type() {
    return type;
  }

  /** What writes elements. */
  public Codec codec() {
    return codec;
  }

  /** How many elements there are. */
  public long count() {
    return count;
  }

  /** The bytes of the next element, zeros until they are written. */
  public MemorySegment element() {
    return element;
  }

  /** Appends what {@link #element} holds. */
  public void append() throws IOException {
    data.append(element);
    element.fill((byte) 0);
    count++;
  }

  @Override
  public long put(byte[] bytes, long alignment) {
    try {
      if (alignment > 1 || bytes.length > LONGEST_KNOWN) {
        return keep(bytes, alignment);
      }
      var key = new String(bytes, StandardCharsets.ISO_8859_1);
      var place = known.get(key);
      if (place == null) {
        place = keep(bytes, alignment);
        if (known.size() < KNOWN) {
          known.put(key, place);
        }
      }
      return place;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long keep(byte[] bytes, long alignment) throws IOException {
    heap.align(alignment);
    long place = heap.length();
    heap.append(MemorySegment.ofArray(bytes));
    return place;
  }

  /**
   * The array, for as long as the arena is open.
   *
   * @throws InputException if the shape has another number of elements
   */
  public RawArray finish(Arena arena, long[] shape) throws IOException {
    long size = 1;
    for (long extent : shape) {
      size = Math.multiplyExact(size, extent);
    }
    if (size != count) {
      throw new InputException("the file has " + count + " elements of " + type + ", and the shape "
          + java.util.Arrays.toString(shape) + " needs " + size);
    }
    return Stores.raw(type, shape, data.map(arena), heap.map(arena));
  }

  @Override
  public void close() throws IOException {
    try {
      data.close();
    } finally {
      heap.close();
    }
  }
}
