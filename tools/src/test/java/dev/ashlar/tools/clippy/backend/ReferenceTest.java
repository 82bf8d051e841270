package dev.ashlar.tools.clippy.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ashlar.ndarray.NDArray;
import dev.ashlar.nvm.Store;
import dev.ashlar.tools.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceTest {
  @TempDir Path folder;

  @Test
  void theStateIsReadAndWritten() {
    var reference = new Reference(Path.of("/a.ashlar"), "t", List.of("1:", "'x'"));
    assertEquals(reference, Reference.ofState(reference.state()));
    assertEquals(new Reference(Path.of("/a.ashlar"), "t", List.of("3")),
        Reference.ofState(Map.of("store", "/a.ashlar", "name", "t", "index", "3")));
    assertThrows(InputException.class, () -> Reference.ofState(Map.of("store", "/a.ashlar")));
    assertThrows(InputException.class, () -> Reference.ofState(Map.of("store", "/a.ashlar", "name", "t", "index", 3)));
  }

  @Test
  void namesWithColonsAndBracketsAreFound() {
    var path = folder.resolve("x:y.ashlar");
    try (var store = Store.create(path); var tx = store.begin()) {
      tx.put("a:b", NDArray.of(1.0));
      tx.put("t[0]", NDArray.of(2.0));
      tx.put("t", NDArray.of(3.0, 4.0));
      tx.commit();
    }
    try (var stores = new Stores(folder)) {
      assertEquals(new Reference(path, "a:b"), stores.find("x:y.ashlar:a:b", null));
      assertEquals(new Reference(path, "a:b"), stores.find("a:b", path));
      assertEquals(2.0, stores.array(stores.find("x:y.ashlar:t[0]", null)).toDouble());
      assertEquals(4.0, stores.array(stores.find(path + ":t[1]", null)).toDouble());
      var failure = assertThrows(InputException.class, () -> stores.find("x:z.ashlar:t", null));
      assertEquals(
          "there is no store " + folder.resolve("x:z.ashlar") + "; did you mean 'x:y.ashlar'?", failure.getMessage());
      assertThrows(InputException.class, () -> stores.find("t", null));
    }
  }
}
