package dev.ashlar.kernels.memory;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryScopeTest {
  private static final long[] SIZES = {0, 1, 8, 64, 65, 8192, 1 << 20, 3 << 20};

  @Test
  void blocksOfAScopeAreUsableUntilItCloses() {
    for (long size : SIZES) {
      Block block;
      try (var scope = MemoryScope.open()) {
        block = NativeMemory.allocate(size);
        assertEquals(0, block.address() % 64);
        assertEquals(size, block.bytes());
        assertFalse(block.isCollected());
        block.check();
        block.enter();
        block.exit();
        assertSame(scope, MemoryScope.current());
      }
      var e = assertThrows(IllegalStateException.class, block::check);
      assertTrue(e.toString().contains("keep"), e.toString());
      assertThrows(IllegalStateException.class, block::enter);
      assertThrows(IllegalStateException.class, block::segment);
    }
    assertNull(MemoryScope.current());
  }

  @Test
  void memoryIsReusedWhenTheScopeCloses() {
    assumeFalse(CheckedMode.ON, "freed blocks are in quarantine");
    for (long size : SIZES) {
      long first;
      try (var _ = MemoryScope.open()) {
        first = NativeMemory.allocate(size).address();
      }
      try (var _ = MemoryScope.open()) {
        assertEquals(first, NativeMemory.allocate(size).address(), size + " bytes");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anotherThreadIsRefused(boolean virtual) throws InterruptedException {
    try (var scope = MemoryScope.open()) {
      var block = NativeMemory.allocate(100);
      var failure = new AtomicReference<Throwable>();
      var builder = virtual ? Thread.ofVirtual() : Thread.ofPlatform();
      builder
          .start(
              () -> {
                try {
                  assertThrows(WrongThreadException.class, block::check);
                  assertThrows(WrongThreadException.class, block::enter);
                  assertThrows(WrongThreadException.class, block::segment);
                  assertThrows(WrongThreadException.class, scope::close);
                  assertThrows(WrongThreadException.class, () -> scope.keep(block));
                  assertNull(MemoryScope.current());
                  assertTrue(NativeMemory.allocate(1).isCollected());
                } catch (Throwable e) {
                  failure.set(e);
                }
              })
          .join();
      assertNull(failure.get());
      block.check();
    }
  }

  @Test
  void scopesCloseInTheReverseOrderOfOpening() {
    var outer = MemoryScope.open();
    var block = NativeMemory.allocate(8);
    var inner = MemoryScope.open();
    var e = assertThrows(IllegalStateException.class, outer::close);
    assertTrue(e.toString().contains("reverse order"), e.toString());
    block.check();
    inner.close();
    outer.close();
    assertThrows(IllegalStateException.class, block::check);
    inner.close(); // closing twice does nothing
    outer.close();
    assertNull(MemoryScope.current());
  }

  @Test
  void aScopeDoesNotCloseUnderARunningKernel() {
    var scope = MemoryScope.open();
    var block = NativeMemory.allocate(8);
    block.enter();
    block.enter();
    block.exit();
    assertThrows(IllegalStateException.class, scope::close);
    assertThrows(IllegalStateException.class, () -> scope.keep(block));
    try (var inner = MemoryScope.open()) {
      inner.keep(NativeMemory.allocate(8)); // an inner scope is free to come and go
    }
    block.exit();
    scope.close();
    assertThrows(IllegalStateException.class, block::check);
  }

  @Test
  void keepMovesToTheEnclosingScopeAndThenToTheCollector() {
    for (long size : SIZES) {
      Block block;
      try (var outer = MemoryScope.open()) {
        try (var inner = MemoryScope.open()) {
          block = NativeMemory.allocateZeroed(size);
          if (size >= 8) {
            RawMemory.ALL.set(JAVA_LONG, block.address(), 42);
          }
          inner.keep(block);
          inner.keep(block); // it outlives the scope already
        }
        block.check();
        var other = NativeMemory.allocate(size);
        assertTrue(other.address() != block.address());
        outer.keep(block);
      }
      block.check();
      assertTrue(block.isCollected());
      try (var _ = MemoryScope.open()) {
        assertTrue(NativeMemory.allocate(size).address() != block.address());
      }
      if (size >= 8) {
        assertEquals(42, RawMemory.ALL.get(JAVA_LONG, block.address()));
      }
      block.exit();
    }
  }

  @Test
  void keepOnAnOuterScopeSkipsTheInnerOne() {
    Block block;
    try (var outer = MemoryScope.open()) {
      try (var _ = MemoryScope.open()) {
        block = NativeMemory.allocate(8);
        outer.keep(block);
      }
      assertTrue(block.isCollected());
    }
    block.check();
  }

  @Test
  void keepAfterClosingIsRefused() {
    Block block;
    var scope = MemoryScope.open();
    block = NativeMemory.allocate(8);
    scope.close();
    assertThrows(IllegalStateException.class, () -> scope.keep(block));
    assertThrows(IllegalStateException.class, () -> scope.keep(NativeMemory.allocate(8)));
  }

  @Test
  void segmentsOfAScopeDieWithIt() {
    MemorySegment segment;
    Block kept;
    try (var scope = MemoryScope.open()) {
      kept = NativeMemory.allocateZeroed(16);
      segment = kept.segment();
      assertEquals(16, segment.byteSize());
      segment.set(JAVA_LONG, 8, 7);
      scope.keep(kept);
    }
    assertThrows(IllegalStateException.class, () -> segment.get(JAVA_LONG, 8));
    assertEquals(7, kept.segment().get(JAVA_LONG, 8));
  }

  @Test
  void zeroedMeansZeroAlsoWhenTheMemoryWasUsed() {
    for (long size : SIZES) {
      for (int round = 0; round < 3; round++) {
        try (var _ = MemoryScope.open()) {
          var segment = NativeMemory.allocateZeroed(size).segment();
          assertEquals(-1, segment.mismatch(MemorySegment.ofArray(new byte[(int) size])), size + " bytes");
          segment.fill((byte) 0x55);
        }
      }
    }
  }
}
