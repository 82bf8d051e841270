package dev.ashlar.ndarray;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The main namespace of the array API standard: every function with its parameters, and what inspection says. */
class StandardNamespaceTest {
  @Test
  void everyFunctionTakesTheParametersOfTheStandard() throws IOException {
    var differences = new ArrayList<String>();
    for (var signature : signatures()) {
      var name = signature.substring(0, signature.indexOf('('));
      var function = Functions.find(name);
      if (function.isEmpty()) {
        differences.add(name + " is missing");
      } else if (!accepts(function.get().parameters(), new ArrayFunction(signature, "", a -> a).parameters())) {
        differences.add(function.get().signature() + " is not " + signature);
      }
    }
    assertEquals(List.of(), differences);
  }

  /** The standard's parameters in its order and with its defaults; others may follow, if they need not be given. */
  private static boolean accepts(List<Parameter> own, List<Parameter> standard) {
    var positional = standard.stream().filter(p -> p.kind() != Parameter.Kind.KEYWORD_ONLY).toList();
    var byName = standard.stream().filter(p -> p.kind() == Parameter.Kind.KEYWORD_ONLY).toList();
    return own.size() >= positional.size()
        && own.subList(0, positional.size()).equals(positional)
        && own.containsAll(byName)
        && own.stream().filter(p -> !standard.contains(p)).allMatch(p -> p.defaultText() != null);
  }

  private static List<String> signatures() throws IOException {
    try (var in = StandardNamespaceTest.class.getResourceAsStream("standard_signatures.txt")) {
      return new String(in.readAllBytes(), UTF_8).lines().filter(line -> !line.startsWith("#")).toList();
    }
  }

  @Test
  void inspectionNamesWhatThereIs() {
    var info = (NamespaceInfo) Functions.find("__array_namespace_info__").orElseThrow().invoke(List.of(), Map.of());
    assertEquals(Set.of("boolean indexing", "data-dependent shapes", "max dimensions"), info.capabilities().keySet());
    assertEquals(List.of(info.defaultDevice()), info.devices());
    assertEquals(DType.INT64, info.defaultDtypes().get("indexing"));
    assertEquals(13, info.dtypes(null).size());
    assertEquals(Set.of("complex64", "complex128", "bool"), info.dtypes(List.of("bool", "complex floating")).keySet());
    assertThrows(IllegalArgumentException.class, () -> info.dtypes(List.of("number")));
    var deep = new long[64];
    java.util.Arrays.fill(deep, 1);
    assertEquals(
        64, Creation.ones(DType.FLOAT32, deep).plus(1).transpose().sum().plus(Creation.ones(DType.INT8, deep)).ndim());
  }

  @Test
  void boundsOfIntegers() {
    assertEquals("127 -128", bounds(DType.INT8));
    assertEquals("9223372036854775807 -9223372036854775808", bounds(DType.INT64));
    assertEquals("18446744073709551615 0", bounds(DType.UINT64));
    assertEquals("65535 0", bounds(DType.UINT16));
    assertThrows(IllegalArgumentException.class, () -> DataTypeFunctions.iinfo(DType.FLOAT16));
  }

  private static String bounds(DType dtype) {
    var info = (DataTypeFunctions.IntegerInfo) Functions.find("iinfo").orElseThrow().invoke(List.of(dtype), Map.of());
    return info.max() + " " + info.min();
  }

  @Test
  void theOnlyDeviceIsAcceptedByItsName() {
    var zeros = Functions.find("zeros").orElseThrow();
    assertEquals("[0. 0.]", zeros.invoke(List.of(2), Map.of("device", "cpu")).toString());
    var refusal = assertThrows(IllegalArgumentException.class, () -> zeros.invoke(List.of(2), Map.of("device", "gpu")));
    assertTrue(refusal.toString().contains("'cpu'"), refusal.toString());
  }
}
