package dev.ashlar.nvm.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Creation;
import dev.ashlar.nvm.Attribute;
import dev.ashlar.nvm.Store;
import dev.ashlar.nvm.StoreException;
import dev.ashlar.nvm.StoreLockedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short forms of what {@link StoreTorture} does for as long as it is told. */
class TortureTest {
  @TempDir private Path directory;

  @Test
  void killedProcessesLoseNothing() throws Exception {
    var result = Kills.run(directory.resolve("killed.ashlar"), 50, 11);
    assertEquals(List.of(), result.losses());
    assertTrue(result.commits() > 50, result::toString);
  }

  @Test
  void damagedFilesAreNoticed() throws Exception {
    var path = directory.resolve("small.ashlar");
    try (var store = Store.create(path)) {
      for (int i = 0; i < 4; i++) {
        try (var tx = store.begin()) {
          tx.put("array/" + i, Creation.full(DType.INT64, i, 50 + 7L * i));
          tx.setAttribute("array/" + i, "number", Attribute.of((long) i));
          tx.commit();
        }
      }
    }
    var result = new Flips(Files.readAllBytes(path)).everyFixedBit().everyLength().randomBytes(20_000, 1).result();
    assertEquals(List.of(), result.failures());
    assertTrue(result.errors() > 0 && result.newest() > 0 && result.previous() > 0, result::toString);
  }

  /** The same through the front door, for a sample: no other exception, no dead JVM. */
  @Test
  void damagedFilesGiveTypedErrorsThroughTheInterface() throws Exception {
    var path = directory.resolve("door.ashlar");
    try (var store = Store.create(path); var tx = store.begin()) {
      tx.put("a", Creation.arange(500));
      tx.put("b/c", Creation.ones(DType.FLOAT32, 20, 30));
      tx.commit();
    }
    var bytes = Files.readAllBytes(path);
    long seed = 5;
    var random = new Random(seed);
    var damaged = directory.resolve("damaged.ashlar");
    for (int i = 0; i < 400; i++) {
      var copy = i % 4 == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
      for (int k = 0; k < 1 + i % 3 && copy.length > 0; k++) {
        copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(damaged, copy);
      try (var store = i % 2 == 0 ? Store.openReadOnly(damaged) : Store.open(damaged)) {
        for (var name : store.list()) {
          store.get(name).sum();
        }
        store.check(true);
        if (i % 2 == 1) {
          try (var tx = store.begin()) {
            tx.put("c", Creation.zeros(DType.INT8, 5000));
            tx.commit();
          }
        }
      } catch (StoreException e) {
        assertNotNull(e.getMessage(), "seed " + seed + ", attempt " + i);
      }
    }
  }

  @Test
  void aFullDiskLosesNothing() throws Exception {
    var mounted = FullDisk.mount(Files.createDirectory(directory.resolve("full")));
    Assumptions.assumeTrue(mounted.isPresent(), "no file system can be mounted here");
    try (var disk = mounted.get()) {
      assertEquals("", disk.run());
    }
  }

  @Test
  void aFileCutShortUnderAHotKernelIsAnError() throws Exception {
    Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"), "a mapped file cannot be cut short here");
    assertEquals("", Truncation.run(directory, 2));
  }

  @Test
  void aSecondProcessIsRefusedUntilTheFirstIsGone() throws Exception {
    var path = directory.resolve("two.ashlar");
    try (var child = ChildJvm.start(false, List.of("-XX:TieredStopAtLevel=1"), Kills.Child.class, path)) {
      assertEquals("1", child.line());
      var e = assertThrows(StoreLockedException.class, () -> Store.open(path));
      assertEquals(child.pid(), e.holder());
      assertTrue(String.valueOf(e.getMessage()).contains("process " + child.pid()), e.toString());
      try (var reader = Store.openReadOnly(path)) {
        long seen = reader.get("counter").getLong(0);
        var t = reader.get("t/" + seen % 5);
        long sum = t.sum().toLong();
        for (int i = 0; i < 10; i++) {
          assertNotNull(child.line());
        }
        assertEquals(seen, reader.get("counter").getLong(0), "what a reader sees does not change");
        assertEquals(sum, t.sum().toLong());
        assertTrue(reader.awaitCommit(java.time.Duration.ofSeconds(30)));
        assertTrue(reader.get("counter").getLong(0) >= seen + 10);
        assertEquals(child.pid(), reader.describe().writer().orElseThrow());
        child.kill();
        child.await();
      }
      try (var store = Store.open(path)) {
        assertEquals("", Kills.difference(store, store.get("counter").getLong(0)));
      }
    }
  }

  /** A reader that is killed holds space back no longer than until the writer needs to know. */
  @Test
  void theSlotOfADeadReaderIsFreed() throws Exception {
    var path = directory.resolve("reader.ashlar");
    try (var store = Store.create(path)) {
      for (long n = 1; n < 10; n++) {
        Kills.commit(store, n);
      }
      try (var child = ChildJvm.start(false, List.of("-XX:TieredStopAtLevel=1"), Kills.Idle.class, path)) {
        assertEquals("10", child.line());
        assertEquals(1, store.describe().readers());
        Kills.commit(store, 10);
        child.kill();
        child.await();
      }
      for (long n = 11; n < 16; n++) {
        Kills.commit(store, n);
      }
      assertEquals(0, store.describe().readers());
    }
  }
}
