package dev.ashlar.ndarray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.ashlar.datashape.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls through the registry against what NumPy gave: the values, dtypes and shapes of several thousand calls. */
class FunctionCasesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "function_cases.tsv.gz", "numpy_cases.tsv.gz", "elementwise_cases.tsv.gz", "reduction_cases.tsv.gz",
        "argument_cases.tsv.gz"
      })
  void agreesWithNumPy(String cases) {
    int count = 0;
    Map<String, List<String>> differences = new TreeMap<>();
    for (var line : RecordedCases.read(cases)) {
      var difference = difference(line, new Random(++count));
      if (difference != null) {
        differences
            .computeIfAbsent(line[0], _ -> new ArrayList<>())
            .add("case " + count + ": " + String.join(" ", line) + "\n    " + difference);
      }
    }
    assertTrue(count > 200);
    if (!differences.isEmpty()) {
      var text = new StringBuilder();
      differences.forEach(
          (name, found) -> text.append("\n").append(name).append(": ").append(found.size()).append(
              ", ").append(found.getFirst()));
      fail(text.toString());
    }
  }

  private static @Nullable String difference(String[] line, Random random) {
    var expected = JsonReader.read(line[3]);
    Object actual;
    try {
      var arguments = (List<?>) Objects.requireNonNull(arrays(JsonReader.read(line[1]), random));
      @SuppressWarnings("unchecked")
      var named = (Map<String, ?>) Objects.requireNonNull(arrays(JsonReader.read(line[2]), random));
      actual = Functions.find(line[0]).orElseThrow().invoke(arguments, named);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
      return "error".equals(expected) ? null : "throws " + e;
    } catch (RuntimeException e) {
      return "throws " + e + " at " + e.getStackTrace()[0];
    }
    return "error".equals(expected) ? "gives " + actual + " instead of an error" : compare(expected, actual, line[4]);
  }

  private static @Nullable Object arrays(@Nullable Object value, Random random) {
    return switch (value) {
      case String text when text.startsWith("@") -> RecordedCases.relaid(RecordedCases.decode(text.substring(1)),
          random);
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>();
        list.forEach(item -> items.add(arrays(item, random)));
        yield items;
      }
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> entries = new TreeMap<>();
        map.forEach((key, item) -> entries.put((String) key, arrays(item, random)));
        yield entries;
      }
      case null, default -> value;
    };
  }

  private static @Nullable String compare(@Nullable Object expected, Object actual, String near) {
    return switch (actual) {
      case NDArray array when expected instanceof String text && text.startsWith("@") ->
          compare(RecordedCases.decode(text.substring(1)), array, near);
      case List<?> list when expected instanceof List<?> wanted -> {
        if (list.size() != wanted.size()) {
          yield list.size() + " results instead of " + wanted.size();
        }
        for (int i = 0; i < list.size(); i++) {
          var difference = compare(wanted.get(i), list.get(i), near);
          if (difference != null) {
            yield "result " + i + ": " + difference;
          }
        }
        yield null;
      }
      case DType dtype -> dtype.standardName().equals(expected) ? null : "gives " + dtype;
      case Boolean flag -> compare(expected, NDArray.of(flag).reshape(), near);
      default -> String.valueOf(actual).equals(String.valueOf(expected)) ? null : "gives " + actual;
    };
  }

  private static @Nullable String compare(NDArray expected, NDArray actual, String near) {
    if (!expected.datashape().equals(actual.datashape())) {
      return "gives " + actual.datashape() + ", not " + expected.datashape();
    }
    if (RecordedCases.encode(expected).equals(RecordedCases.encode(actual))) {
      return null;
    }
    var dtype = (DType) expected.dtype();
    if (dtype.kind() == DType.Kind.COMPLEX) {
      var tolerance = near.equals("exact") ? 0 : Double.parseDouble(near);
      double scale = scale(expected);
      var real = compare(expected.real().toDoubleArray(), actual.real().toDoubleArray(), tolerance, scale);
      return real != null ? real : compare(expected.imag().toDoubleArray(), actual.imag().toDoubleArray(), tolerance,
          scale);
    }
    if (dtype.kind() != DType.Kind.FLOAT) {
      return "gives " + actual + ", not " + expected;
    }
    boolean exact = near.equals("exact");
    return compare(expected.toDoubleArray(), actual.toDoubleArray(), exact ? 0 : Double.parseDouble(near), exact ? -1
        : 0);
  }

  private static double scale(NDArray a) {
    double scale = 0;
    for (var part : List.of(a.real(), a.imag())) {
      for (double value : part.toDoubleArray()) {
        scale = Double.isFinite(value) ? Math.max(scale, Math.abs(value)) : scale;
      }
    }
    return scale;
  }

  /** Whether zeros have the same sign is asked where {@code scale} is negative. */
  private static @Nullable String compare(double[] expected, double[] actual, double near, double scale) {
    for (int i = 0; i < expected.length; i++) {
      double e = expected[i];
      double a = actual[i];
      boolean same = Double.isNaN(e) ? Double.isNaN(a) : scale < 0 ? Double.compare(e, a) == 0 : e == a;
      if (!same && !(near > 0 && Math.abs(e - a) <= near * Math.max(Math.abs(e), Math.max(scale, 1e-3)))) {
        return "element " + i + " is " + a + ", not " + e;
      }
    }
    return null;
  }

  @Test
  void argumentsThatDoNotFitAreRefused() {
    var sum = Functions.find("sum").orElseThrow();
    assertEquals("sum(x, /, *, axis=None, dtype=None, keepdims=False, where=None, initial=None)", sum.signature());
    for (var named : List.of(Map.of("axes", 0), Map.of("x", 0), Map.of("axis", "zero"), Map.of("keepdims", 1))) {
      org.junit.jupiter.api.Assertions.assertThrows(
          IllegalArgumentException.class, () -> sum.invoke(List.of(Creation.arange(3)), named), named.toString());
    }
    org.junit.jupiter.api.Assertions.assertThrows(IllegalArgumentException.class,
        () -> sum.invoke(List.of(), Map.of()));
    assertEquals("[[3]]", sum.invoke(List.of(List.of(List.of(1, 2))), Map.of("keepdims", true)).toString());
    assertTrue(Functions.find("no_such_function").isEmpty());
  }
}
