package dev.ashlar.tools.clippy.backend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.ndarray.NDArray;
import dev.ashlar.nvm.Store;
import dev.ashlar.tools.clippy.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The process that stays: who may reach it, what it holds, when it goes. */
@DisabledOnOs(OS.WINDOWS)
class HelperTest {
  private static final ScriptedClient.Version CLIENT = ScriptedClient.Version.V0_3_1;

  @Test
  void aDeadHelperIsReplacedAndOneIsEnough() throws Exception {
    try (var backend = new InstalledBackend(60)) {
      var client = backend.client(CLIENT);
      var array = client.create("NDArray", "store", "a.ashlar", "name", "x", "data", List.of(1, 2));
      var first = backend.helpers();
      assertEquals(1, first.size());
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backend.runtime())));
      first.getFirst().destroyForcibly();
      first.getFirst().onExit().get(30, TimeUnit.SECONDS);
      assertEquals(3, array.call("sum"));
      var second = backend.helpers();
      assertEquals(1, second.size());
      assertNotEquals(first.getFirst().pid(), second.getFirst().pid());
    }
  }

  @Test
  void noStoreIsHeldBetweenCalls() throws Exception {
    try (var backend = new InstalledBackend(60)) {
      var array = backend.client(CLIENT).create("NDArray", "store", "a.ashlar", "name", "x", "data", List.of(1, 2));
      array.call("append", "values", List.of(3));
      try (var store = Store.open(backend.file("a.ashlar")); var tx = store.begin()) {
        tx.append("x", NDArray.of(4L));
        tx.commit();
      }
      assertEquals(10, array.call("sum"));
    }
  }

  @Test
  void manyClientsWriteOneStoreAndLoseNothing() throws Exception {
    try (var backend = new InstalledBackend(60)) {
      backend.client(CLIENT).create("NDArray", "store", "a.ashlar", "name", "x", "data", List.of(0));
      var calls = new ArrayList<Callable<Object>>();
      for (var version : ScriptedClient.Version.values()) {
        for (int i = 0; i < 4; i++) {
          calls.add(() -> {
            var array = backend.client(version).create("NDArray", "store", "a.ashlar", "name", "x");
            array.call("append", "values", List.of(1));
            return String.valueOf(array.call("__add__", "other", 1));
          });
        }
      }
      var names = new ArrayList<Object>();
      try (var threads = Executors.newFixedThreadPool(4)) {
        for (var result : threads.invokeAll(calls)) {
          names.add(result.get());
        }
      }
      assertEquals(12, names.stream().distinct().count());
      assertEquals(1, backend.helpers().size());
      assertEquals(12, backend.client(CLIENT).create("NDArray", "store", "a.ashlar", "name", "x").call("sum"));
    }
  }

  @Test
  void itLeavesWhenNobodyCalls() throws Exception {
    try (var backend = new InstalledBackend(1)) {
      backend.client(CLIENT).create("NDArrayStore", "path", "a.ashlar");
      for (var helper : backend.helpers()) {
        helper.onExit().get(60, TimeUnit.SECONDS);
      }
      try (var files = Files.list(backend.runtime())) {
        assertTrue(files.noneMatch(file -> file.getFileName().toString().matches("clippy-[0-9a-f]+-[0-9a-f]+")));
      }
      assertEquals(0, backend.client(CLIENT).create("NDArrayStore", "path", "a.ashlar").call("__len__"));
    }
  }

  @Test
  void aDirectoryThatOthersCanEnterIsNotTrusted() throws Exception {
    try (var backend = new InstalledBackend(60)) {
      var uid = Files.getAttribute(backend.file(""), "unix:uid");
      var open = Files.createDirectories(backend.file("run/ashlar-" + uid));
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
      var environment = new LinkedHashMap<>(backend.environment());
      environment.put("XDG_RUNTIME_DIR", backend.file("run").toString());
      new ScriptedClient(CLIENT, backend.directory(), environment).in(backend.file(""))
          .create("NDArrayStore", "path", "a.ashlar");
      try (var files = Files.list(open)) {
        assertEquals(List.of(), files.toList());
      }
      assertEquals(1, backend.helpers().size());
    }
  }

  @Test
  void withoutPythonJavaCarriesTheCalls() throws Exception {
    try (var backend = new InstalledBackend(60)) {
      var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      var classPath = System.getProperty("java.class.path");
      var state = Json.text(Map.of("_state", Map.of(), "path", backend.file("a.ashlar").toString()));
      for (var mode : List.of("validate", "run")) {
        var builder = new ProcessBuilder(
            java, "-Xlog:disable", "-Xlog:all=error:stderr", "-cp", classPath, Connector.class.getName(),
            "NDArrayStore", "__init__", mode, "0", java, classPath);
        builder.environment().remove("XDG_RUNTIME_DIR");
        builder.environment().putAll(backend.environment());
        var process = builder.start();
        process.getOutputStream().write((state + "\n").getBytes(UTF_8));
        process.getOutputStream().flush(); // the pipe stays open
        var out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals("", new String(process.getErrorStream().readAllBytes(), UTF_8));
        assertEquals(0, process.waitFor());
        assertEquals(mode.equals("run")
            ? "{\"_state\":" + Json.text(Map.of("store", backend.file("a.ashlar").toString())) + "}\n" : "", out);
      }
    }
  }
}
