package dev.ashlar.nvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataTypes;
import dev.ashlar.ndarray.Creation;
import dev.ashlar.ndarray.Index;
import dev.ashlar.ndarray.NDArray;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every change that a transaction can make, committed and not. */
class TransactionTest {
  @TempDir private Path directory;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.create(directory.resolve("t.ashlar"));
  }

  @AfterEach
  void wholeAtTheEnd() {
    var report = store.check(true);
    store.close();
    assertTrue(report.isWhole(), report::toString);
    try (var again = Store.openReadOnly(directory.resolve("t.ashlar"))) {
      assertEquals(List.of(), again.check(true).problems());
    }
  }

  private void commit(Consumer<Transaction> work) {
    try (var tx = store.begin()) {
      work.accept(tx);
      tx.commit();
    }
  }

  static NDArray longs(long... values) {
    return NDArray.of(values);
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void everyDtypeComesBack(DType dtype) {
    var values = Creation.ones(dtype, 3, 5);
    commit(tx -> tx.put("a", values));
    var back = store.get("a");
    assertEquals(dtype, back.dtype());
    assertEquals(List.of(3L, 5L), List.of(back.shape(0), back.shape(1)));
    if (dtype.kind() != DType.Kind.COMPLEX) {
      assertEquals(15, back.astype(DType.FLOAT64).sum().toDouble());
    }
  }

  @Test
  void stridedArraysAreStoredRowMajor() {
    var a = Creation.arange(24).reshape(4, 6);
    commit(tx -> {
      tx.put("t", a.transpose());
      tx.put("s", a.get(Index.step(-2), Index.slice(1, 6, 3)));
      tx.put("b", Creation.arange(3).broadcastTo(2, 3));
      tx.put("scalar", a.get(Index.at(2), Index.at(3)));
    });
    assertEquals(a.getLong(1, 4), store.get("t").getLong(4, 1));
    assertEquals(a.getLong(1, 4), store.get("s").getLong(1, 1));
    assertEquals(2, store.get("b").getLong(1, 2));
    assertEquals(15, store.get("scalar").toLong());
  }

  @Test
  void largeStridedArraysAreStoredThroughTheMapping() {
    long n = 3000;
    var a = Creation.arange(n * n).reshape(n, n);
    commit(tx -> tx.put("t", a.transpose()));
    var t = store.get("t");
    assertEquals(a.getLong(17, 2999), t.getLong(2999, 17));
    assertEquals(n * n * (n * n - 1) / 2, t.sum().toLong());
  }

  @Test
  void createGivesZerosEvenInUsedSpace() {
    for (int i = 0; i < 6; i++) {
      commit(tx -> tx.put("a", Creation.full(DType.INT64, -1, 2000)));
      System.gc();
      commit(tx -> {
        if (store.find("z").isPresent()) {
          tx.remove("z");
        }
      });
      commit(tx -> {
        var z = tx.create("z", DType.INT64, 40, 50);
        assertEquals(0, z.min().toLong());
        assertEquals(0, z.max().toLong());
        z.assign(3);
      });
      assertEquals(6000, store.get("z").sum().toLong());
    }
  }

  @Test
  void replaceKeepsAttributesAndPutDoesNot() {
    commit(tx -> {
      tx.put("a", longs(1));
      tx.setAttribute("a", "unit", Attribute.of("m"));
    });
    commit(tx -> tx.replace("a", longs(2, 3)));
    assertEquals(Attribute.of("m"), store.describe("a").attributes().get("unit"));
    commit(tx -> tx.put("a", longs(4)));
    assertTrue(store.describe("a").attributes().isEmpty());
    assertThrows(NoSuchElementException.class, () -> commit(tx -> tx.replace("b", longs(1))));
  }

  @Test
  void renameMovesAndRemoveRemoves() {
    commit(tx -> {
      tx.put("a/x", longs(1, 2));
      tx.put("a/y", longs(3));
      tx.put("b", longs(4));
    });
    commit(tx -> {
      tx.rename("a/x", "c/x");
      tx.remove("b");
      tx.rename("a/y", "b");
      tx.put("a/x", longs(9));
      assertThrows(IllegalStateException.class, () -> tx.rename("b", "c/x"));
      assertThrows(NoSuchElementException.class, () -> tx.remove("a/y"));
    });
    assertEquals(List.of("a/x", "b", "c/x"), store.list());
    assertEquals(2, store.get("c/x").getLong(1));
    assertEquals(3, store.get("b").getLong(0));
    commit(tx -> {
      tx.rename("c/x", "d");
      tx.remove("d");
    });
    assertEquals(List.of("a/x", "b"), store.list());
  }

  @Test
  void appendGrowsByHalf() {
    commit(tx -> tx.put("log", Creation.zeros(DType.INT64, 0, 3)));
    for (long i = 0; i < 200; i++) {
      long n = i;
      commit(tx -> tx.append("log", longs(n, n + 1, n + 2).reshape(1, 3)));
    }
    var log = store.get("log");
    assertEquals(200, log.shape(0));
    assertEquals(201, log.getLong(199, 2));
    commit(tx -> {
      tx.append("log", Creation.zeros(DType.INT64, 5, 3));
      tx.append("log", Creation.ones(DType.INT64, 100_000, 3));
      tx.append("log", Creation.ones(DType.INT64, 10, 3));
    });
    assertEquals(100_215, store.get("log").shape(0));
    commit(tx -> tx.append("log", Creation.ones(DType.INT64, 7, 3)));
    assertThrows(IllegalArgumentException.class, () -> commit(tx -> tx.append("log", longs(1, 2, 3))));
    assertThrows(
        IllegalArgumentException.class, () -> commit(tx -> tx.append("log", Creation.zeros(DType.INT32, 1, 3))));
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 300_000, 600_000})
  void writableChangesWhatIsThere(long n) {
    commit(tx -> tx.put("a", Creation.arange(n)));
    var before = store.get("a");
    commit(tx -> tx.writable("a", Index.slice(1, 3)).assign(-7));
    assertEquals(-7, before.getLong(2), "a small part changes in place");
    commit(tx -> {
      tx.writable("a", Index.slice(4, 6)).assign(-8);
      tx.writable("a", Index.slice(1, 6, 2)).assign(-9);
    });
    assertEquals(-9, store.get("a").getLong(3));
    assertEquals(-8, store.get("a").getLong(4));
    commit(tx -> tx.writable("a").assign(5));
    assertNotEquals(5, before.getLong(0), "more than half is copied");
    assertEquals(5 * n, store.get("a").sum().toLong());
  }

  @Test
  void aSelectionThatIsACopyIsNotWritable() {
    commit(tx -> tx.put("a", longs(1, 2, 3, 4)));
    commit(
        tx -> {
          var byPositions = assertThrows(IllegalArgumentException.class, () -> tx.writable("a", Index.positions(0, 2)));
          assertTrue(String.valueOf(byPositions.getMessage()).contains("copy of 'a'"), byPositions::toString);
          var mask = Index.of(store.get("a").greater(2));
          assertThrows(IllegalArgumentException.class, () -> tx.writable("a", mask));
          tx.writable("a").set(longs(9, 9), mask);
        });
    assertTrue(store.get("a").contentEquals(longs(1, 2, 9, 9)));
  }

  @Test
  void writableRollsBackInAnyOrder() {
    commit(tx -> tx.put("a", Creation.arange(1000)));
    try (var tx = store.begin()) {
      tx.writable("a", Index.slice(10, 20)).assign(1);
      tx.writable("a", Index.slice(15, 30)).assign(2);
      tx.writable("a", Index.step(-500)).assign(3);
      tx.writable("a").assign(4);
      tx.writable("a", Index.at(0)).assign(5);
    }
    assertEquals(1000 * 999 / 2, store.get("a").sum().toLong());
  }

  @Test
  void arraysOfATransactionEndWithIt() {
    commit(tx -> tx.put("a", Creation.arange(1000)));
    var lent = new AtomicReference<NDArray>();
    var made = new AtomicReference<NDArray>();
    commit(tx -> {
      lent.set(tx.writable("a", Index.at(0)));
      made.set(tx.create("b", DType.FLOAT32, 3));
      assertFalse(Objects.requireNonNull(made.get()).isReadOnly());
      assertEquals(3, tx.get("b").size());
    });
    assertThrows(IllegalStateException.class, () -> Objects.requireNonNull(lent.get()).assign(1));
    assertThrows(IllegalStateException.class, () -> Objects.requireNonNull(made.get()).getDouble(0));
  }

  @Test
  void attributesOfEveryKindComeBack() {
    var all = java.util.Map.<String, Attribute>of(
        "truth", Attribute.of(true), "whole", Attribute.of(-5L), "real", Attribute.of(0.1),
        "text", Attribute.of("Grüße"), "wholes", new Attribute.Wholes(List.of(1L, 2L)), "reals",
        new Attribute.Reals(List.of(Double.NaN, -0.0)), "texts", new Attribute.Texts(List.of("", "b")), "long",
        Attribute.of("x".repeat(20_000)));
    commit(tx -> {
      tx.put("a", longs(1));
      all.forEach((name, value) -> tx.setAttribute("a", name, value));
    });
    assertEquals(all, store.describe("a").attributes());
    commit(tx -> tx.removeAttribute("a", "long"));
    assertEquals(7, store.describe("a").attributes().size());
    assertThrows(IllegalArgumentException.class, () -> commit(tx -> tx.setAttribute("a", "\ud800", Attribute.of(1L))));
    assertThrows(IllegalArgumentException.class, () -> commit(tx -> tx.setAttribute("a", "b", Attribute.of("\udc00"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/a", "a/", "a//b", "a\u0000b", "a\nb", "\ud800"})
  void badNamesAreRefused(String name) {
    assertThrows(IllegalArgumentException.class, () -> commit(tx -> tx.put(name, longs(1))));
    assertThrows(IllegalArgumentException.class, () -> store.find(name));
  }

  @Test
  void longNames() {
    var longest = "n".repeat(1000);
    commit(tx -> {
      tx.put(longest, longs(1));
      tx.put("ü".repeat(500), longs(2));
    });
    assertEquals(2, store.size());
    assertThrows(IllegalArgumentException.class, () -> commit(tx -> tx.put(longest + "n", longs(1))));
  }

  @Test
  void namesAreListedByPrefixInTheOrderOfTheirBytes() {
    commit(tx -> {
      for (var name : List.of("b", "a/2", "a/1", "a", "ab", "é", "a/1/x")) {
        tx.put(name, longs(1));
      }
    });
    assertEquals(List.of("a", "a/1", "a/1/x", "a/2", "ab", "b", "é"), store.list());
    assertEquals(List.of("a/1", "a/1/x", "a/2"), store.list("a/"));
    assertEquals(List.of(), store.list("zz"));
  }

  @Test
  void getChecksPatterns() {
    commit(tx -> tx.put("a", Creation.zeros(DType.FLOAT32, 3, 4)));
    assertEquals(12, store.get("a", "3 * 4 * float32").size());
    assertEquals(12, store.get("a", "Fixed * Lon * float32").size());
    var e = assertThrows(IllegalArgumentException.class, () -> store.get("a", "3 * 4 * float64"));
    assertTrue(String.valueOf(e.getMessage()).contains("float32"), e.toString());
  }

  @Test
  void valuesThatReferToAHeapNeedPutRaw() {
    var e = assertThrows(
        IllegalArgumentException.class, () -> commit(tx -> tx.create("s", DataTypes.parse("string"), 3)));
    assertTrue(String.valueOf(e.getMessage()).contains("putRaw"), e.toString());
  }

  @Test
  void impossibleShapesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> commit(tx -> tx.create("a", DType.INT8, -1)));
    assertThrows(IllegalArgumentException.class, () -> commit(tx -> tx.create("a", DType.INT64, 1L << 40, 1L << 40)));
    assertThrows(IllegalArgumentException.class, () -> commit(tx -> tx.create("a", DType.INT64, new long[65])));
    commit(tx -> tx.create("empty", DType.INT64, 1L << 40, 0, 1L << 40));
    assertEquals(0, store.get("empty").size());
  }

  @Test
  void misuseIsToldClearly() throws Exception {
    var tx = store.begin();
    assertThrows(IllegalStateException.class, store::begin);
    var failure = new AtomicReference<Throwable>();
    var other = new Thread(() -> {
      try {
        tx.put("a", longs(1));
      } catch (RuntimeException e) {
        failure.set(e);
      }
    });
    other.start();
    other.join();
    assertEquals(WrongThreadException.class, Objects.requireNonNull(failure.get()).getClass());
    tx.put("a", longs(1));
    var second = new Thread(() -> {
      try (var tx2 = store.begin()) {
        tx2.put("a", longs(2));
      } catch (RuntimeException e) {
        failure.set(e);
      }
    });
    second.start();
    second.join();
    assertEquals(IllegalStateException.class, Objects.requireNonNull(failure.get()).getClass());
    assertThrows(IllegalStateException.class, () -> tx.create("a", DType.INT8, 1));
    tx.commit();
    assertThrows(IllegalStateException.class, tx::commit);
    assertThrows(IllegalStateException.class, () -> tx.put("b", longs(1)));
    tx.close();
    assertEquals(List.of("a"), store.list());
  }
}
