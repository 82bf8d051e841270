package dev.ashlar.kernels.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/** The pool over pages that do not exist: it never touches what it hands out. */
class BlockPoolTest {
  private static final long MIB = 1 << 20;

  private static final class FakePages implements PageSource {
    private long next = ALIGNMENT;
    private long mapped;
    private long limit = Long.MAX_VALUE;

    @Override
    public @Nullable Region map(long bytes, boolean huge) {
      if (mapped + bytes > limit) {
        return null;
      }
      long address = next;
      next += bytes;
      mapped += bytes;
      return new Region(address, bytes, address, null);
    }

    @Override
    public void unmap(Region region) {
      mapped -= region.bytes;
    }

    @Override
    public boolean discard(Region region) {
      return true;
    }
  }

  private final FakePages pages = new FakePages();
  private final BlockPool pool = new BlockPool(pages, 100 * MIB);

  private Region takeLarge(long bytes) {
    var region = pool.takeLarge(bytes);
    assertNotNull(region);
    return region;
  }

  private void giveLarge(Region region) {
    pool.give(SizeClasses.ticket(region.address, SizeClasses.LARGE));
  }

  @Test
  void blocksNeverOverlapAndEverythingComesBack() {
    long seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    var taken = new TreeMap<Long, Integer>(); // address -> class
    for (int step = 0; step < 20_000; step++) {
      if (random.nextBoolean()) {
        int sizeClass = random.nextInt(SizeClasses.COUNT);
        var target = new long[8];
        int count = pool.take(sizeClass, target, random.nextInt(8) + 1);
        for (int i = 0; i < count; i++) {
          var below = taken.lowerEntry(target[i] + SizeClasses.bytes(sizeClass));
          assertTrue(
              below == null || below.getKey() + SizeClasses.bytes(below.getValue()) <= target[i],
              "overlap, seed " + seed);
          assertNull(taken.put(target[i], sizeClass), "handed out twice, seed " + seed);
        }
      } else if (!taken.isEmpty()) {
        Long near = taken.ceilingKey(random.nextLong(taken.lastKey() + 1));
        long address = near == null ? taken.firstKey() : near;
        int sizeClass = taken.getOrDefault(address, -1);
        taken.remove(address);
        pool.give(SizeClasses.ticket(address, sizeClass));
      }
      assertTrue(pages.mapped <= 100 * MIB, "seed " + seed);
      assertEquals(pages.mapped, pool.mappedBytes());
    }
    taken.forEach((address, sizeClass) -> pool.give(SizeClasses.ticket(address, sizeClass)));
    assertEquals(pool.mappedBytes(), pool.freeBytes(), "seed " + seed);
    assertTrue(pool.freeBytes() <= 25 * MIB, "a quarter of the budget is kept");
  }

  @Test
  void memoryMovesBetweenSizeClasses() {
    for (int sizeClass : new int[] {0, 10, 30, SizeClasses.COUNT - 1}) {
      var blocks = new long[1 << 15];
      var all = new ArrayList<Long>();
      for (int count = pool.take(sizeClass, blocks, blocks.length); count > 0; ) {
        for (int i = 0; i < count; i++) {
          all.add(blocks[i]);
        }
        count = pool.take(sizeClass, blocks, blocks.length);
      }
      assertTrue(all.size() * SizeClasses.bytes(sizeClass) > 85 * MIB, "class " + sizeClass);
      all.forEach(address -> pool.give(SizeClasses.ticket(address, sizeClass)));
    }
  }

  @Test
  void largeBlocksAreReusedWhenTheyFit() {
    var first = takeLarge(10 * MIB);
    giveLarge(first);
    assertEquals(first.address, takeLarge(10 * MIB - 5).address);
    giveLarge(first);
    var smaller = takeLarge(4 * MIB);
    assertNotEquals(first.address, smaller.address, "a quarter more is the most that a block may waste");
    assertEquals(first.address, takeLarge(9 * MIB).address);
  }

  @Test
  void theBudgetHoldsAndFreeRegionsMakeRoom() {
    var first = takeLarge(20 * MIB);
    var second = takeLarge(70 * MIB);
    assertNull(pool.takeLarge(20 * MIB));
    giveLarge(first);
    assertEquals(20 * MIB, pool.freeBytes());
    giveLarge(takeLarge(30 * MIB)); // the region of 20 MiB went back to the system for it
    giveLarge(second);
    assertTrue(pool.freeBytes() <= 25 * MIB);
    assertNull(pool.takeLarge(101 * MIB));
    pool.setBudget(10 * MIB);
    assertEquals(0, pool.mappedBytes());
    assertNull(pool.takeLarge(11 * MIB));
  }

  @Test
  void whenTheSystemIsShortFreeRegionsGoBack() {
    pages.limit = 40 * MIB;
    giveLarge(takeLarge(20 * MIB));
    takeLarge(30 * MIB);
    assertEquals(30 * MIB, pages.mapped);
    assertNull(pool.takeLarge(20 * MIB));
  }

  @Test
  void foreignBlocksAreNotTakenBack() {
    assertThrows(AssertionError.class, () -> pool.give(SizeClasses.ticket(64, 3)));
    assertThrows(AssertionError.class, () -> pool.give(SizeClasses.ticket(1 << 21, SizeClasses.LARGE)));
  }
}
