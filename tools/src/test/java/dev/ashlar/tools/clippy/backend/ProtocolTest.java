package dev.ashlar.tools.clippy.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.ndarray.NDArray;
import dev.ashlar.nvm.Store;
import dev.ashlar.tools.clippy.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exchanges with the installed executables, as each version of the Python client does them. */
@DisabledOnOs(OS.WINDOWS)
class ProtocolTest {
  private static InstalledBackend backend;

  @BeforeAll
  static void install() throws IOException {
    backend = new InstalledBackend(60);
  }

  @AfterAll
  static void remove() throws IOException {
    backend.close();
  }

  private static Map<String, Object> map(@Nullable Object value) {
    return Json.entries((Map<?, ?>) Objects.requireNonNull(value));
  }

  private static Map<String, Object> rule(String operator, Object... operands) {
    return Map.of("expression_type", "jsonlogic", "rule", Map.of(operator, List.of(operands)));
  }

  @ParameterizedTest
  @EnumSource
  void aSession(ScriptedClient.Version version) {
    var client = backend.client(version);
    var file = version + ".ashlar";
    var store = client.create("NDArrayStore", "path", file);
    assertEquals(Map.of("store", backend.file(file).toString()), store.state());

    var a = client.create("NDArray", "store", file, "name", "a", "data", List.of(1, 2, 3, 4));
    assertEquals(Map.of("store", backend.file(file).toString(), "name", "a"), a.state());
    assertEquals(4, a.call("__len__"));
    assertEquals(List.of(4), a.call("shape"));
    assertEquals("4 * int64", a.call("datashape"));
    assertEquals("[1 2 3 4]", a.call("__str__"));
    assertEquals(3, a.call("__getitem__", "key", 2));
    assertEquals(List.of(1, 4), a.call("__getitem__", "key", List.of(0, 3)));

    var sum = a.call("__add__", "other", 10);
    assertEquals(backend.file(file) + ":tmp/1", sum);
    var b = client.create("NDArray", "store", sum);
    assertEquals(List.of(11, 12, 13, 14), b.call("to_list"));
    a.call("__mul__", "other", sum, "out", "product");
    assertEquals(List.of(11, 24, 39, 56), client.create("NDArray", "store", file, "name", "product").call("to_list"));
    assertEquals(List.of(3, 4),
        client.create("NDArray", "store", a.call("where", "condition", rule(">", Map.of("var", "value"), 2)))
        .call("to_list"));

    assertSame(a, a.call("append", "values", List.of(5)));
    assertEquals(15, a.call("sum"));
    assertEquals(List.of("a", "product", "tmp/1", "tmp/2"), store.call("list"));
    assertEquals(2, store.call("clean"));
    assertSame(store, store.call("remove", "name", "product"));
    assertEquals(List.of("a"), store.call("list"));
  }

  @ParameterizedTest
  @EnumSource
  void errorsAreOneSentenceOnStandardErrorAndAStatus(ScriptedClient.Version version) {
    var client = backend.client(version);
    var file = "errors-" + version + ".ashlar";
    var array = client.create("NDArray", "store", file, "name", "rain", "data", List.of(1.5, 2.5));
    var refused = assertThrows(ScriptedClient.Refused.class, () -> array.call("sum", "axs", 0));
    assertTrue(refused.whileValidating());
    assertEquals("NDArray.sum: there is no argument 'axs'; did you mean 'axis'?", refused.getMessage());
    assertTrue(assertThrows(ScriptedClient.Refused.class, () -> array.call("add", "x2", "snow")).whileValidating());
    var unknown =
        assertThrows(ScriptedClient.Refused.class, () -> client.create("NDArray", "store", file, "name", "rian"));
    assertEquals("there is no array 'rian' in " + backend.file(file) + "; did you mean 'rain'?", unknown.getMessage());
    var late = assertThrows(ScriptedClient.Refused.class, () -> array.call("reshape", "shape", List.of(3, 3)));
    assertFalse(late.whileValidating());
    assertEquals(2, client.execute("NDArray", "sum", List.of("--verbose"), "{}").status());
    assertEquals(2, client.execute("NDArray", "sum", List.of(), "no json").status());
  }

  @ParameterizedTest
  @EnumSource
  void everyExecutableExplainsItself(ScriptedClient.Version version) throws IOException {
    var client = backend.client(version);
    for (var owner : List.of("NDArray", "NDArrayStore")) {
      try (var files = Files.list(backend.directory().resolve(owner))) {
        for (var file : files.filter(Files::isExecutable).toList()) {
          var name = file.getFileName().toString();
          var help = client.help(owner, name);
          assertEquals(name, help.get("method_name"));
          assertEquals("0.2.0", help.get("version"));
          int position = 0;
          for (var argument : map(help.get("args")).values()) {
            assertEquals(position++, ((Map<?, ?>) argument).get("position"), name);
          }
        }
      }
    }
  }

  @Test
  void theAnswerIsOneCompactLineAndValidatingSaysNothing() {
    var client = backend.client(ScriptedClient.Version.V0_3_1);
    var array = client.create("NDArray", "store", "bytes.ashlar", "name", "x", "data", List.of(1, 2));
    var request = Json.text(Map.of("_state", array.state(), "key", 0));
    assertEquals(new ScriptedClient.Outcome(0, "", ""),
        client.execute("NDArray", "__getitem__", List.of("--clippy-validate"), request));
    assertEquals(new ScriptedClient.Outcome(0, "{\"returns\":1}\n", ""),
        client.execute("NDArray", "__getitem__", List.of(), request));
    var init = client.execute("NDArray", "__init__", List.of(), "{\"_state\":{},\"store\":\"bytes.ashlar:x\"}");
    assertEquals("{\"_state\":" + Json.text(array.state()) + "}\n", init.out());
  }

  @Test
  void recordsGiveSelectorsAndTheirFieldsAreCompared() throws IOException {
    var path = backend.file("records.ashlar");
    try (var store = Store.create(path); var tx = store.begin()) {
      var made = tx.create("t", dev.ashlar.datashape.DataTypes.parse("{hour: int32, temp: float64, _x: int8}"), 3);
      made.field("hour").assign(NDArray.of(1, 2, 3));
      made.field("temp").assign(NDArray.of(50.0, 52.5, Double.NaN));
      tx.commit();
    }
    var client = backend.client(ScriptedClient.Version.V0_4_0);
    var answer =
        client.create("NDArray", "store", path.toString(), "name", "t").answer("__init__", "store", path + ":t");
    assertEquals(Map.of("value.hour", "int32", "value.temp", "float64"), answer.get("_selectors"));
    var t = client.create("NDArray", "store", path + ":t");
    var warm = client.create(
        "NDArray", "store", t.call("filter", "condition", rule(">", Map.of("var", "value.temp"), 51)));
    assertEquals(List.of(Map.of("hour", 2, "temp", 52.5, "_x", 0)), warm.call("to_list"));
    var temperatures = client.create("NDArray", "store", t.call("__getitem__", "key", "temp"));
    assertEquals(path + ":t['temp']", temperatures.call("ref"));
    assertEquals(List.of(50.0, 52.5, Double.NaN), temperatures.call("to_list"));
    assertSame(temperatures, temperatures.call("assign", "value", 0, "where", rule("<", Map.of("var", "value"), 52)));
    assertEquals(0.0, client.create("NDArray", "store", path + ":t[0]['temp']").call("item"));
  }

  @Test
  void listsAndDictionariesGivenForResultsAreFilled() {
    var client = backend.client(ScriptedClient.Version.V0_3_1);
    var array = client.create("NDArray", "store", "out.ashlar", "name", "x", "data", List.of(1, 2));
    var answer = array.answer("__add__", "other", 1, "out", new LinkedHashMap<>());
    var state = Map.of("store", backend.file("out.ashlar").toString(), "name", "tmp/1");
    assertEquals(Map.of("out", state), answer.get("references"));
    assertEquals(state, answer.get("out"));
    var text = backend.file("out.ashlar") + ":tmp/2";
    assertEquals(List.of(text), array.answer("__add__", "other", 1, "out", new ArrayList<>()).get("out"));
  }

  @Test
  void clientsThatTakeObjectsGetThem() {
    var environment = new LinkedHashMap<>(backend.environment());
    environment.put("ASHLAR_CLIPPY_RETURN", "object");
    var client =
        new ScriptedClient(ScriptedClient.Version.V0_4_0, backend.directory(), environment).in(backend.file(""));
    var array = client.create("NDArray", "store", "objects.ashlar", "name", "x", "data", List.of(1, 2));
    var result = (Map<?, ?>) array.call("__neg__");
    var state = Map.of("store", backend.file("objects.ashlar").toString(), "name", "tmp/1");
    assertEquals(
        Map.of("__clippy_type__", Map.of("__module__", "clippy", "__class__", "NDArray", "state", state)), result);
    assertEquals(List.of(0, 0), client.create("NDArray", "store", map(array.call("__add__", "other", result)))
        .call("to_list"));
  }

  @Test
  void initAnswersNothingThatPythonWouldRefuse() {
    var client = backend.client(ScriptedClient.Version.V0_2);
    var answer = client.create("NDArrayStore", "path", "init.ashlar").answer("__init__", "path", "init.ashlar");
    assertNull(answer.get("returns"));
    assertFalse(answer.containsKey("returns_self"));
  }
}
