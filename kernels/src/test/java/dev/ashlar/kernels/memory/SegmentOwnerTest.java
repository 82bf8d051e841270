package dev.ashlar.kernels.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentOwnerTest {
  @Test
  void memoryThatNobodyCanCloseIsUsedByItsAddress() {
    for (var segment :
        new MemorySegment[] {
          Arena.global().allocate(64),
          Arena.ofAuto().allocate(64),
          MemorySegment.ofBuffer(ByteBuffer.allocateDirect(64))
        }) {
      var owner = new SegmentOwner(segment);
      owner.check();
      assertTrue(owner.rawAddressesAllowed());
      assertTrue(owner.rawAddressesAllowedAroundUserCode());
      assertFalse(owner.isMapped());
    }
  }

  @Test
  void confinedMemoryIsUsedByItsAddressUnlessUserCodeRuns() throws InterruptedException {
    var failure = new AtomicReference<Throwable>();
    SegmentOwner owner;
    try (var arena = Arena.ofConfined()) {
      owner = new SegmentOwner(arena.allocate(64));
      owner.enter();
      owner.exit();
      assertTrue(owner.rawAddressesAllowed());
      assertFalse(owner.rawAddressesAllowedAroundUserCode());
      Thread.ofPlatform()
          .start(
              () -> {
                try {
                  assertThrows(WrongThreadException.class, owner::check);
                  assertThrows(WrongThreadException.class, owner::enter);
                } catch (Throwable e) {
                  failure.set(e);
                }
              })
          .join();
    }
    assertNull(failure.get());
    assertThrows(IllegalStateException.class, owner::check);
    assertThrows(IllegalStateException.class, () -> owner.copyIn(owner.segment().address(), 8));
  }

  @Test
  void sharedMemoryIsCopied() {
    SegmentOwner owner;
    try (var arena = Arena.ofShared()) {
      var segment = arena.allocate(64, 8);
      owner = new SegmentOwner(segment);
      assertFalse(owner.rawAddressesAllowed());
      segment.set(JAVA_LONG, 16, 5);
      var copy = owner.copyIn(segment.address() + 16, 32);
      assertEquals(5, RawMemory.ALL.get(JAVA_LONG, copy.address()));
      RawMemory.ALL.set(JAVA_LONG, copy.address() + 24, 6);
      owner.copyOut(copy, segment.address() + 16);
      assertEquals(6, segment.get(JAVA_LONG, 40));
      assertThrows(IndexOutOfBoundsException.class, () -> owner.copyIn(segment.address() + 60, 8));
      assertThrows(IndexOutOfBoundsException.class, () -> owner.copyIn(segment.address() - 1, 8));
      assertThrows(IndexOutOfBoundsException.class, () -> owner.copyOut(copy, segment.address() + 40));
    }
    assertThrows(IllegalStateException.class, owner::check);
    assertThrows(IllegalStateException.class, () -> owner.copyIn(owner.segment().address(), 8));
  }

  @Test
  void closingASharedArenaDuringCopiesIsAnErrorForOneOfThem() throws InterruptedException {
    for (int round = 0; round < 50; round++) {
      var arena = Arena.ofShared();
      var owner = new SegmentOwner(arena.allocate(1 << 20));
      var started = new CountDownLatch(1);
      var failure = new AtomicReference<Throwable>();
      var reader =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try (var _ = MemoryScope.open()) {
                      while (true) {
                        var copy = owner.copyIn(owner.segment().address(), 1 << 20);
                        owner.copyOut(copy, owner.segment().address());
                        started.countDown();
                      }
                    } catch (IllegalStateException _) {
                      // the arena was closed
                    } catch (Throwable e) {
                      failure.set(e);
                    }
                  });
      started.await();
      while (arena.scope().isAlive()) {
        try {
          arena.close();
        } catch (IllegalStateException _) {
          // a copy was running
        }
      }
      reader.join();
      assertNull(failure.get());
    }
  }

  @Test
  void mappedFilesSaySo(@TempDir Path folder) throws IOException {
    var file = Files.write(folder.resolve("bytes"), new byte[100]);
    try (var channel = FileChannel.open(file, StandardOpenOption.READ);
        var arena = Arena.ofConfined()) {
      var owner = new SegmentOwner(channel.map(FileChannel.MapMode.READ_ONLY, 0, 100, arena));
      assertTrue(owner.isMapped());
      assertEquals(0, owner.copyIn(owner.segment().address(), 100).segment().get(JAVA_BYTE, 99));
    }
  }

  @Test
  void heapSegmentsAreRefused() {
    var e = assertThrows(IllegalArgumentException.class, () -> new SegmentOwner(MemorySegment.ofArray(new double[3])));
    assertTrue(e.toString().contains("copy"), e.toString());
  }
}
