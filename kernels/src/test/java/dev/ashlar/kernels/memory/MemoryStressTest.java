package dev.ashlar.kernels.memory;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.ashlar.kernels.MemoryBudget;
import dev.ashlar.kernels.MemoryCounters;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** Threads that allocate, fill, keep, pass on and drop blocks: a block always holds what was written to it last. */
@SuppressWarnings("ThreadPriorityCheck") // yields only stir the threads; nothing relies on them
class MemoryStressTest {
  private static final int THREADS = 6;

  /** A block filled with one value, which its first word repeats. */
  private static void fill(Block block, long value) {
    block.enter();
    try {
      for (long at = 0; at + 8 <= block.bytes(); at += 8) {
        RawMemory.ALL.set(JAVA_LONG, block.address() + at, value);
      }
    } finally {
      block.exit();
    }
  }

  private static void verify(Block block, long value) {
    block.enter();
    try {
      for (long at = 0; at + 8 <= block.bytes(); at += 8) {
        long found = RawMemory.ALL.get(JAVA_LONG, block.address() + at);
        if (found != value) {
          fail("word " + at + " of a block of " + block.bytes() + " bytes holds " + found + " and not " + value);
        }
      }
    } finally {
      block.exit();
    }
  }

  /** Mostly small, sometimes a few MiB. */
  private static long size(SplittableRandom random) {
    return 8 * (long) Math.exp(random.nextDouble(0, random.nextInt(200) == 0 ? 13.5 : 8));
  }

  private static void run(ThreadFactory threads, int count, LongFunction<Callable<?>> body) throws Exception {
    long seed = System.nanoTime();
    try (var executor = Executors.newThreadPerTaskExecutor(threads)) {
      var results = new ArrayList<Future<?>>();
      for (int i = 0; i < count; i++) {
        results.add(executor.submit(body.apply(seed + i)));
      }
      for (var result : results) {
        result.get();
      }
    } catch (Throwable e) {
      throw new AssertionError("seed " + seed, e);
    }
  }

  @Test
  void scopesOfManyThreadsNeverShareMemory() throws Exception {
    run(Thread.ofPlatform().factory(), THREADS, seed -> () -> scopes(new SplittableRandom(seed), 300, 0));
  }

  @Test
  void scopesOfManyVirtualThreadsNeverShareMemory() throws Exception {
    run(Thread.ofVirtual().factory(), 500, seed -> () -> scopes(new SplittableRandom(seed), 5, 0));
  }

  private record Filled(Block block, long value) {
    static Filled make(SplittableRandom random) {
      var block = NativeMemory.allocate(size(random));
      long value = random.nextLong();
      fill(block, value);
      return new Filled(block, value);
    }

    void check() {
      verify(block, value);
    }
  }

  private static List<Filled> scopes(SplittableRandom random, int rounds, int depth) {
    var survivors = new ArrayList<Filled>();
    for (int round = 0; round < rounds; round++) {
      var dead = new ArrayList<Filled>();
      var kept = new ArrayList<Filled>();
      try (var scope = MemoryScope.open()) {
        var mine = new ArrayList<Filled>();
        for (int i = random.nextInt(20); i > 0; i--) {
          mine.add(Filled.make(random));
        }
        if (depth < 3 && random.nextBoolean()) {
          mine.addAll(scopes(random, 2, depth + 1));
        }
        Thread.yield();
        for (var filled : mine) {
          filled.check();
          if (random.nextInt(4) == 0) {
            scope.keep(filled.block);
            kept.add(filled);
          } else {
            dead.add(filled);
          }
        }
      }
      kept.forEach(Filled::check);
      for (var filled : dead) {
        assertThrows(IllegalStateException.class, filled.block::enter);
      }
      survivors.addAll(kept);
      if (survivors.size() > 30) {
        survivors.subList(0, 20).clear();
      }
    }
    survivors.forEach(Filled::check);
    return survivors;
  }

  @Test
  void blocksOfTheCollectorKeepTheirContentsWhileTheyTravel() throws Exception {
    long before = MemoryBudget.bytes();
    MemoryBudget.set(MemoryCounters.now().mappedBytes() + (200L << 20));
    try {
      var exchange = new AtomicReferenceArray<Filled>(64);
      run(
          Thread.ofPlatform().factory(),
          THREADS,
          seed ->
              () -> {
                var random = new SplittableRandom(seed);
                for (int i = 0; i < 20_000; i++) {
                  var taken = exchange.getAndSet(random.nextInt(exchange.length()), Filled.make(random));
                  if (taken != null) {
                    taken.check();
                  }
                  if (i % 5_000 == 0) {
                    System.gc();
                  }
                }
                return null;
              });
    } finally {
      MemoryBudget.set(before);
    }
  }

  @Test
  void blocksOfScopesThatLeakToOtherThreadsAreRefusedThere() throws Exception {
    var leaked = new ConcurrentLinkedQueue<Block>();
    run(
        Thread.ofPlatform().factory(),
        THREADS,
        seed ->
            () -> {
              var random = new SplittableRandom(seed);
              for (int i = 0; i < 2_000; i++) {
                try (var _ = MemoryScope.open()) {
                  var mine = Filled.make(random);
                  leaked.add(mine.block);
                  var other = leaked.peek();
                  if (other != null && other != mine.block) {
                    assertRefusedOrMine(other);
                  }
                  mine.check();
                }
                if (leaked.size() > 100) {
                  leaked.poll();
                }
              }
              return null;
            });
  }

  private static void assertRefusedOrMine(Block other) {
    try {
      other.check();
      fail("a block of another scope was admitted");
    } catch (WrongThreadException | IllegalStateException e) {
      assertTrue(e.toString().contains("keep"), e.toString());
    }
  }

  @Test
  void scopesAbandonedByTheirThreadsComeBack() throws Exception {
    long live = settled();
    for (int round = 0; round < 20; round++) {
      var thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    var outer = MemoryScope.open();
                    fill(NativeMemory.allocate(1 << 20), 1);
                    fill(NativeMemory.allocate(8 << 20), 1);
                    var inner = MemoryScope.open();
                    fill(NativeMemory.allocate(1 << 10), 1);
                    assertTrue(outer.isOpen() && inner.isOpen());
                  });
      thread.join();
    }
    assertSettlesAt(live);
  }

  @Test
  void scopesOfManyThreadsAtOnceGiveTheirMemoryBack() throws Exception {
    long live = settled();
    int threads = 16 * Runtime.getRuntime().availableProcessors(); // more than there are slots for caches
    for (int round = 0; round < 3; round++) {
      var allOpen = new CyclicBarrier(threads);
      run(
          Thread.ofPlatform().factory(),
          threads,
          seed ->
              () -> {
                try (var _ = MemoryScope.open()) {
                  var mine = Filled.make(new SplittableRandom(seed));
                  allOpen.await();
                  mine.check();
                }
                return null;
              });
    }
    assertSettlesAt(live);
  }

  /** What is live when everything unreachable was found, and a little more. */
  private static long settled() {
    settle();
    settle();
    return MemoryCounters.now().liveBytes() + (2 << 20);
  }

  private static void settle() {
    Reclaimed.collect(100);
    CheckedMode.releaseQuarantine();
  }

  private static void assertSettlesAt(long live) {
    for (int i = 0; i < 50 && MemoryCounters.now().liveBytes() > live; i++) {
      settle();
    }
    assertTrue(MemoryCounters.now().liveBytes() <= live, MemoryCounters.now() + " against " + live + " live before");
  }

  @Test
  void virtualThreadsLeaveNothingBehind() throws Exception {
    long live = settled();
    long mapped = MemoryCounters.now().mappedBytes();
    run(
        Thread.ofVirtual().factory(),
        20_000,
        seed ->
            () -> {
              try (var scope = MemoryScope.open()) {
                var block = NativeMemory.allocate(512);
                fill(block, seed);
                Thread.yield();
                verify(block, seed);
                scope.keep(block);
              }
              var block = NativeMemory.allocate(512);
              fill(block, seed);
              Thread.yield();
              verify(block, seed);
              return null;
            });
    assertSettlesAt(live);
    var now = MemoryCounters.now();
    assertTrue(now.mappedBytes() <= mapped + (256L << 20), now + " against " + mapped);
  }

  @Test
  void countersAddUp() {
    settled();
    var before = MemoryCounters.now();
    try (var _ = MemoryScope.open()) {
      NativeMemory.allocate(1000);
      NativeMemory.allocate(5 << 20);
      var now = MemoryCounters.now();
      assertEquals(before.allocatedBytes() + 1000 + (5 << 20), now.allocatedBytes());
      assertEquals(before.allocatedBlocks() + 2, now.allocatedBlocks());
      assertEquals(now.mappedBytes(), now.liveBytes() + now.pooledBytes());
      assertTrue(now.liveBytes() >= before.liveBytes() + 1000 + (5 << 20) - (1 << 20), before + " then " + now);
    }
  }
}
