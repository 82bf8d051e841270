package dev.ashlar.ndarray;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.kernels.Warmup;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Whether any or all elements are true and how many are, against plain loops: around the ends of blocks, cold and warm.
 */
class TruthReductionTest {
  private static final int[] LENGTHS = {
    0, 1, 2, 63, 64, 65, 255, 256, 257, 511, 512, 513, 8191, 8192, 8193, 16383, 16384, 16385, 131_072, 262_143, 262_144,
    600_001, 1_500_000
  };

  /** One element differs from all others, or none does, the place then being negative. */
  private static boolean[] values(int length, boolean most, int different) {
    var values = new boolean[length];
    Arrays.fill(values, most);
    if (different >= 0) {
      values[different] = !most;
    }
    return values;
  }

  private static int count(boolean[] values) {
    int count = 0;
    for (boolean value : values) {
      count += value ? 1 : 0;
    }
    return count;
  }

  private static void check(boolean[] values, NDArray a, String message) {
    int count = count(values);
    assertEquals(count, Searching.countNonzero(a).toLong(), message);
    assertEquals(count > 0, Utility.any(a).toBoolean(), message);
    assertEquals(count == values.length, Utility.all(a).toBoolean(), message);
  }

  private static void checkAll() {
    for (int length : LENGTHS) {
      for (boolean most : new boolean[] {false, true}) {
        for (int different : new int[] {-1, 0, length / 2, length - length / 5, length - 1}) {
          if (different >= length) {
            continue;
          }
          var values = values(length, most, different);
          var a = NDArray.of(values);
          check(values, a, "%d of %s but at %d".formatted(length, most, different));
          check(values, a.get(Index.step(-1)), "%d of %s but at %d, reversed".formatted(length, most, different));
        }
      }
    }
  }

  @Test
  void blocksOfAllLengths() throws InterruptedException {
    checkAll();
    assertTrue(Warmup.await(Duration.ofSeconds(60)), () -> "still warming: " + Warmup.now());
    checkAll();
  }

  @Test
  void alongAxes() {
    for (int rows : new int[] {1, 3, 70, 700}) {
      for (int columns : new int[] {1, 5, 300, 2000}) {
        var values = new boolean[rows * columns];
        for (int i = 0; i < values.length; i++) {
          // the first row all true, the last column all false
          values[i] = i % columns != columns - 1 && (i < columns || i % 7 < 3);
        }
        var a = NDArray.of(values).reshape(rows, columns);
        var message = rows + " rows of " + columns;
        var byRow = new boolean[rows][columns];
        var byColumn = new boolean[columns][rows];
        for (int i = 0; i < values.length; i++) {
          byRow[i / columns][i % columns] = values[i];
          byColumn[i % columns][i / columns] = values[i];
        }
        checkAxis(byRow, a, Along.axis(1), message);
        checkAxis(byColumn, a, Along.axis(0), message);
      }
    }
  }

  private static void checkAxis(boolean[][] parts, NDArray a, Along along, String message) {
    assertArrayEquals(
        Arrays.stream(parts).mapToLong(TruthReductionTest::count).toArray(),
        Searching.countNonzero(a, along).toLongArray(),
        message);
    var any = Utility.any(a, along).toBooleanArray();
    var all = Utility.all(a, along).toBooleanArray();
    IntStream.range(0, parts.length)
        .forEach(
            i -> {
              assertEquals(count(parts[i]) > 0, any[i], message);
              assertEquals(count(parts[i]) == parts[i].length, all[i], message);
            });
  }

  @Test
  void whatAMaskHidesDoesNotCount() {
    var a = NDArray.of(true, false, true);
    assertTrue(Utility.all(a, Along.all().where(NDArray.of(true, false, true))).toBoolean());
    assertEquals(false, Utility.any(a, Along.all().where(NDArray.of(false, true, false))).toBoolean());
    assertEquals(1, Searching.countNonzero(a, Along.all().where(NDArray.of(true, true, false))).toLong());
  }
}
