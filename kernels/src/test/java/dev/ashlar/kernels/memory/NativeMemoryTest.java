package dev.ashlar.kernels.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.kernels.MemoryBudget;
import dev.ashlar.kernels.MemoryCounters;
import java.util.ArrayDeque;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {
  @Test
  void negativeAndAbsurdSizesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> NativeMemory.allocate(-1));
    assertThrows(IllegalArgumentException.class, () -> NativeMemory.allocateZeroed(Long.MIN_VALUE));
    for (long bytes : new long[] {MemoryBudget.bytes() + 1, 1L << 47, 1L << 60, Long.MAX_VALUE}) {
      var e = assertThrows(OutOfMemoryError.class, () -> NativeMemory.allocate(bytes));
      assertTrue(e.toString().contains("live") && e.toString().contains("budget"), e.toString());
      assertThrows(OutOfMemoryError.class, () -> NativeMemory.allocateZeroed(bytes));
      try (var _ = MemoryScope.open()) {
        assertThrows(OutOfMemoryError.class, () -> NativeMemory.allocate(bytes));
      }
    }
  }

  @Test
  void blocksOfTheCollectorDoNotOverlap() {
    long seed = System.nanoTime();
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    record Filled(Block block, byte pattern) {}
    var live = new ArrayDeque<Filled>();
    for (int i = 0; i < 20_000; i++) {
      long bytes = (long) Math.exp(random.nextDouble(0, i % 100 == 0 ? 15 : 10));
      var block = NativeMemory.allocate(bytes);
      assertEquals(0, block.address() % 64);
      byte pattern = (byte) random.nextInt();
      RawMemory.ALL.asSlice(block.address(), bytes).fill(pattern);
      live.add(new Filled(block, pattern));
      if (live.size() > 100) {
        var filled = live.remove();
        long address = filled.block.address();
        for (long at = 0; at < filled.block.bytes(); at++) {
          assertEquals(filled.pattern, RawMemory.ALL.get(JAVA_BYTE, address + at), "seed " + seed);
        }
        filled.block.exit();
      }
    }
  }

  @Test
  void memoryLeftToTheCollectorComesBackWithinTheBudget() {
    long before = MemoryBudget.bytes();
    MemoryBudget.set(MemoryCounters.now().mappedBytes() + (64 << 20));
    try {
      for (int i = 0; i < 200; i++) {
        NativeMemory.allocate(1000);
        NativeMemory.allocate(1 << 20);
        NativeMemory.allocate(10 << 20);
        assertTrue(MemoryCounters.now().mappedBytes() <= MemoryBudget.bytes());
      }
      assertTrue(MemoryCounters.now().collections() > 0);
    } finally {
      MemoryBudget.set(before);
    }
  }
}
