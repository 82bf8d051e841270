package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The arguments of a call through the registry, each taken as what its function needs. */
final class Arguments {
  private final String function;
  private final Map<String, @Nullable Object> values;

  Arguments(String function, Map<String, @Nullable Object> values) {
    this.function = function;
    this.values = values;
  }

  boolean has(String name) {
    return values.get(name) != null;
  }

  private Object value(String name) {
    var value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(function + ": the argument '" + name + "' must not be None");
    }
    return value;
  }

  private IllegalArgumentException unfit(String name, String wanted) {
    return new IllegalArgumentException(function + ": the argument '" + name + "' is " + wanted + ", not "
        + values.get(name));
  }

  NDArray array(String name) {
    return asArray(name, value(name));
  }

  NDArray asArray(String name, Object value) {
    return switch (value) {
      case NDArray array -> array;
      case Boolean flag -> NDArray.of(flag).reshape();
      case Number number -> Evaluation.scalar(function, (DType) null, number);
      case List<?> list -> NestedLists.array(list);
      default -> {
        if (value.getClass().isArray()) {
          yield NDArray.ofArray(value);
        }
        throw unfit(name, "an array");
      }
    };
  }

  @Nullable NDArray arrayOrNull(String name) {
    return has(name) ? array(name) : null;
  }

  /** Operands of one operation: Java numbers take the dtype that the arrays beside them give them. */
  NDArray[] operands(String... names) {
    DType beside = null;
    for (var name : names) {
      if (value(name) instanceof NDArray array) {
        var dtype = array.numeric(function);
        beside = beside == null ? dtype : dev.ashlar.datashape.DataTypes.promote(beside, dtype);
      }
    }
    var operands = new NDArray[names.length];
    for (int i = 0; i < names.length; i++) {
      operands[i] =
          value(names[i]) instanceof Number number
              ? Evaluation.scalar(function, beside, number)
              : array(names[i]);
    }
    return operands;
  }

  NDArray[] arrays(String name) {
    if (!(value(name) instanceof List<?> list)) {
      throw unfit(name, "a list of arrays");
    }
    return list.stream().map(item -> asArray(name, item)).toArray(NDArray[]::new);
  }

  boolean flag(String name) {
    if (value(name) instanceof Boolean flag) {
      return flag;
    }
    throw unfit(name, "True or False");
  }

  long integer(String name) {
    return asLong(name, value(name));
  }

  /** An integer of any size, brought into the range of a long: for what is the same beyond some bound. */
  long bounded(String name) {
    return value(name) instanceof BigInteger number && number.bitLength() >= 64
        ? number.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE
        : integer(name);
  }

  private long asLong(String name, Object value) {
    return switch (value) {
      case Long number -> number;
      case Integer number -> number;
      case Short number -> number;
      case Byte number -> number;
      case BigInteger number when number.bitLength() < 64 -> number.longValue();
      case NDArray array when array.size == 1 && isIntegral(array) -> asLong(name, array.item());
      default -> throw unfit(name, "an integer");
    };
  }

  private boolean isIntegral(NDArray array) {
    var kind = array.numeric(function).kind();
    return kind == DType.Kind.INT || kind == DType.Kind.UINT;
  }

  int axis(String name) {
    return asAxis(name, value(name));
  }

  private int asAxis(String name, Object value) {
    long axis = asLong(name, value);
    if (axis != (int) axis) {
      throw new IndexOutOfBoundsException(function + ": " + name + " " + axis + " is out of bounds for any array");
    }
    return (int) axis;
  }

  int[] axes(String name) {
    return value(name) instanceof List<?> list
        ? list.stream().mapToInt(item -> asAxis(name, item)).toArray()
        : new int[] {axis(name)};
  }

  long[] integers(String name) {
    return switch (value(name)) {
      case List<?> list -> list.stream().mapToLong(item -> asLong(name, item)).toArray();
      case NDArray array when array.shape.length == 1 && array.numeric(function).kind() != DType.Kind.FLOAT ->
          array.toLongArray();
      default -> new long[] {integer(name)};
    };
  }

  /** A list of lists of integers, as of shapes. */
  long[][] integerLists(String name) {
    return list(name).stream()
        .map(
            item -> {
              if (!(item instanceof List<?> list)) {
                throw unfit(name, "a list of lists of integers");
              }
              return list.stream().mapToLong(number -> asLong(name, number)).toArray();
            })
        .toArray(long[][]::new);
  }

  /** Two axes, or two lists of axes. */
  int[][] axisPair(String name) {
    var pair = list(name);
    if (pair.size() != 2) {
      throw unfit(name, "a pair of axes");
    }
    return pair.stream()
        .map(
            item ->
                item instanceof List<?> list
                    ? list.stream().mapToInt(axis -> asAxis(name, axis)).toArray()
                    : new int[] {asAxis(name, item)})
        .toArray(int[][]::new);
  }

  /** Two real numbers, or none if there is no such argument. */
  double[] reals(String name) {
    if (!has(name)) {
      return new double[0];
    }
    var pair = array(name);
    if (pair.size != 2) {
      throw unfit(name, "two numbers");
    }
    return pair.reshape(-1).toDoubleArray();
  }

  /**
   * A function of arrays: a Java {@link Function} of a list of them, a function of the registry, or the name of one.
   */
  @SuppressWarnings("unchecked") // what a caller's function takes and gives is seen when it is called
  Function<List<NDArray>, Object> function(String name) {
    return switch (value(name)) {
      case Function<?, ?> function -> (Function<List<NDArray>, Object>) function;
      case ArrayFunction function -> operands -> function.invoke(operands, Map.of());
      case String text -> {
        var function = Functions.find(text).orElseThrow(() -> unfit(name, "a function or the name of one"));
        yield operands -> function.invoke(operands, Map.of());
      }
      default -> throw unfit(name, "a function or the name of one");
    };
  }

  Number number(String name) {
    return asNumber(name, value(name) instanceof NDArray array && array.size == 1 ? array.item() : value(name));
  }

  private Number asNumber(String name, Object value) {
    return switch (value) {
      case Boolean flag -> flag ? 1L : 0L;
      case Number number -> number;
      default -> throw unfit(name, "a number");
    };
  }

  /** Whether a number is an integer that a long holds. */
  static boolean isLong(Number number) {
    return switch (number) {
      case Long _, Integer _, Short _, Byte _ -> true;
      case BigInteger integer -> integer.bitLength() < 64;
      default -> false;
    };
  }

  /** Whether a number is an integer of any size. */
  static boolean isInteger(Number number) {
    return isLong(number) || number instanceof BigInteger;
  }

  double real(String name) {
    return number(name).doubleValue();
  }

  @Nullable Double realOrNull(String name) {
    return has(name) ? (Double) real(name) : null;
  }

  String text(String name) {
    if (value(name) instanceof String text) {
      return text;
    }
    throw unfit(name, "a text");
  }

  /** Which of several texts it is. */
  int choice(String name, String... choices) {
    int found = Arrays.asList(choices).indexOf(text(name));
    if (found < 0) {
      throw unfit(name, Arrays.stream(choices).map(choice -> "'" + choice + "'").collect(Collectors.joining(" or ")));
    }
    return found;
  }

  DType dtype(String name) {
    return asDtype(name, value(name));
  }

  /** Checks that a device is the one there is. */
  void requireDevice() {
    if (has("device") && !NamespaceInfo.DEVICE.equals(value("device"))) {
      throw unfit("device", "'" + NamespaceInfo.DEVICE + "'");
    }
  }

  DType asDtype(String name, Object value) {
    return switch (value) {
      case DType dtype -> dtype;
      case NDArray array -> array.numeric(function);
      case String text ->
          Arrays.stream(DType.values())
              .filter(dtype -> dtype.standardName().equals(text) || dtype.toString().equals(text))
              .findFirst()
              .orElseThrow(() -> unfit(name, "a dtype"));
      default -> throw unfit(name, "a dtype");
    };
  }

  @Nullable DType dtypeOrNull(String name) {
    return has(name) ? dtype(name) : null;
  }

  DType dtypeOr(String name, DType otherwise) {
    return has(name) ? dtype(name) : otherwise;
  }

  List<?> list(String name) {
    return value(name) instanceof List<?> list ? list : List.of(value(name));
  }

  Object any(String name) {
    return value(name);
  }

  /** The arguments axis, keepdims, dtype, where and initial of a reduction, as far as it has them. */
  Along along() {
    var along = has("axis") ? Along.axes(axes("axis")) : Along.all();
    if (has("where")) {
      along = along.where(array("where"));
    }
    if (has("initial")) {
      along = along.initial(number("initial"));
    }
    if (has("dtype")) {
      along = along.dtype(dtype("dtype"));
    }
    return has("keepdims") && flag("keepdims") ? along.keepDims() : along;
  }
}
