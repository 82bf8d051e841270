package dev.ashlar.kernels.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.ashlar.kernels.MemoryCounters;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class SlabTest {
  @Test
  void blocksAreCutOneAfterTheOtherAndAligned() {
    var slab = new Slab(1 << 20, 1024);
    assertEquals(1 << 20, slab.cut(1));
    assertEquals((1 << 20) + 64, slab.cut(65));
    assertEquals((1 << 20) + 192, slab.cut(0));
    assertEquals(0, slab.cut(1024), "it does not fit any more");
    assertEquals((1 << 20) + 256, slab.cut(1024 - 256));
    assertEquals(0, slab.cut(0));
  }

  @Test
  void everySizeFitsItsSlabManyTimes() {
    for (long bytes = 0; bytes <= Slab.MAX_BLOCK; bytes++) {
      assertTrue(SizeClasses.bytes(Slab.sizeClass(Slab.sizeFor(bytes))) >= 8 * bytes, bytes + " bytes");
    }
  }

  @Test
  void scatteredSurvivorsHoldBackABoundedPartOfTheirSlabs() {
    assumeFalse(CheckedMode.ON, "there are no slabs");
    Reclaimed.collect(100);
    long before = MemoryCounters.now().liveBytes();
    var survivors = new ArrayList<Block>();
    for (int i = 0; i < 200_000; i++) {
      if (i % 40_000 == 0) {
        Reclaimed.collect(1_000); // on a busy machine the collector alone might come too late to see what lives on
      }
      var block = NativeMemory.allocate(4000);
      if (i % 64 == 0) {
        survivors.add(block);
      }
    }
    Reclaimed.collect(100);
    long held = MemoryCounters.now().liveBytes() - before;
    // Of slabs of 256 KiB, 65 blocks each, nearly every one would live on: 800 MB.
    assertTrue(held < 600L << 20, held + " bytes for " + survivors.size() + " survivors");
    survivors.forEach(Block::exit);
  }
}
