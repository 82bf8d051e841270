package dev.ashlar.nvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Creation;
import dev.ashlar.ndarray.NDArray;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store promises to one process. */
class StoreTest {
  @TempDir private Path directory;
  private Path path;

  @BeforeEach
  void name() {
    path = directory.resolve("s.ashlar");
  }

  static NDArray numbers(long count) {
    return Creation.arange(count).astype(DType.FLOAT64);
  }

  @Test
  void keepsArraysFromOneOpeningToTheNext() {
    try (var store = Store.create(path)) {
      try (var tx = store.begin()) {
        tx.put("a/x", numbers(12).reshape(3, 4));
        tx.put("b", Creation.zeros(DType.INT32, 0, 5));
        tx.setAttribute("a/x", "unit", Attribute.of("mm"));
        tx.commit();
      }
      assertEquals(11, store.get("a/x").getDouble(2, 3));
    }
    try (var store = Store.openReadOnly(path)) {
      var x = store.get("a/x");
      assertTrue(x.isReadOnly());
      assertEquals(List.of(3L, 4L), java.util.Arrays.stream(x.shape()).boxed().toList());
      assertEquals(66, x.sum().toDouble());
      assertEquals(0, store.get("b").size());
      assertEquals(List.of("a/x", "b"), store.list());
      assertEquals(List.of("a/x"), store.list("a/"));
      assertThrows(NoSuchElementException.class, () -> store.get("c"));
      assertThrows(IllegalStateException.class, store::begin);
    }
    try (var store = Store.open(path)) {
      assertEquals(66, store.get("a/x").sum().toDouble());
      try (var tx = store.begin()) {
        tx.create("c", DType.FLOAT32, 100).assign(2.5);
        tx.commit();
      }
      assertEquals(250, store.get("c").sum().toDouble());
    }
  }

  @Test
  void aTransactionThatIsNotCommittedLeavesNoTrace() {
    try (var store = Store.create(path)) {
      try (var tx = store.begin()) {
        tx.put("a", numbers(5));
      }
      assertTrue(store.list().isEmpty());
      try (var tx = store.begin()) {
        tx.put("a", numbers(5));
        tx.commit();
      }
      NDArray lent;
      try (var tx = store.begin()) {
        lent = tx.writable("a", dev.ashlar.ndarray.Index.slice(1, 3));
        lent.assign(99);
        assertEquals(99, store.get("a").getDouble(1));
      }
      assertEquals(1, store.get("a").getDouble(1));
      assertThrows(IllegalStateException.class, () -> lent.getDouble(0));
    }
  }

  @Test
  void arraysThrowAfterClose() {
    NDArray a;
    Store store = Store.create(path);
    try (var tx = store.begin()) {
      tx.put("a", numbers(5));
      tx.commit();
    }
    a = store.get("a");
    store.close();
    store.close();
    assertThrows(IllegalStateException.class, () -> a.getDouble(0));
    assertThrows(IllegalStateException.class, a::sum);
    assertThrows(IllegalStateException.class, () -> store.get("a"));
    assertThrows(IllegalStateException.class, store::begin);
  }

  @Test
  void openingSaysWhatIsWrong() throws Exception {
    assertThrows(StoreException.class, () -> Store.open(path));
    assertFalse(Files.exists(path));
    try (var store = Store.create(path)) {
      var e = assertThrows(StoreLockedException.class, () -> Store.open(path));
      assertEquals(ProcessHandle.current().pid(), e.holder());
      assertThrows(StoreLockedException.class, () -> Store.create(path));
      assertTrue(store.list().isEmpty());
    }
    assertThrows(StoreException.class, () -> Store.create(path));
    var other = directory.resolve("text");
    Files.writeString(other, "not a store");
    assertThrows(StoreDamagedException.class, () -> Store.openReadOnly(other));
  }
}
