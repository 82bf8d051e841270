package dev.ashlar.kernels.raw;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.kernels.Warmup;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies by positions and masks, against loops over single bytes. */
class IndexedCopyTest {
  private static final long SEED = 20261120;
  private static final byte UNTOUCHED = 0x55;
  private static final int EXTENT = 300;
  private static final int MOST = 1000;

  private final Arena arena = Arena.ofAuto();
  private final Random random = new Random(SEED);
  private final long source = arena.allocate(EXTENT * 64L, 64).address();
  private final long positions = arena.allocate(MOST * 8L, 8).address();
  private final long out = arena.allocate((MOST + 2) * 24L, 64).address();

  IndexedCopyTest() {
    for (int i = 0; i < EXTENT * 64; i++) {
      ALL.set(JAVA_BYTE, source + i, (byte) random.nextInt());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16, 24})
  void takesPositionsOfBothSigns(int itemsize) {
    for (int n : new int[] {0, 1, 2, 3, 4, 5, 7, 8, 9, 63, MOST}) {
      for (int negative : new int[] {0, 1, 50, 100}) {
        fillPositions(n, negative);
        takes(itemsize, source, itemsize, n);
        takes(itemsize, source + 3, itemsize + 5, n);
        takes(itemsize, source + (EXTENT - 1L) * itemsize, -itemsize, n);
        takes(itemsize, source, 0, n);
      }
    }
  }

  private void takes(int itemsize, long base, long stride, int n) {
    clear();
    assertEquals(-1, IndexedCopy.take(itemsize, base, EXTENT, EXTENT, stride, positions, out, n));
    for (int i = 0; i < n; i++) {
      long position = Math.floorMod(position(i), (long) EXTENT);
      assertElement(itemsize, base + position * stride, i);
    }
    assertEquals(UNTOUCHED, ALL.get(JAVA_BYTE, out + (long) n * itemsize), "behind the end");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16})
  void tellsTheFirstPositionOutOfBounds(int itemsize) {
    for (long bad : new long[] {EXTENT, EXTENT + 1, -EXTENT - 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
      for (int at = 0; at < 23; at++) {
        fillPositions(23, 20);
        ALL.set(JAVA_LONG_UNALIGNED, positions + 8L * at, bad);
        ALL.set(JAVA_LONG_UNALIGNED, positions + 8L * 22, bad);
        assertEquals(at, IndexedCopy.take(itemsize, source, EXTENT, EXTENT, itemsize, positions, out, 23));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void refusesNegativePositionsWhereTheyDoNotCount(int itemsize) {
    fillPositions(12, 0);
    ALL.set(JAVA_LONG_UNALIGNED, positions + 8L * 6, -1);
    assertEquals(6, IndexedCopy.take(itemsize, source, EXTENT, 0, itemsize, positions, out, 12));
  }

  @Test
  void nothingIsInAnEmptyAxis() {
    fillPositions(9, 0);
    assertEquals(0, IndexedCopy.take(8, source, 0, 0, 8, positions, out, 9));
    assertEquals(-1, IndexedCopy.take(8, source, 0, 0, 8, positions, out, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16, 24})
  void compressesByMasksOfAnyDensityColdAndHot(int itemsize) throws InterruptedException {
    compresses(itemsize);
    warm(itemsize);
    compresses(itemsize);
  }

  /** Makes the loops under masks use their vectors, where there are some. */
  private void warm(int itemsize) throws InterruptedException {
    long many = 1 << 16;
    long mask = arena.allocate(many, 8).address();
    long room = arena.allocate(many * itemsize + IndexedCopy.SLACK, 64).address();
    IndexedCopy.compress(itemsize, room, mask, many, room, 0);
    IndexedCopy.maskOffsets(mask, new long[] {many}, new long[] {1}, room);
    assertTrue(Warmup.await(Duration.ofMinutes(2)));
  }

  private void compresses(int itemsize) {
    long mask = positions;
    for (int n : new int[] {0, 1, 7, 8, 9, 15, 16, 17, 64, EXTENT}) {
      for (int percent : new int[] {0, 1, 50, 99, 100}) {
        for (int tail : new int[] {0, n / 2, Math.max(0, n - 1)}) {
          int count = 0;
          for (int i = 0; i < n; i++) {
            boolean taken = i >= tail && random.nextInt(100) < percent;
            ALL.set(JAVA_BYTE, mask + i, (byte) (taken ? 1 : 0));
            count += taken ? 1 : 0;
          }
          compresses(itemsize, mask, n, count);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16, 24, 40, 100})
  void putsWhereTheLastOneStays(int itemsize) {
    for (int n : new int[] {0, 1, 3, 4, 5, 8, 63, 200}) {
      for (long stride : new long[] {itemsize, itemsize + 5}) {
        for (long inStride : new long[] {itemsize, 0, 3}) {
          fillPositions(n, 0);
          var expected = new byte[(int) (EXTENT * stride) + itemsize];
          long target = arena.allocate(expected.length, 1).address();
          for (int i = 0; i < n; i++) {
            for (int k = 0; k < itemsize; k++) {
              expected[(int) (position(i) * stride) + k] = ALL.get(JAVA_BYTE, source + i * inStride + k);
            }
          }
          assertEquals(
              -1, IndexedCopy.put(itemsize, target, EXTENT, stride, positions, source, inStride, n));
          for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], ALL.get(JAVA_BYTE, target + i), "seed " + SEED + ", byte " + i + " of " + n);
          }
        }
      }
    }
  }

  @Test
  void insideIsFromZeroToTheExtent() {
    for (int n : new int[] {1, 3, 4, 5, 9}) {
      fillPositions(n, 0);
      assertTrue(IndexedCopy.areInside(positions, n, EXTENT));
      for (int at = 0; at < n; at++) {
        for (long bad : new long[] {-1, EXTENT, Long.MIN_VALUE, Long.MAX_VALUE}) {
          fillPositions(n, 0);
          ALL.set(JAVA_LONG_UNALIGNED, positions + 8L * at, bad);
          assertFalse(IndexedCopy.areInside(positions, n, EXTENT));
          assertEquals(at, IndexedCopy.put(8, out, EXTENT, 8, positions, source, 8, n));
        }
      }
    }
    assertTrue(IndexedCopy.areInside(positions, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16, 24, 40, 100})
  void gatherAndScatterAreEachOthersOpposite(int itemsize) {
    for (int n : new int[] {0, 1, 3, 4, 5, 7, 8, 33}) {
      var places = random.ints(0, 190).distinct().limit(n).toArray();
      for (int i = 0; i < n; i++) {
        ALL.set(JAVA_LONG_UNALIGNED, positions + 8L * i, (long) itemsize * places[i]);
      }
      long stride = itemsize + 7L;
      long gathered = arena.allocate(n * stride + 1, 1).address();
      long scattered = arena.allocate(190L * itemsize + 1, 1).address();
      IndexedCopy.gather(itemsize, source, positions, gathered, stride, n);
      IndexedCopy.scatter(itemsize, scattered, positions, gathered, stride, n);
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < itemsize; k++) {
          byte expected = ALL.get(JAVA_BYTE, source + (long) itemsize * places[i] + k);
          assertEquals(expected, ALL.get(JAVA_BYTE, gathered + i * stride + k), "seed " + SEED);
          assertEquals(expected, ALL.get(JAVA_BYTE, scattered + (long) itemsize * places[i] + k), "seed " + SEED);
        }
      }
      assertEquals(0, ALL.get(JAVA_BYTE, gathered + n * stride), "behind the end");
    }
  }

  @Test
  void offsetsOfTruePlacesColdAndHot() throws InterruptedException {
    offsetsOfTruePlaces();
    warm(8);
    offsetsOfTruePlaces();
  }

  private void offsetsOfTruePlaces() {
    long mask = source;
    for (int columns : new int[] {1, 7, 8, 9, 64, 100}) {
      for (int percent : new int[] {0, 3, 50, 100}) {
        int n = 3 * columns;
        var expected = new ArrayList<Long>();
        for (int i = 0; i < n; i++) {
          boolean taken = random.nextInt(100) < percent;
          ALL.set(JAVA_BYTE, mask + i, (byte) (taken ? 1 : 0));
          if (taken) {
            expected.add(1000L * (i / columns) - 3L * (i % columns));
          }
        }
        clear();
        IndexedCopy.maskOffsets(mask, new long[] {3, columns}, new long[] {1000, -3}, out);
        for (int i = 0; i < expected.size(); i++) {
          assertEquals(expected.get(i), ALL.get(JAVA_LONG_UNALIGNED, out + 8L * i), "seed " + SEED + ", place " + i);
        }
        assertEquals(UNTOUCHED, ALL.get(JAVA_BYTE, out + 8L * expected.size() + IndexedCopy.SLACK), "behind the slack");
      }
    }
  }

  @Test
  void truthsOfAnyBytes() {
    for (int n : new int[] {0, 1, 7, 8, 9, 16, 23, 31, 32, 33, 65, 256, MOST}) {
      for (long to : new long[] {out, positions + 3}) {
        clear();
        var bytes = new byte[n];
        random.nextBytes(bytes);
        int expected = 0;
        for (int i = 0; i < n; i++) {
          bytes[i] = random.nextBoolean() ? 0 : i < 256 ? (byte) i : bytes[i];
          ALL.set(JAVA_BYTE, positions + 3 + i, bytes[i]);
          expected += bytes[i] == 0 ? 0 : 1;
        }
        ALL.set(JAVA_BYTE, to + n, UNTOUCHED);
        assertEquals(expected, IndexedCopy.truths(positions + 3, n, to));
        for (int i = 0; i < n; i++) {
          assertEquals(bytes[i] == 0 ? 0 : 1, ALL.get(JAVA_BYTE, to + i), "seed " + SEED + ", byte " + bytes[i]);
        }
        assertEquals(UNTOUCHED, ALL.get(JAVA_BYTE, to + n), "behind the end");
      }
    }
  }

  private void compresses(int itemsize, long mask, int n, int count) {
    clear();
    IndexedCopy.compress(itemsize, source, mask, n, out, count);
    int place = 0;
    for (int i = 0; i < n; i++) {
      if (ALL.get(JAVA_BYTE, mask + i) == 1) {
        assertElement(itemsize, source + (long) i * itemsize, place++);
      }
    }
    for (int i = 0; i < 24; i++) {
      long behind = out + (long) count * itemsize + IndexedCopy.SLACK;
      assertEquals(UNTOUCHED, ALL.get(JAVA_BYTE, behind + i), "behind the slack");
    }
  }

  private void fillPositions(int n, int percentNegative) {
    for (int i = 0; i < n; i++) {
      long position = random.nextInt(EXTENT);
      boolean negative = random.nextInt(100) < percentNegative;
      ALL.set(JAVA_LONG_UNALIGNED, positions + 8L * i, negative ? position - EXTENT : position);
    }
  }

  private long position(int i) {
    return ALL.get(JAVA_LONG_UNALIGNED, positions + 8L * i);
  }

  private void clear() {
    for (int i = 0; i < (MOST + 2) * 24; i++) {
      ALL.set(JAVA_BYTE, out + i, UNTOUCHED);
    }
  }

  private void assertElement(int itemsize, long expected, int place) {
    for (int i = 0; i < itemsize; i++) {
      byte found = ALL.get(JAVA_BYTE, out + (long) place * itemsize + i);
      assertEquals(ALL.get(JAVA_BYTE, expected + i), found, () -> "seed " + SEED + ", element " + place);
    }
  }
}
