package dev.ashlar.tools.clippy.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ashlar.tools.clippy.client.Clippy;
import dev.ashlar.tools.clippy.client.ClippyObject;
import dev.ashlar.tools.clippy.client.ClippyValidationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The two sides of the protocol meet: Java calls the backend that Ashlar installs. */
@DisabledOnOs(OS.WINDOWS)
class OwnBackendFromJavaTest {
  @Test
  void arraysAreObjectsThere() throws Exception {
    try (var installed = new InstalledBackend(20)) {
      var environment = new HashMap<>(installed.environment());
      environment.put("XDG_RUNTIME_DIR", "");
      var backend = Clippy.discover(installed.directory(), environment);
      assertEquals(List.of(), backend.problems());
      var path = installed.file("a.ashlar").toString();
      var array = backend.type("NDArray").newInstance(List.of(path, "x"), Map.of("data", List.of(1, 2, 3)));
      var doubled = (ClippyObject) Objects.requireNonNull(array.call("__add__", array));
      assertEquals(List.of(2L, 4L, 6L), doubled.call("to_list"));
      assertEquals(10L, doubled.call("sum", List.of(), Map.of("where", array.selector("value").greater(2))));
      assertSame(array, array.call("assign", List.of(0), Map.of("where", array.selector("value").rem(2).equal(1))));
      assertEquals(List.of(0L, 2L, 0L), array.call("to_list"));
      assertThrows(ClippyValidationException.class, () -> array.call("reshape"));
    }
  }
}
