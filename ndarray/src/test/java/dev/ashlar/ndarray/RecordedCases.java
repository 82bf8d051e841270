package dev.ashlar.ndarray;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.memory.RawMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** Reads the cases recorded from NumPy, and makes arrays of them in several layouts. */
final class RecordedCases {
  private RecordedCases() {}

  /** The lines of a resource, split at tabs. */
  static List<String[]> read(String name) {
    try (var in = new GZIPInputStream(RecordedCases.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code int32(2,3)hex} in row-major order. */
  static NDArray decode(String text) {
    int open = text.indexOf('(');
    int close = text.indexOf(')');
    var dtype = DType.valueOf(text.substring(0, open).toUpperCase(java.util.Locale.ROOT));
    var extents = text.substring(open + 1, close);
    var shape = extents.isEmpty() ? new long[0] : Arrays.stream(extents.split(",")).mapToLong(
        Long::parseLong).toArray();
    var bytes = HexFormat.of().parseHex(text.substring(close + 1));
    var array = NDArray.fresh("decode", dtype, shape);
    MemorySegment.copy(MemorySegment.ofArray(bytes), 0, RawMemory.ALL, array.address, bytes.length);
    return array;
  }

  static String encode(NDArray array) {
    var dtype = (DType) array.dtype();
    var bytes = new byte[(int) (array.size() * array.itemsize())];
    Copying.copyTo(array, MemorySegment.ofArray(bytes));
    var shape = Arrays.stream(array.shape()).mapToObj(Long::toString).collect(java.util.stream.Collectors.joining(","));
    return dtype.standardName() + "(" + shape + ")" + HexFormat.of().formatHex(bytes);
  }

  /** The same elements with other strides: as they are, column-major, backwards, or with gaps. */
  static NDArray relaid(NDArray a, Random random) {
    int ndim = a.ndim();
    if (ndim == 0) {
      return a;
    }
    return switch (random.nextInt(4)) {
      case 0 -> a;
      case 1 -> {
        var turned = NDArray.fresh("relaid", a.dtype(), a.transpose().shape()).transpose();
        yield turned.assign(a);
      }
      case 2 -> {
        var items = new Index[ndim];
        Arrays.setAll(items, axis -> random.nextBoolean() ? Index.step(-1) : Index.all());
        yield a.copy().get(items).assign(a);
      }
      default -> {
        var wide = a.shape();
        var items = new Index[ndim];
        for (int axis = 0; axis < ndim; axis++) {
          wide[axis] = 2 * wide[axis];
          items[axis] = Index.step(2);
        }
        yield NDArray.fresh("relaid", a.dtype(), wide).get(items).assign(a);
      }
    };
  }
}
