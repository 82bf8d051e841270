package dev.ashlar.nvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Creation;
import dev.ashlar.nvm.StoreOptions.Allocation;
import dev.ashlar.nvm.StoreOptions.Durability;
import dev.ashlar.nvm.internal.format.Header;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way to write a store gives the same store; what a file asks of its reader is honoured. */
class OptionsTest {
  private static final long N = 150_000;

  @TempDir private Path directory;
  private Path path;

  @BeforeEach
  void name() {
    path = directory.resolve("options.ashlar");
  }

  private void createAndFill(StoreOptions options) {
    try (var store = Store.create(path, options); var tx = store.begin()) {
      tx.create("made", DType.FLOAT64, N).assign(2.5);
      tx.put("put", Creation.arange(N));
      tx.commit();
    }
  }

  private void isWhole() {
    try (var store = Store.openReadOnly(path)) {
      assertEquals(2.5 * N, store.get("made").sum().toDouble());
      assertEquals(N * (N - 1) / 2, store.get("put").sum().toLong());
      assertTrue(store.check(true).isWhole(), store.check(true)::toString);
    }
  }

  @ParameterizedTest
  @EnumSource
  void spaceMayBeReservedOrNot(Allocation allocation) {
    createAndFill(StoreOptions.defaults().withAllocation(allocation));
    isWhole();
  }

  @Test
  void pagesMayBeBroughtIntoMemory() {
    createAndFill(StoreOptions.defaults().withPopulate(true).withAllocation(Allocation.RESERVED));
    isWhole();
  }

  @Test
  void aSmallFileGrows() {
    createAndFill(StoreOptions.defaults().withInitialSize(0));
    isWhole();
    assertThrows(IllegalArgumentException.class, () -> StoreOptions.defaults().withInitialSize(-1));
  }

  @Test
  void relaxedCommitsForceNothing() {
    try (var store = Store.create(path, StoreOptions.defaults().withDurability(Durability.RELAXED))) {
      long before = store.traffic().forces();
      try (var tx = store.begin()) {
        tx.create("made", DType.FLOAT64, N).assign(2.5);
        tx.put("put", Creation.arange(N));
        tx.commit();
      }
      assertEquals(before, store.traffic().forces());
    }
    isWhole();
  }

  @Test
  void withoutChecksumsOfElementsACheckTrustsThem() throws IOException {
    createAndFill(StoreOptions.defaults().withDataChecksums(false));
    isWhole();
    flipAByteOfTheElements();
    try (var store = Store.openReadOnly(path)) {
      assertTrue(store.get("put").sum().toLong() != N * (N - 1) / 2);
      assertTrue(store.check(true).isWhole());
    }
  }

  /** The elements of {@code put} are the only place where these eight bytes follow one another. */
  private void flipAByteOfTheElements() throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.allocate((int) channel.size()).order(java.nio.ByteOrder.nativeOrder());
      channel.read(bytes, 0);
      for (int at = 0; at + 16 <= bytes.capacity(); at += 8) {
        if (bytes.getLong(at) == 77_776 && bytes.getLong(at + 8) == 77_777) {
          channel.write(ByteBuffer.wrap(new byte[] {(byte) ~bytes.get(at)}), at);
          return;
        }
      }
    }
    throw new AssertionError("the elements were not found");
  }

  private void ask(long incompatible, long readOnlyCompatible, long compatible) throws IOException {
    createAndFill(StoreOptions.defaults());
    try (var channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      var page = ByteBuffer.allocate(4096);
      channel.read(page, 0);
      var header = Header.decode(page.array());
      var other = new Header(incompatible, readOnlyCompatible, compatible, header.uuid(), header.created());
      channel.write(ByteBuffer.wrap(other.encode()), 0);
    }
  }

  @Test
  void anUnknownIncompatibleFeatureRefuses() throws IOException {
    ask(4, 0, 0);
    assertThrows(StoreVersionException.class, () -> Store.openReadOnly(path));
    assertThrows(StoreVersionException.class, () -> Store.open(path));
  }

  @Test
  void anUnknownFeatureForWritersOpensReadOnly() throws IOException {
    ask(0, 4, 0);
    isWhole();
    assertThrows(StoreVersionException.class, () -> Store.open(path));
    isWhole();
  }

  @Test
  void anUnknownCompatibleFeatureDoesNotMatter() throws IOException {
    ask(0, 0, 4);
    isWhole();
    try (var store = Store.open(path)) {
      assertEquals(2, store.size());
    }
  }
}
