package dev.ashlar.tools.clippy.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.tools.InputException;
import dev.ashlar.tools.clippy.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class InstallationTest {
  @TempDir Path folder;

  private static Map<String, Boolean> files(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.collect(Collectors.toMap(file -> file.getFileName().toString(), Files::isExecutable));
    }
  }

  @Test
  void aClassDirectoryHoldsExecutablesAndItsDescription() throws IOException {
    var backend = folder.resolve("it's/backend");
    int methods = new Installation(backend, null).write();
    var arrays = files(backend.resolve("NDArray"));
    var stores = files(backend.resolve("NDArrayStore"));
    assertEquals(methods + 2, arrays.size() + stores.size());
    assertEquals(false, arrays.remove("meta.json"));
    assertFalse(arrays.containsValue(false));
    for (var name : new String[] {
        "__init__", "__str__", "__len__", "__getitem__", "shape", "datashape", "dtype", "__add__", "__radd__", "sin",
        "sum", "slice", "reshape", "transpose", "where", "filter", "assign", "append", "describe", "to_list", "eval"}) {
      assertTrue(arrays.containsKey(name), name);
    }
    var meta = Json.object("meta.json", Files.readString(backend.resolve("NDArray/meta.json")));
    assertEquals(Map.of("value", "an element; its fields are value.NAME"), meta.get("initial_selectors"));
    try (var left = Files.list(backend.getParent())) {
      assertEquals(1, left.count());
    }
  }

  @Test
  void installingAgainReplacesOwnClassesAndKeepsOthers() throws IOException {
    var backend = folder.resolve("backend");
    new Installation(backend, null).write();
    Files.writeString(backend.resolve("NDArray/old"), "");
    Files.createDirectories(backend.resolve("Bag"));
    new Installation(backend, null).write();
    assertFalse(Files.exists(backend.resolve("NDArray/old")));
    assertTrue(Files.isDirectory(backend.resolve("Bag")));
  }

  @Test
  void aForeignClassIsNotTouched() throws IOException {
    var other = Files.createDirectories(folder.resolve("NDArrayStore"));
    Files.writeString(other.resolve("meta.json"), "{}");
    assertThrows(InputException.class, () -> new Installation(folder, null).write());
    assertEquals(Map.of("NDArrayStore", true), files(folder));
  }

  @Test
  void aPathWithAQuoteIsOneWordOfTheShell() throws IOException {
    try (var backend = new InstalledBackend(60)) {
      var odd = backend.file("o'dd & more");
      new Installation(odd, null).write();
      var help = new ScriptedClient(ScriptedClient.Version.V0_4_0, odd, backend.environment())
          .help("NDArray", "__getitem__");
      assertEquals("__getitem__", help.get("method_name"));
    }
  }
}
