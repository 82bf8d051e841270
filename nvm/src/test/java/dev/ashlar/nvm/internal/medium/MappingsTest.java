package dev.ashlar.nvm.internal.medium;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.ndarray.NDArray;
import dev.ashlar.nvm.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    assertTrue(most < 100, most + " mappings at once");
  }

  private void put(Path path, long value) {
    try (var store = Store.openOrCreate(path); var tx = store.begin()) {
      tx.put("a", NDArray.of(value));
      tx.commit();
    }
  }

  @Test
  void aMappingIsSharedByReadersOfTheFileAndNotByThoseOfAnotherInItsPlace() throws IOException {
    var path = directory.resolve("shared.ashlar");
    put(path, 1);
    try (var first = Store.openReadOnly(path)) {
      var one = first.get("a");
      int before = Mappings.count();
      try (var second = Store.openReadOnly(path)) {
        assertEquals(1, second.get("a").getLong(0));
        assertEquals(before, Mappings.count());
      }
      var other = directory.resolve("other.ashlar");
      put(other, 2);
      Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);
      try (var replaced = Store.openReadOnly(path)) {
        assertEquals(2, replaced.get("a").getLong(0));
      }
      Files.delete(path);
      put(path, 3);
      try (var again = Store.openReadOnly(path)) {
        assertEquals(3, again.get("a").getLong(0));
      }
      assertEquals(1, one.getLong(0));
    }
  }

  @Test
  void aReaderSeesWhatWasCommittedSinceTheMappingWasMade() {
    var path = directory.resolve("grown.ashlar");
    put(path, 1);
    try (var first = Store.openReadOnly(path)) {
      assertEquals(1, first.get("a").getLong(0));
      put(path, 2);
      put(path, 3);
      try (var second = Store.openReadOnly(path)) {
        assertEquals(3, second.get("a").getLong(0));
      }
      assertEquals(1, first.get("a").getLong(0));
    }
  }
}
