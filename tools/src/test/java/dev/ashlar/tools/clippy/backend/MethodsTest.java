package dev.ashlar.tools.clippy.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.kernels.Operations;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.nvm.RawArray;
import dev.ashlar.nvm.Store;
import dev.ashlar.tools.clippy.Json;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What methods answer, asked in this process. Expected values are NumPy's, or counted by hand. */
class MethodsTest {
  @TempDir Path folder;

  private record Answered(int status, List<String> out, String err) {
    Object returns() {
      assertEquals("", err);
      return Objects.requireNonNullElse(Json.object("the answer", out.getLast()).get("returns"), "None");
    }
  }

  private Answered ask(String owner, String method, Map<String, Object> state, Object... arguments) {
    var request = new HashMap<String, Object>(Map.of("_state", state));
    for (int i = 0; i < arguments.length; i += 2) {
      request.put((String) arguments[i], arguments[i + 1]);
    }
    var text = Json.text(request);
    var validated = run(owner, method, true, text);
    assertEquals(List.of(), validated.out());
    return validated.status() == 0 ? run(owner, method, false, text) : validated;
  }

  private Answered run(String owner, String method, boolean validate, String text) {
    var out = new ArrayList<String>();
    var err = new StringBuilder();
    int status =
        Session.answer(new Session.Request(owner, method, validate, true, false, folder, text), out::add, err::append);
    return new Answered(status, out, err.toString());
  }

  private Object array(String name, String method, Object... arguments) {
    return ask("NDArray", method, state(name), arguments).returns();
  }

  private String refusal(String name, String method, Object... arguments) {
    var answered = ask("NDArray", method, state(name), arguments);
    assertEquals(Session.BAD_INPUT, answered.status());
    assertEquals(List.of(), answered.out());
    return answered.err();
  }

  /** The elements of a result that went to the store. */
  private Object stored(Object reference) {
    try (var stores = new Stores(folder)) {
      return Objects.requireNonNull(
          Json.value("elements", Json.text(ArrayValues.of(stores.array(stores.find((String) reference, null))))));
    }
  }

  private Map<String, Object> state(String name) {
    try (var store = Store.openReadOnly(path())) {
      return Reference.find(store, name).state();
    }
  }

  private Path path() {
    return folder.resolve("t.ashlar");
  }

  private void put(String name, NDArray array) {
    try (var store = Store.openOrCreate(path()); var tx = store.begin()) {
      tx.put(name, array);
      tx.commit();
    }
  }

  private static Map<String, Object> rule(String operator, Object... operands) {
    return Map.of("expression_type", "jsonlogic", "rule", Map.of(operator, Arrays.asList(operands)));
  }

  private static final Map<String, Object> VALUE = Map.of("var", "value");

  @Test
  void operatorsMeanWhatPythonsDo() {
    put("a", NDArray.of(7L, -7L, 4L));
    put("b", NDArray.of(2L, 2L, 3L));
    var b = path() + ":b";
    assertEquals(List.of(9, -5, 7), stored(array("a", "__add__", "other", b)));
    assertEquals(List.of(-6, 8, -3), stored(array("a", "__rsub__", "other", 1)));
    assertEquals(List.of(3.5, -3.5, 4.0 / 3), stored(array("a", "__truediv__", "other", "b")));
    assertEquals(List.of(3, -4, 1), stored(array("a", "__floordiv__", "other", b)));
    assertEquals(List.of(1, 1, 1), stored(array("a", "__mod__", "other", b)));
    assertEquals(List.of(128, 1, 81), stored(array("b", "__pow__", "other", List.of(7, 0, 4))));
    assertEquals(List.of(49, 49, 64), stored(array("b", "__rpow__", "other", List.of(7, 7, 4))));
    assertEquals(List.of(true, false, true), stored(array("a", "__gt__", "other", b)));
    assertEquals(List.of(6, 8, 7), stored(array("a", "__xor__", "other", List.of(1, -15, 3))));
    assertEquals(List.of(-8, 6, -5), stored(array("a", "__invert__")));
    assertEquals(List.of(7, 7, 4), stored(array("a", "__abs__")));
    assertEquals(12, array("a", "__matmul__", "other", b));
    var object = Map.of("__clippy_type__", Map.of("__module__", "clippy", "__class__", "NDArray", "state", state("b")));
    assertEquals(List.of(14, -14, 12), stored(array("a", "__mul__", "other", object)));
    assertEquals(List.of(56, 42, 20), stored(array("a", "__mul__", "other", rule("+", VALUE, 1))));
  }

  @Test
  void everyUnaryOperationOfTheTableIsAMethod() {
    put("x", NDArray.of(0.5, 0.25));
    for (var operation : Operations.all()) {
      if (operation.arity() == 1 && operation.ownForms().isEmpty()) {
        var method = Methods.find("NDArray", operation.name());
        assertFalse(method.summary().isEmpty(), operation.name());
      }
    }
    assertEquals(List.of(Math.sqrt(0.5), 0.5), stored(array("x", "sqrt")));
    assertEquals(List.of(true, true), stored(array("x", "isfinite")));
  }

  @Test
  void reductionsTakeAxesAndConditions() {
    put("m", NDArray.of(1L, 2, 3, 4, 5, 6).reshape(2, 3));
    assertEquals(21, array("m", "sum"));
    assertEquals(List.of(5, 7, 9), stored(array("m", "sum", "axis", 0)));
    assertEquals(List.of(List.of(6), List.of(15)), stored(array("m", "sum", "axis", 1, "keepdims", true)));
    assertEquals(18, array("m", "sum", "where", rule(">", VALUE, 2)));
    assertEquals(4.5, array("m", "mean", "where", rule(">=", VALUE, 3)));
    assertEquals(List.of(1, 1, 1), stored(array("m", "argmax", "axis", 0)));
    assertEquals(5, array("m", "argmax"));
    assertEquals(List.of(4, 5, 9), stored(array("m", "sum", "axis", 0, "where", rule(">", VALUE, 2))));
    assertEquals(2, array("m", "max", "where", rule("<", VALUE, 3)));
    assertEquals(4.5, array("m", "median", "where", rule(">", VALUE, 2)));
    assertTrue(refusal("m", "median", "axis", 0, "where", rule(">", VALUE, 2))
        .contains("axis and where do not go together"));
    assertEquals(List.of(List.of(21)), stored(array("m", "sum", "keepdims", true, "out", "k")));
    assertEquals(15, array("m[1:]", "sum"));
  }

  @Test
  void partsAreReferencesAndElementsAreValues() {
    put("m", NDArray.of(1L, 2, 3, 4, 5, 6).reshape(2, 3));
    assertEquals(List.of(4, 5, 6), array("m", "__getitem__", "key", 1));
    assertEquals(List.of(4, 5, 6), array("m", "__getitem__", "key", -1));
    assertEquals(List.of(List.of(4, 5, 6), List.of(1, 2, 3)), array("m", "__getitem__", "key", List.of(1, 0)));
    assertEquals(path() + ":m[1, ::2]", array("m", "__getitem__", "key", "1, ::2"));
    assertEquals(List.of(4, 6), array("m[1, ::2]", "to_list"));
    assertEquals(path() + ":m[0:1]", array("m", "slice", "start", 0, "stop", 1));
    assertEquals(path() + ":m[:, ::2][1]", array("m[:, ::2]", "slice", "start", "1"));
    assertEquals(List.of(2, 2), array("m[:, 1:]", "shape"));
    assertTrue(refusal("m", "__getitem__", "key", 2).contains("2"));
    assertTrue(refusal("m", "__getitem__", "key", "1, 1, 1").contains("too many indices"));
    assertEquals(List.of(List.of(1, 4), List.of(2, 5), List.of(3, 6)), stored(array("m", "transpose")));
    assertEquals(path() + ":copied", array("m", "copy", "out", "copied"));
  }

  @Test
  void assignmentsChangeWhatIsStored() {
    put("m", NDArray.of(1.0, 2, 3, 4, 5, 6).reshape(2, 3));
    array("m", "__setitem__", "key", 0, "value", 0);
    array("m", "__setitem__", "key", "1, 1:", "value", List.of(7, 8));
    assertEquals(List.of(List.of(0.0, 0.0, 0.0), List.of(4.0, 7.0, 8.0)), array("m", "to_list"));
    array("m", "assign", "value", -1, "where", rule("==", VALUE, 0));
    array("m[1]", "__imul__", "other", 2);
    assertEquals(List.of(List.of(-1.0, -1.0, -1.0), List.of(8.0, 14.0, 16.0)), array("m", "to_list"));
    array("m[1]", "__setitem__", "key", List.of(0, 2), "value", 1);
    assertEquals(List.of(1.0, 14.0, 1.0), array("m[1]", "to_list"));
    assertTrue(refusal("m[[0, 1]][0]", "assign", "value", 3).contains("copy of elements chosen by a list"));
    array("m", "append", "values", List.of(1, 2, 3));
    assertEquals(List.of(3, 3), array("m", "shape"));
    put("i", NDArray.of(1L, 2));
    assertTrue(refusal("i", "__itruediv__", "other", 2).contains("does not fit"));
    assertTrue(refusal("i", "append", "values", List.of(1.5)).contains("do not fit"));
    assertEquals(List.of(1, 2), array("i", "to_list"));
  }

  @Test
  void expressionsNameArgumentsAndArraysOfTheStore() {
    put("a", NDArray.of(1.0, 2));
    put("b", NDArray.of(10.0, 20));
    assertEquals(List.of(12.0, 24.0), stored(array("a", "eval", "expression", "x + b + y", "y", "a")));
    assertEquals(50.0, ask(
        "NDArrayStore", "eval", Map.of("store", path().toString()), "expression", "sum(a * b) * f", "f", 1).returns());
    assertEquals(List.of(2.0, 4.0), stored(array("a", "eval", "expression", rule("*", VALUE, 2))));
    assertEquals(List.of(1.0, 0.0), stored(array("a", "where", "condition", rule("<", VALUE, 2), "x1", "a", "x2", 0)));
    assertTrue(refusal("a", "eval", "expression", "x + zz").contains("'zz' has no value"));
  }

  @Test
  void stringsAndMissingValuesAreRead() throws Exception {
    try (var arena = Arena.ofConfined(); var store = Store.create(path()); var tx = store.begin()) {
      var views = arena.allocate(48, 8);
      var heap = arena.allocateFrom("a rather long text");
      views.set(ValueLayout.JAVA_INT, 0, 4);
      views.asSlice(4).copyFrom(arena.allocateFrom("rain").asSlice(0, 4));
      views.set(ValueLayout.JAVA_INT, 16, 18);
      views.asSlice(20, 4).copyFrom(heap.asSlice(0, 4));
      views.set(ValueLayout.JAVA_INT, 32, -1);
      var type = dev.ashlar.datashape.DataTypes.parse("?string");
      tx.putRaw("s", new RawArray(type, List.of(3L), views, Optional.of(heap.asSlice(0, 18)), Optional.empty()));
      tx.create("o", dev.ashlar.datashape.DataTypes.parse("?int32"), 3).view(dev.ashlar.datashape.DType.INT32)
          .assign(NDArray.of(1, Integer.MIN_VALUE, 3));
      tx.commit();
    }
    assertEquals(Arrays.asList("rain", "a rather long text", null), array("s", "to_list"));
    assertEquals(Arrays.asList(1, null, 3), array("o", "to_list"));
    assertEquals(1, ((List<?>) array("o", "to_list", "where", rule(">", VALUE, 1))).size());
  }

  @Test
  void describeTellsTypePlaceAndStatistics() {
    put("a", NDArray.of(1.0, 2, 3, 6));
    array("a", "set_attribute", "name", "unit", "value", "mm");
    var described = Json.entries((Map<?, ?>) array("a", "describe"));
    assertEquals("4 * float64", described.get("datashape"));
    assertEquals(Map.of("unit", "mm"), described.get("attributes"));
    assertEquals(List.of(1.0, 6.0, 3.0, Math.sqrt(3.5)),
        List.of(described.get("min"), described.get("max"), described.get("mean"), described.get("std")));
  }

  @Test
  void storesAreListedCheckedAndCopied() throws Exception {
    put("a", NDArray.of(1.0));
    put("b/c", NDArray.of(2.0));
    var state = Map.<String, Object>of("store", path().toString());
    assertEquals(List.of("a", "b/c"), ask("NDArrayStore", "list", state).returns());
    assertEquals(Map.of("b/c", "1 * float64"), ask("NDArrayStore", "types", state, "prefix", "b/").returns());
    assertEquals(List.of(), ask("NDArrayStore", "check", state, "deep", true).returns());
    var copy = folder.resolve("copy.ashlar");
    assertEquals(copy.toString(), ask("NDArrayStore", "snapshot", state, "path", "copy.ashlar").returns());
    assertTrue(Files.exists(copy));
    ask("NDArrayStore", "rename", state, "name", "a", "new_name", "z");
    assertEquals(List.of("b/c", "z"), ask("NDArrayStore", "list", state).returns());
    assertEquals(Session.BAD_INPUT, ask("NDArrayStore", "remove", state, "name", "a").status());
    assertEquals(path() + ":z", ask("NDArrayStore", "__getitem__", state, "name", "z").returns());
  }

  @Test
  void picturesAreFilesBesideTheCaller() throws Exception {
    put("m", NDArray.of(1.0, 2, 3, 4).reshape(2, 2));
    for (var kind : List.of("heat", "histogram")) {
      var file = folder.resolve(kind + ".png");
      assertEquals(file.toString(), array("m", "plot", "file", kind + ".png", "kind", kind));
      assertTrue(javax.imageio.ImageIO.read(file.toFile()).getWidth() > 100);
    }
    array("m[0]", "plot", "file", "line.png", "x", List.of(10, 20), "title", "a line");
    assertTrue(Files.size(folder.resolve("line.png")) > 0);
    assertTrue(refusal("m", "plot", "file", "x.jpg").contains("PNG"));
    assertTrue(refusal("m", "plot", "file", "x.png", "kind", "pie").contains("'pie'"));
    assertFalse(Files.exists(folder.resolve("x.png")));
  }

  @Test
  void nothingIsMadeWhenArgumentsAreRefused() {
    var missing = ask("NDArray", "__init__", Map.of(), "store", "none.ashlar", "name", "x");
    assertTrue(missing.err().startsWith("there is no store "));
    var ragged = ask("NDArray", "__init__", Map.of(), "store", "none.ashlar", "name", "x", "data",
        List.of(List.of(1), List.of(1, 2)));
    assertEquals(Session.BAD_INPUT, ragged.status());
    assertFalse(Files.exists(folder.resolve("none.ashlar")));
  }

  @Test
  void specialFloatsGoThroughJson() {
    put("f", NDArray.of(Double.NaN, Double.POSITIVE_INFINITY, -0.0));
    var request = Json.text(Map.of("_state", state("f")));
    assertEquals(List.of("{\"returns\":[NaN,Infinity,-0.0]}"), run("NDArray", "to_list", false, request).out());
    var made = ask("NDArray", "__init__", Map.of(), "store", "t.ashlar", "name", "g", "data",
        List.of(Double.NaN, Double.NEGATIVE_INFINITY));
    assertEquals(0, made.status());
    assertEquals(List.of(Double.NaN, Double.NEGATIVE_INFINITY), array("g", "to_list"));
  }
}
