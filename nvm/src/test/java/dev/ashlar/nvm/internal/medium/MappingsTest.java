package dev.ashlar.nvm.internal.medium;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.ndarray.NDArray;
import dev.ashlar.nvm.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores that are opened again and again do not pile mappings up. */
class MappingsTest {
  @TempDir private Path directory;

  @Test
  void openingOftenKeepsMappingsFew() {
    var path = directory.resolve("often.ashlar");
    try (var store = Store.create(path); var tx = store.begin()) {
      tx.put("a", NDArray.of(1L));
      tx.commit();
    }
    int most = 0;
    for (int i = 0; i < 4000; i++) {
      try (var store = Store.openReadOnly(path)) {
        assertEquals(1, store.get("a").getLong(0));
      }
      most = Math.max(most, Mappings.count());
    }
    assertTrue(most < 3500, most + " mappings at once");
  }
}
