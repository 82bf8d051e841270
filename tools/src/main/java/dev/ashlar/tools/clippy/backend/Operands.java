package dev.ashlar.tools.clippy.backend;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Expression;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.clippy.Json;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Arguments as the functions of arrays take them: references and expressions become arrays. */
final class Operands {
  private static final String OBJECT = "__clippy_type__";
  private static final String RULE = "rule";

  private final Call call;

  Operands(Call call) {
    this.call = call;
  }

  /** A number, a truth value, an array, or a list of these. */
  Object value(Object given) {
    return switch (given) {
      case BigInteger large -> throw new InputException(large + " does not fit into 64 bits");
      case Number number -> number;
      case Boolean flag -> flag;
      case String text -> call.stores().array(call.stores().find(text, call.store()));
      case List<?> list -> {
        var values = new ArrayList<>();
        for (var item : list) {
          if (item == null) {
            throw new InputException(call.method() + ": a list holds no None");
          }
          values.add(value(item));
        }
        yield values;
      }
      case Map<?, ?> map -> ofMap(Json.entries(map));
      default -> throw new InputException(call.method() + ": " + Json.text(given) + " is no number and no array");
    };
  }

  /** The same, as an array. */
  NDArray array(Object given) {
    return switch (value(given)) {
      case NDArray array -> array;
      case Boolean flag -> NDArray.of(flag).reshape();
      case Double number -> NDArray.of(number).reshape();
      case Number number -> NDArray.of(number.longValue()).reshape();
      case List<?> list -> NDArray.ofList(list);
      default -> throw new InputException(call.method() + ": " + Json.text(given) + " is no array");
    };
  }

  /**
   * An array whose elements are numbers: dates as their counts, optional values as floats in which what is missing is
   * NaN.
   */
  static NDArray numbers(NDArray array) {
    return array.dtype() instanceof DType ? array : Expression.parse("x").eval(Map.of("x", array));
  }

  private NDArray ofMap(Map<String, Object> map) {
    if (isReference(map)) {
      return call.stores().array(reference(map));
    }
    if (!map.containsKey(RULE)) {
      throw new InputException(call.method() + ": " + Json.text(map) + " is no array and no expression");
    }
    if (map.get(RULE) instanceof Map<?, ?> rule && isReference(Json.entries(rule))) {
      return call.stores().array(reference(Json.entries(rule)));
    }
    return call.logic().array(map);
  }

  /** Whether a map stands for an object: one that the client wrote out, or the state of one. */
  static boolean isReference(Map<String, Object> map) {
    return map.containsKey(OBJECT) || (map.containsKey("store") && map.containsKey("name"));
  }

  /** The array that an object stands for. */
  static Reference reference(Map<String, Object> map) {
    if (map.get(OBJECT) instanceof Map<?, ?> object) {
      var kind = object.get("__class__");
      if (kind != null && !kind.equals(Method.ClassName.ARRAY.toString())) {
        throw new InputException("an " + Method.ClassName.ARRAY + " was expected, not an object of " + kind);
      }
      return object.get("state") instanceof Map<?, ?> state
          ? Reference.ofState(Json.entries(state))
          : Reference.ofState(Map.of());
    }
    return Reference.ofState(map);
  }
}
