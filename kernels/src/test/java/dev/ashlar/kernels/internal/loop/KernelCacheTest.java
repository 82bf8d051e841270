package dev.ashlar.kernels.internal.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KernelCacheTest {
  @Test
  void remembersUpToABound() {
    var cache = new KernelCache<Integer, String>();
    var first = cache.get(0, key -> "made once");
    assertSame(first, cache.get(0, i -> "made twice"));
    for (int i = 0; i < 10_000; i++) {
      assertEquals(i == 0 ? "made once" : "of " + i, cache.get(i, key -> "of " + key));
      assertTrue(cache.size() <= 2000, "entries: " + cache.size());
    }
  }
}
