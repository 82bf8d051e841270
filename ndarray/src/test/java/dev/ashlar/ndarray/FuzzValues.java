package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.Operations;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random values for parameters of all types in the public API: most of them small, some at the ends of their types. */
final class FuzzValues {
  private static final long[] EXTREMES =
      {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1L << 32, 1L << 31, 1L << 62, Long.MAX_VALUE - 1, Long.MAX_VALUE};

  private static final double[] SPECIAL =
      {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, -0.0, Double.MAX_VALUE, Double.MIN_VALUE,
          -1,
          1, 0.5, 1e18, -1e19};

  private static final String[] TEXTS = {
    "constant", "edge", "reflect", "symmetric", "wrap", "mean", "empty", "linear_ramp", "full", "valid", "same",
    "linear",
    "lower", "left", "right", "xy", "ij", "ij,jk->ik", "ii", "...i,i", "i,i->", "ij->ji", "::2", "..., 0", "[0, -1]",
    "None", "a", "", "add", "sum", "fro", "nuc"
  };

  /** Stands for a type of which there are no random values. */
  static final Object UNKNOWN = new Object();

  private final Random random;
  private final Supplier<NDArray> arrays;

  FuzzValues(Random random, Supplier<NDArray> arrays) {
    this.random = random;
    this.arrays = arrays;
  }

  Object of(Type type) {
    return switch (type.getTypeName()) {
      case "dev.ashlar.ndarray.NDArray" -> arrays.get();
      case "dev.ashlar.ndarray.NDArray[]" -> several();
      case "dev.ashlar.ndarray.Index[]" -> items();
      case "dev.ashlar.ndarray.Along" -> along();
      case "dev.ashlar.datashape.DType", "dev.ashlar.datashape.DataType" -> dtype();
      case "dev.ashlar.datashape.DataType[]", "dev.ashlar.datashape.DType[]" -> new DType[] {dtype(), dtype()};
      case "dev.ashlar.kernels.Operation" -> operation();
      case "dev.ashlar.ndarray.Complex" -> Complex.of(real(), real());
      case "java.lang.Number" -> number();
      case "java.lang.String" -> TEXTS[random.nextInt(TEXTS.length)];
      case "java.math.BigInteger" -> BigInteger.valueOf(integer());
      case "boolean" -> random.nextBoolean();
      case "int" -> Math.clamp(integer(), Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "long" -> integer();
      case "double" -> real();
      case "float" -> (float) real();
      case "int[]" -> Arrays.stream(extents()).mapToInt(Math::toIntExact).toArray();
      case "long[]" -> random.nextInt(12) == 0 ? new long[] {integer(), integer()} : extents();
      case "long[][]" -> new long[][] {extents(), extents()};
      case "double[]" -> new double[] {real(), real()};
      case "byte[]" -> bytes();
      case "boolean[]" -> new boolean[] {true, false};
      case "java.util.List<?>" -> list(0);
      case "java.util.OptionalLong" -> java.util.OptionalLong.of(integer());
      default -> UNKNOWN;
    };
  }

  private NDArray[] several() {
    var found = new NDArray[random.nextInt(4)];
    Arrays.setAll(found, _ -> arrays.get());
    return found;
  }

  private byte[] bytes() {
    var bytes = new byte[random.nextInt(20)];
    random.nextBytes(bytes);
    return bytes;
  }

  private List<Object> list(int depth) {
    var items = new ArrayList<Object>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      items.add(depth < 2 && random.nextInt(3) == 0 ? list(depth + 1) : random.nextInt(5) == 0 ? arrays.get()
          : number());
    }
    return items;
  }

  long integer() {
    return random.nextInt(14) == 0 ? EXTREMES[random.nextInt(EXTREMES.length)] : random.nextInt(10) - 4;
  }

  double real() {
    return random.nextInt(4) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : random.nextInt(9) - 3.5;
  }

  Number number() {
    return switch (random.nextInt(6)) {
      case 0 -> integer();
      case 1 -> (float) real();
      case 2 -> Complex.of(real(), real());
      case 3 -> BigInteger.TWO.pow(random.nextInt(70)).negate().add(BigInteger.valueOf(integer()));
      case 4 -> random.nextInt(300);
      default -> real();
    };
  }

  long[] extents() {
    return random.longs(random.nextInt(4), -2, 5).toArray();
  }

  DType dtype() {
    return DType.values()[random.nextInt(DType.values().length)];
  }

  private Operation operation() {
    var all = List.copyOf(Operations.all());
    return all.get(random.nextInt(all.size()));
  }

  private Along along() {
    var along =
        switch (random.nextInt(3)) {
          case 0 -> Along.all();
          case 1 -> Along.axis(random.nextInt(5) - 2);
          default -> Along.axes(random.ints(random.nextInt(3), -3, 3).toArray());
        };
    return random.nextInt(3) == 0 ? along.keepDims() : random.nextInt(4) == 0 ? along.dtype(dtype()) : along;
  }

  Index[] items() {
    var items = new Index[random.nextInt(4)];
    for (int i = 0; i < items.length; i++) {
      items[i] =
          switch (random.nextInt(8)) {
            case 0 -> Index.at(integer());
            case 1 -> Index.slice(integer(), integer(), random.nextBoolean() ? 1 : random.nextInt(2) + 1);
            case 2 -> Index.newAxis();
            case 3 -> Index.ellipsis();
            case 4 -> Index.step(random.nextBoolean() ? -1 : Long.MIN_VALUE + random.nextInt(3));
            case 5 -> Index.slice(Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
            case 6 -> Index.positions(extents());
            default -> Index.of(arrays.get());
          };
    }
    return items;
  }

  /** Any bits of any dtype in any layout. */
  NDArray fresh() {
    var shape = new long[random.nextInt(4)];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = random.nextInt(5);
    }
    if (random.nextInt(60) == 0) {
      shape = new long[] {random.nextInt(40_000)};
    }
    var a = Creation.zeros(dtype(), shape);
    if (a.size() > 0 && random.nextBoolean()) {
      var bytes = new byte[(int) (a.size() * a.itemsize())];
      random.nextBytes(bytes);
      a.reshape(-1).view(DType.UINT8).assign(NDArray.of(bytes).view(DType.UINT8));
    } else if (a.size() > 0) {
      a.assign(Creation.arange(a.size()).reshape(shape).minus(2));
    }
    return RecordedCases.relaid(a, random);
  }

  /** An argument of a function of the registry, of the kind that its name promises, mostly. */
  @Nullable Object named(String name) {
    return switch (name) {
      case "axis", "k", "n", "offset", "axis1", "axis2", "source", "destination" -> random.nextInt(6) == 0 ? extents()
          : random.nextInt(7) - 3;
      case "shape", "axes", "shift", "repetitions" -> Arrays.stream(extents()).boxed().toList();
      case "dtype", "to", "from_", "type" -> dtype().standardName();
      case "keepdims", "descending", "stable", "invert", "endpoint", "include_initial", "copy",
          "right" -> random.nextBoolean();
      case "arrays", "keys" -> List.of(arrays.get(), arrays.get());
      case "mode", "method", "subscripts", "indexing", "side" -> TEXTS[random.nextInt(TEXTS.length)];
      case "num", "n_rows", "n_cols", "repeats", "minlength", "window_shape", "bins",
          "sections" -> random.nextInt(12) - 2;
      default ->
          switch (random.nextInt(9)) {
            case 0 -> integer();
            case 1 -> real();
            case 2 -> null;
            case 3 -> list(0);
            case 4 -> number();
            default -> arrays.get();
          };
    };
  }
}
