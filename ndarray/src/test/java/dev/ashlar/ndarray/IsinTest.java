package dev.ashlar.ndarray;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ashlar.datashape.DType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IsinTest {
  private static final long SEED = 20261120;

  @Test
  void agreesWithASetOfJava() {
    var random = new Random(SEED);
    for (long spread : new long[] {3, 50, 4000, 1_000_000, Long.MAX_VALUE}) {
      for (int n : new int[] {1, 7, 300}) {
        var a = random.longs(n, -spread, spread).toArray();
        var among = random.longs(1 + random.nextInt(400), -spread, spread).toArray();
        a[0] = among[0];
        assertAgrees(a, among);
      }
    }
  }

  @Test
  void extremesDoNotWrap() {
    var ends = new long[] {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE};
    assertAgrees(ends, new long[] {0});
    assertAgrees(ends, new long[] {Long.MAX_VALUE - 1, Long.MAX_VALUE});
    assertAgrees(ends, new long[] {Long.MIN_VALUE, Long.MIN_VALUE + 1});
    assertAgrees(ends, new long[] {Long.MIN_VALUE, Long.MAX_VALUE});
  }

  private static void assertAgrees(long[] a, long[] among) {
    var set = new HashSet<Long>();
    Arrays.stream(among).forEach(set::add);
    var array = NDArray.of(a).reshape(1, -1);
    for (boolean inverted : new boolean[] {false, true}) {
      var expected = LongStream.of(a).mapToObj(x -> set.contains(x) != inverted).toList();
      var actual = Sets.isin(array, NDArray.of(among), inverted);
      assertArrayEquals(new long[] {1, a.length}, actual.shape());
      for (int i = 0; i < a.length; i++) {
        assertEquals(
            expected.get(i), actual.getBoolean(0, i), a[i] + " in " + Arrays.toString(among) + ", seed " + SEED);
      }
    }
  }

  @Test
  void takesOtherDtypesAndNothing() {
    var bytes = NDArray.of((byte) -128, (byte) 127, (byte) 0);
    assertEquals("[ True False  True]", Sets.isin(bytes, NDArray.of(-128, 0, 300), false).toString());
    assertEquals("[False  True]", Sets.isin(NDArray.of(0.5, 2), NDArray.of(2, 3), false).toString());
    var none = Creation.zeros(DType.INT64, 0);
    assertEquals("[ True  True]", Sets.isin(NDArray.of(1, 2), none, true).toString());
    assertEquals(0, Sets.isin(none, NDArray.of(1), false).size());
  }
}
