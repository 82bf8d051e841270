package dev.ashlar.tools.element;

import dev.ashlar.ndarray.Index;
import dev.ashlar.ndarray.NDArray;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An array together with the bytes that its strings and ragged rows refer to.
 *
 * @param array of any type
 * @param heap empty if elements refer to nothing
 */
public record HeapArray(NDArray array, MemorySegment heap) {
  private static final long BLOCK = 1 << 20;

  /** An array whose elements refer to nothing. */
  public static HeapArray of(NDArray array) {
    return new HeapArray(array, MemorySegment.NULL);
  }

  /** A part of it. */
  public HeapArray with(NDArray part) {
    return new HeapArray(part, heap);
  }

  /** Every element's value in row-major order; copies no more than about a MiB at a time. */
  public void forEach(Consumer<@Nullable Object> action) {
    var codec = Codec.of(array.dtype());
    forEachBlock(array, block -> {
      long step = Math.max(1, codec.size());
      long count = codec.size() == 0 ? array.size() : block.byteSize() / codec.size();
      for (long i = 0; i < count; i++) {
        action.accept(codec.read(block, codec.size() == 0 ? 0 : i * step, heap));
      }
    });
  }

  /** The bytes of the elements in row-major order, in blocks that are valid until the action returns. */
  public static void forEachBlock(NDArray array, Consumer<MemorySegment> action) {
    long bytes = array.size() * array.itemsize();
    if (bytes <= BLOCK || array.ndim() == 0) {
      if (array.size() > 0) {
        try (var arena = Arena.ofConfined()) {
          action.accept(array.toSegment(arena));
        }
      }
      return;
    }
    long rows = array.shape(0);
    long atOnce = Math.max(1, BLOCK / Math.max(1, bytes / rows));
    for (long row = 0; row < rows; row += atOnce) {
      var part = atOnce == 1 ? array.get(row) : array.get(Index.slice(row, Math.min(rows, row + atOnce)));
      forEachBlock(part, action);
    }
  }

  /** All values in a list, for parts that are small. */
  public java.util.List<@Nullable Object> values() {
    var values = new java.util.ArrayList<@Nullable Object>();
    forEach(values::add);
    return values;
  }

  /** All values, nested as the dimensions are; one value alone if there are none. */
  public @Nullable Object nested() {
    return nested(values().iterator(), 0);
  }

  private @Nullable Object nested(Iterator<@Nullable Object> values, int axis) {
    if (axis == array.ndim()) {
      return values.next();
    }
    var list = new java.util.ArrayList<@Nullable Object>();
    for (long i = 0; i < array.shape(axis); i++) {
      list.add(nested(values, axis + 1));
    }
    return list;
  }
}
