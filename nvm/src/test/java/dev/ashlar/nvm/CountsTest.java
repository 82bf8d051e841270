package dev.ashlar.nvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Creation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store costs, in forces, bytes and mappings: counts that hold on every machine. */
class CountsTest {
  @TempDir private Path directory;
  private Path path;

  @BeforeEach
  void name() {
    path = directory.resolve("n.ashlar");
  }

  @Test
  void aSmallCommitTakesTwoForcesAndFewBytes() {
    try (var store = Store.create(path)) {
      for (int i = 0; i < 200; i++) {
        long forces = store.traffic().forces();
        long written = store.traffic().bytesWritten();
        try (var tx = store.begin()) {
          if (i == 0) {
            forces = store.traffic().forces();
            written = store.traffic().bytesWritten();
          }
          tx.put("a" + i % 50, Creation.zeros(DType.INT64, 8));
          tx.commit();
        }
        assertEquals(2, store.traffic().forces() - forces);
        long bytes = store.traffic().bytesWritten() - written;
        assertTrue(bytes <= 64 << 10, bytes + " bytes written by commit " + i);
      }
    }
  }

  @Test
  void aChangeInPlaceTakesOneForceMore() {
    try (var store = Store.create(path)) {
      try (var tx = store.begin()) {
        tx.put("a", Creation.zeros(DType.INT64, 1000));
        tx.commit();
      }
      long forces = store.traffic().forces();
      try (var tx = store.begin()) {
        tx.writable("a", dev.ashlar.ndarray.Index.slice(0, 10)).assign(1);
        tx.commit();
      }
      assertEquals(3, store.traffic().forces() - forces);
    }
  }

  @Test
  void openingReadsFewBytesHoweverMuchThereIs() {
    try (var store = Store.create(path); var tx = store.begin()) {
      for (int i = 0; i < 20_000; i++) {
        tx.put("array/%05d".formatted(i), Creation.zeros(DType.INT8, 10));
      }
      tx.commit();
    }
    try (var store = Store.openReadOnly(path)) {
      assertEquals(0, store.get("array/12345").getLong(3));
      assertTrue(store.traffic().bytesRead() <= 64 << 10, store.traffic().bytesRead() + " bytes read");
    }
  }

  @Test
  void arraysAddNoMappings() throws IOException {
    var maps = Path.of("/proc/self/maps");
    Assumptions.assumeTrue(Files.isReadable(maps), "the system does not list mappings");
    try (var store = Store.create(path)) {
      try (var tx = store.begin()) {
        for (int i = 0; i < 20_000; i++) {
          tx.put("array/%05d".formatted(i), Creation.zeros(DType.FLOAT64, 100));
        }
        tx.commit();
      }
      assertTrue(mappings(maps) < 10, mappings(maps) + " mappings");
    }
    try (var store = Store.openReadOnly(path)) {
      var views = store.list().stream().map(store::get).toList();
      assertEquals(20_000, views.size());
      System.gc();
      assertTrue(mappings(maps) < 10, mappings(maps) + " mappings");
    }
  }

  private static long mappings(Path maps) throws IOException {
    try (var lines = Files.lines(maps)) {
      return lines.filter(line -> line.endsWith("n.ashlar")).count();
    }
  }

  @Test
  void aSparseArrayOfTwentyGibibytesStaysSparse() throws Exception {
    long n = 20L << 30;
    try (var store = Store.create(path)) {
      try (var tx = store.begin()) {
        var a = tx.create("huge", DType.UINT8, n);
        a.setLong(0, 1);
        a.setLong(n - 1, 2);
        tx.commit();
      }
      try (var tx = store.begin()) {
        tx.writable("huge", dev.ashlar.ndarray.Index.slice(n / 2, n / 2 + 5)).assign(3);
        tx.commit();
      }
    }
    try (var store = Store.openReadOnly(path)) {
      var a = store.get("huge");
      assertEquals(1, a.getLong(0));
      assertEquals(2, a.getLong(n - 1));
      assertEquals(3, a.getLong(n / 2 + 4));
      assertTrue(store.check(true).isWhole());
    }
    long blocks = (Long) Files.getAttribute(path, "unix:size");
    assertTrue(blocks >= n);
    var du = new ProcessBuilder("du", "-k", path.toString()).start();
    long kibibytes;
    try (var numbers = new java.util.Scanner(du.getInputStream(), java.nio.charset.StandardCharsets.UTF_8)) {
      kibibytes = numbers.nextLong();
    }
    assertTrue(kibibytes < 64 << 10, kibibytes + " KiB of disk used");
  }
}
