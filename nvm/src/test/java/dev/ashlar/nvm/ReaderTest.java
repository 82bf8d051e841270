package dev.ashlar.nvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Creation;
import dev.ashlar.ndarray.Index;
import dev.ashlar.ndarray.NDArray;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers beside a writer, within one process. */
class ReaderTest {
  @TempDir private Path directory;
  private Path path;

  @BeforeEach
  void name() {
    path = directory.resolve("r.ashlar");
  }

  private static void commit(Store store, Consumer<Transaction> work) {
    try (var tx = store.begin()) {
      work.accept(tx);
      tx.commit();
    }
  }

  @Test
  void aReaderKeepsItsVersionUntilItRefreshes() throws Exception {
    try (var writer = Store.create(path)) {
      commit(writer, tx -> tx.put("a", Creation.full(DType.INT64, 1, 5000)));
      try (var reader = Store.openReadOnly(path)) {
        var old = reader.get("a");
        for (int i = 2; i < 30; i++) {
          int n = i;
          commit(writer, tx -> tx.put("a", Creation.full(DType.INT64, n, 5000)));
          assertEquals(5000, old.sum().toLong());
          assertEquals(5000, reader.get("a").sum().toLong());
        }
        assertTrue(reader.refresh());
        assertFalse(reader.refresh());
        assertEquals(29 * 5000, reader.get("a").sum().toLong());
        for (int i = 2; i < 10; i++) {
          commit(writer, tx -> tx.put("a", Creation.full(DType.INT64, -1, 5000)));
        }
        assertEquals(5000, old.sum().toLong(), "an array got before stays what it was");
        assertEquals(29 * 5000, reader.get("a").sum().toLong());
        assertTrue(reader.awaitCommit(Duration.ofSeconds(5)));
        assertFalse(reader.awaitCommit(Duration.ofMillis(5)));
        assertEquals(writer.sequence(), reader.sequence());
      }
    }
  }

  @Test
  void waitingEndsWithACommit() throws Exception {
    try (var writer = Store.create(path); var reader = Store.openReadOnly(path)) {
      var thread = new Thread(() -> commit(writer, tx -> tx.put("a", NDArray.of(1L))));
      thread.start();
      assertTrue(reader.awaitCommit(Duration.ofSeconds(30)));
      assertEquals(1, reader.get("a").getLong(0));
      thread.join();
    }
  }

  @Test
  void spaceIsUsedAgainWhenNobodyLooks() {
    try (var store = Store.create(path)) {
      for (int i = 0; i < 50; i++) {
        commit(store, tx -> tx.put("a", Creation.zeros(DType.INT64, 50_000)));
      }
      assertTrue(store.describe().end() < 10 * 400_000, () -> store.describe().toString());
      try (var reader = Store.openReadOnly(path)) {
        for (int i = 0; i < 50; i++) {
          commit(store, tx -> tx.put("a", Creation.zeros(DType.INT64, 50_000)));
        }
        assertTrue(store.describe().end() > 50 * 400_000, () -> store.describe().toString());
        assertEquals(50_000, reader.get("a").size());
      }
    }
  }

  @Test
  void viewsOfTheWriterAreNotOverwritten() {
    try (var store = Store.create(path)) {
      var views = new ArrayList<NDArray>();
      for (int i = 0; i < 40; i++) {
        int n = i;
        commit(store, tx -> tx.put("a", Creation.full(DType.INT64, n, 3000)));
        views.add(store.get("a"));
      }
      for (int i = 0; i < 40; i++) {
        assertEquals(3000L * i, views.get(i).sum().toLong());
      }
    }
  }

  @Test
  void theCommitBeforeCanBeOpened() {
    try (var store = Store.create(path)) {
      commit(store, tx -> tx.put("a", Creation.arange(1000)));
      commit(store, tx -> tx.writable("a", Index.slice(0, 10)).assign(-1));
      long before = store.sequence() - 1;
      assertEquals(before, store.describe().previous().orElseThrow());
      try (var old = Store.openPrevious(path); var at = Store.openAt(path, before); var now =
          Store.openAt(path, before + 1)) {
        assertEquals(5, old.get("a").getLong(5), "changes in place are taken back");
        assertEquals(before, at.sequence());
        assertEquals(-1, now.get("a").getLong(5));
        assertEquals(1000 * 999 / 2, old.get("a").sum().toLong());
      }
      assertThrows(StoreException.class, () -> Store.openAt(path, 1));
    }
    var fresh = directory.resolve("fresh.ashlar");
    Store.create(fresh).close();
    assertThrows(StoreException.class, () -> Store.openPrevious(fresh));
  }

  @Test
  void refreshingOftenAndFailingToOpenLeaveNoSlotBehind() throws Exception {
    try (var writer = Store.create(path); var reader = Store.openReadOnly(path)) {
      for (int i = 0; i < 1100; i++) {
        long n = i;
        commit(writer, tx -> tx.put("a", NDArray.of(n)));
        assertTrue(reader.refresh());
        assertEquals(n, reader.get("a").getLong(0));
      }
    }
    var bytes = Files.readAllBytes(path);
    java.util.Arrays.fill(bytes, 4096, 3 * 4096, (byte) 1);
    Files.write(path, bytes);
    for (int i = 0; i < 1100; i++) {
      assertThrows(StoreDamagedException.class, () -> Store.openReadOnly(path));
    }
  }

  @Test
  void readerSlotsRunOut() {
    Store.create(path).close();
    var readers = new ArrayList<Store>();
    try {
      var e = assertThrows(StoreException.class, () -> {
        for (int i = 0; i < 1025; i++) {
          readers.add(Store.openReadOnly(path));
        }
      });
      assertEquals(1024, readers.size());
      assertTrue(String.valueOf(e.getMessage()).contains("1024 reader slots"), e.toString());
      readers.removeLast().close();
      readers.add(Store.openReadOnly(path));
    } finally {
      readers.forEach(Store::close);
    }
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsReadWithoutASlot() throws Exception {
    try (var store = Store.create(path)) {
      commit(store, tx -> tx.put("a", NDArray.of(7L)));
    }
    Files.delete(directory.resolve("r.ashlar.lock"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      Assumptions.assumeFalse(Files.isWritable(directory), "this user may write everywhere");
      try (var reader = Store.openReadOnly(path)) {
        assertEquals(7, reader.get("a").getLong(0));
        assertFalse(reader.describe().pinned());
        assertTrue(reader.describe().toString().contains("cannot be written"));
      }
      assertThrows(StoreException.class, () -> Store.open(path));
    } finally {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void aSnapshotIsAStoreOfItsOwn() {
    var copy = directory.resolve("copy.ashlar");
    var second = directory.resolve("second.ashlar");
    try (var store = Store.create(path)) {
      commit(store, tx -> {
        tx.put("a", Creation.arange(1000));
        tx.put("large", Creation.ones(DType.FLOAT32, 1_000_000));
        tx.setAttribute("a", "note", Attribute.of("x".repeat(5000)));
      });
      try (var tx = store.begin()) {
        tx.writable("a", Index.slice(0, 10)).assign(-1);
        store.snapshot(copy);
        tx.writable("a", Index.slice(10, 20)).assign(-1);
        tx.commit();
      }
      assertEquals(-1, store.get("a").getLong(15));
      try (var reader = Store.openReadOnly(path)) {
        reader.snapshot(second);
      }
      assertThrows(StoreException.class, () -> store.snapshot(copy));
      try (var snapshot = Store.open(copy)) {
        assertFalse(snapshot.uuid().equals(store.uuid()));
        assertEquals(1000 * 999 / 2, snapshot.get("a").sum().toLong());
        assertEquals(1_000_000, snapshot.get("large").sum().toDouble());
        assertTrue(snapshot.check(true).isWhole(), () -> snapshot.check(true).toString());
        commit(snapshot, tx -> tx.put("b", NDArray.of(1L)));
        commit(snapshot, tx -> tx.remove("large"));
        assertTrue(snapshot.check(true).isWhole());
      }
    }
    try (var snapshot = Store.openReadOnly(second)) {
      assertEquals(-1, snapshot.get("a").getLong(15));
      assertEquals(List.of("a", "large"), snapshot.list());
    }
  }

  @Test
  void compactionShortensTheFile() throws Exception {
    try (var store = Store.create(path)) {
      for (int i = 0; i < 40; i++) {
        int n = i;
        commit(store, tx -> tx.put("a" + n, Creation.full(DType.INT64, n, 30_000 + 100 * n)));
      }
      commit(store, tx -> {
        for (int i = 0; i < 39; i++) {
          if (i % 4 != 3) {
            tx.remove("a" + i);
          }
        }
      });
      long before = store.describe().end();
      store.compact();
      long after = store.describe().end();
      assertTrue(after < before / 2, before + " bytes before and " + after + " after");
      assertEquals(39 * 33_900L, store.get("a39").sum().toLong());
      assertTrue(store.check(true).isWhole(), () -> store.check(true).toString());
      try (var tx = store.begin()) {
        assertThrows(IllegalStateException.class, store::compact);
        tx.put("b", NDArray.of(1L));
        tx.commit();
      }
    }
    assertTrue(Files.size(path) < 10 * 360_000L, () -> path + " is long: " + path.toFile().length());
    try (var store = Store.openReadOnly(path)) {
      assertEquals(11, store.size());
      assertTrue(store.check(true).isWhole());
    }
  }

  @Test
  void checkFindsAFlippedElement() throws Exception {
    try (var store = Store.create(path)) {
      commit(store, tx -> {
        tx.put("small", Creation.arange(100));
        tx.put("large", Creation.arange(1_000_000));
      });
    }
    for (var name : List.of("small", "large")) {
      var bytes = Files.readAllBytes(path);
      int at = indexOf(bytes, name.equals("small") ? 77 : 765_432);
      bytes[at] ^= 4;
      var damaged = directory.resolve(name + ".ashlar");
      Files.write(damaged, bytes);
      try (var store = Store.openReadOnly(damaged)) {
        assertTrue(store.check(false).isWhole());
        var report = store.check(true);
        assertEquals(1, report.problems().size(), report::toString);
        assertTrue(report.problems().getFirst().contains("'" + name + "'"), report::toString);
      }
    }
  }

  private static int indexOf(byte[] bytes, long value) {
    var buffer = java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.nativeOrder());
    for (int at = 5 * 4096; at + 24 <= bytes.length; at += 8) {
      if (buffer.getLong(at) == value && buffer.getLong(at + 8) == value + 1 && buffer.getLong(at + 16) == value + 2) {
        return at;
      }
    }
    throw new AssertionError(value + " is not in the file");
  }
}
