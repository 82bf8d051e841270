package dev.ashlar.kernels.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs where the tests run in the checked mode. */
class CheckedModeTest {
  @BeforeEach
  void onlyInTheCheckedMode() {
    assumeTrue(CheckedMode.ON);
  }

  private static void set(long address, int value) {
    RawMemory.ALL.set(JAVA_BYTE, address, (byte) value);
  }

  private static byte get(long address) {
    return RawMemory.ALL.get(JAVA_BYTE, address);
  }

  private static void assertDamage(MemoryScope scope, String expected) {
    var e = assertThrows(IllegalStateException.class, scope::close);
    assertTrue(e.toString().contains(expected), e.toString());
    assertNull(MemoryScope.current());
  }

  @Test
  void newAndFreedBlocksAreVisiblyUndefined() {
    for (long size : new long[] {1, 64, 5000, 3 << 20}) {
      long address;
      try (var _ = MemoryScope.open()) {
        address = NativeMemory.allocate(size).address();
        assertEquals(CheckedMode.POISON, get(address + size - 1));
        set(address, 1);
        assertEquals(0, get(NativeMemory.allocateZeroed(size).address() + size - 1));
      }
      assertEquals(CheckedMode.POISON, get(address));
      try (var _ = MemoryScope.open()) {
        assertNotEquals(address, NativeMemory.allocate(size).address(), "the block is in quarantine");
      }
    }
  }

  @Test
  void writesBehindABlockAreFoundWhenItsScopeCloses() {
    for (long size : new long[] {0, 1, 100, 3 << 20}) {
      var scope = MemoryScope.open();
      long address = NativeMemory.allocate(size).address();
      set(address + size, 1);
      assertDamage(scope, "byte " + size + ", behind the block, was overwritten");
    }
  }

  @Test
  void writesBeforeABlockAreFoundWhenItsScopeCloses() {
    var scope = MemoryScope.open();
    set(NativeMemory.allocate(8).address() - 1, 1);
    assertDamage(scope, "up to 1 before the block");
    scope = MemoryScope.open();
    set(NativeMemory.allocate(8).address() - 57, 1);
    assertDamage(scope, "before the block was overwritten");
  }

  @Test
  void writesToAFreedBlockAreFoundWhenItLeavesTheQuarantine() {
    CheckedMode.releaseQuarantine();
    long address;
    try (var _ = MemoryScope.open()) {
      address = NativeMemory.allocate(100).address();
    }
    set(address + 7, 1);
    var e = assertThrows(IllegalStateException.class, CheckedMode::releaseQuarantine);
    assertTrue(e.toString().contains("byte 7 was written after the block was freed"), e.toString());
    CheckedMode.releaseQuarantine();
  }

  @Test
  void theOtherBlocksOfADamagedScopeAreFreed() {
    var scope = MemoryScope.open();
    var first = NativeMemory.allocate(10);
    set(NativeMemory.allocate(10).address() + 10, 1);
    var last = NativeMemory.allocate(10);
    assertDamage(scope, "byte 10");
    assertThrows(IllegalStateException.class, first::check);
    assertEquals(CheckedMode.POISON, get(first.address()));
    assertEquals(CheckedMode.POISON, get(last.address()));
  }
}
