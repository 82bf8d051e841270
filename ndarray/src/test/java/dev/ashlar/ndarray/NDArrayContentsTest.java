package dev.ashlar.ndarray;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataTypes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Contents in and out of arrays, comparisons of whole contents, other views of the same bytes. */
class NDArrayContentsTest {
  @Test
  void listsStreamsAndJavaArraysGoInAndOut() {
    assertEquals(DataTypes.parse("2 * 2 * float64"), NDArray.ofList(
        List.of(List.of(1, 2), List.of(3, 4.5))).datashape());
    assertEquals(DataTypes.parse("2 * int64"), NDArray.ofList(List.of(1, 2)).datashape());
    assertEquals(DataTypes.parse("0 * float64"), NDArray.ofList(List.of()).datashape());
    assertThrows(IllegalArgumentException.class, () -> NDArray.ofList(List.of(List.of(1), List.of(1, 2))));
    assertThrows(IllegalArgumentException.class, () -> NDArray.ofList(List.of("1")));
    assertEquals("[0 1 2]", NDArray.ofStream(IntStream.range(0, 3)).toString());
    var rows = new short[][] {{1, -2, 3}, {4, 5, 6}};
    assertArrayEquals(rows, (short[][]) NDArray.ofArray(rows).toArray());
    assertArrayEquals(new double[][] {{0, 2}, {1, 3}}, (double[][]) Creation.arange(0.0, 4.0, 1.0).reshape(2,
        2).transpose().toArray());
    assertEquals(List.of(List.of(true), List.of(false)), NDArray.of(true, false).reshape(2, 1).toList());
    assertEquals(2.5, NDArray.of(2.5).reshape().toList());
    assertEquals(6, NDArray.of(1, 2, 3).doubles().sum());
    assertArrayEquals(new float[] {1.5f}, NDArray.of(1.5).toFloatArray());
    assertArrayEquals(new boolean[] {true, false}, NDArray.of(2, 0).toBooleanArray());
  }

  @Test
  void segmentsAndBuffersAreSharedNotCopied() {
    NDArray zeros;
    try (var arena = Arena.ofConfined()) {
      var segment = arena.allocate(ValueLayout.JAVA_INT, 6);
      var a = NDArray.ofSegment(segment, DType.INT32, 2, 3);
      a.set(7, "1, 2");
      assertEquals(7, segment.getAtIndex(ValueLayout.JAVA_INT, 5));
      assertThrows(IllegalArgumentException.class, () -> NDArray.ofSegment(segment, DType.INT32, 7));
      assertTrue(NDArray.ofSegment(segment.asReadOnly(), DType.INT8, 24).isReadOnly());
      assertEquals(24, a.toSegment(arena).byteSize());
      zeros = Creation.zeros(arena, DType.FLOAT64, 3);
      zeros.plusAssign(NDArray.of(1.0));
      assertEquals(3, zeros.sumToDouble());
    }
    assertThrows(IllegalStateException.class, zeros::sum);
    var buffer = ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder()).asDoubleBuffer();
    NDArray.ofBuffer(buffer).set(2.5, "1");
    assertEquals(2.5, buffer.get(1));
    assertEquals("[1. 2.]", NDArray.ofBuffer(DoubleBuffer.wrap(new double[] {1, 2})).toString());
    assertThrows(IllegalArgumentException.class, () -> NDArray.ofSegment(MemorySegment.ofArray(new int[2]),
        DType.INT32, 2));
  }

  @Test
  void contentsAreComparedByValue() {
    var a = NDArray.of(1, Double.NaN, -0.0);
    assertTrue(a.contentEquals(NDArray.of(1, Double.NaN, 0.0)));
    assertFalse(a.contentEquals(NDArray.of(1, Double.NaN, 1.0)));
    assertFalse(NDArray.of(1L).contentEquals(NDArray.of(1)));
    assertFalse(NDArray.of(1L).contentEquals(NDArray.of(1L).reshape()));
    assertTrue(NDArray.ofComplex(1, 2).contentEquals(NDArray.ofComplex(1, 2)));
    assertTrue(Creation.arange(6).reshape(2, 3).transpose().contentEquals(
        Creation.arange(6).reshape(2, 3).transpose().copy()));
  }

  @Test
  void closenessIsNumPys() {
    double inf = Double.POSITIVE_INFINITY;
    assertTrue(NDArray.of(1e10, 1e-8, inf).allClose(NDArray.of(1.00001e10, 1e-9, inf)));
    assertFalse(NDArray.of(1e10, 1e-7).allClose(NDArray.of(1.00001e10, 1e-8)));
    assertFalse(NDArray.of(1.0, Double.NaN).allClose(NDArray.of(1.0, Double.NaN)));
    assertTrue(NDArray.of(1.0, Double.NaN).allClose(NDArray.of(1.0, Double.NaN), 1e-5, 1e-8, true));
    assertFalse(NDArray.of(1.0).allClose(NDArray.of(inf)));
    assertFalse(NDArray.of(inf).allClose(NDArray.of(-inf)));
    assertTrue(NDArray.of(1, 1, 1).allClose(NDArray.of(1.0f)));
    assertTrue(NDArray.ofComplex(1, 1e-9).allClose(NDArray.of(1.0)));
    assertTrue(Creation.empty(DType.FLOAT64, 0).allClose(NDArray.of(1.0)));
  }

  @Test
  void bytesAreSeenAsOtherElements() {
    var a = NDArray.of(1.0, -2.0);
    assertEquals("[ 4607182418800017408 -4611686018427387904]", a.view(DType.INT64).toString());
    assertArrayEquals(new long[] {16}, a.view(DType.UINT8).shape());
    assertArrayEquals(new long[] {1}, a.view(DType.COMPLEX128).shape());
    assertThrows(IllegalArgumentException.class, () -> NDArray.of(1, 2, 3).view(DType.FLOAT64));
    assertThrows(IllegalArgumentException.class, () -> a.get("::-1").view(DType.UINT8));
    assertThrows(IllegalArgumentException.class, () -> a.get(0).view(DType.UINT8));
  }

  @Test
  void iterationGoesOverTheFirstAxis() {
    long total = 0;
    for (var row : Creation.arange(6).reshape(2, 3)) {
      assertArrayEquals(new long[] {3}, row.shape());
      total += row.sum().toLong();
    }
    assertEquals(15, total);
    assertArrayEquals(new long[] {3, 2}, Creation.arange(6).reshape(2, 3).T().shape());
  }

  @Test
  void viewsShareMemoryAndCopiesDoNot() {
    var a = Creation.arange(24).reshape(2, 3, 4);
    for (var view :
        List.of(
            Manipulation.flip(a, 0, 2),
            Manipulation.moveaxis(a, 0, 2),
            Manipulation.swapaxes(a, 0, 1),
            Manipulation.expandDims(a, 1),
            Manipulation.squeeze(Manipulation.expandDims(a, 1), 1),
            Manipulation.unstack(a, 1).getFirst(),
            Creation.diagonal(a, 1),
            LinearAlgebra.matrixTranspose(a))) {
      var before = a.copy();
      view.plusAssign(NDArray.of(100L));
      assertFalse(a.contentEquals(before), view::toString);
      view.minusAssign(NDArray.of(100L));
    }
    var before = a.copy();
    Manipulation.roll(a, 0).plusAssign(NDArray.of(1L));
    Manipulation.concat(0, a).plusAssign(NDArray.of(1L));
    Manipulation.tile(a, 1).plusAssign(NDArray.of(1L));
    Creation.triu(a, -9).plusAssign(NDArray.of(1L));
    assertTrue(a.contentEquals(before));
    assertThrows(UnsupportedOperationException.class, () -> Manipulation.broadcastTo(a, 2, 2, 3, 4).plusAssign(a));
  }

  @Test
  void sortsDescendingAndByRank() {
    var a = NDArray.of(3.0, Double.NaN, -1.0, 7.0, 0.0);
    assertEquals("[nan  7.  3.  0. -1.]", Sorting.sort(a, 0, true).toString());
    assertEquals("[1 3 0 4 2]", Sorting.argsort(a, 0, true).toString());
    assertEquals(3.0, Sorting.partition(a, 0, 2).getDouble(2));
    assertEquals(0, Sorting.argpartition(a, 0, 2).getLong(2));
    assertEquals("[1 0 2]", Sorting.lexsort(NDArray.of(5, 1, 9), NDArray.of(0, 0, 1)).toString());
    assertThrows(IndexOutOfBoundsException.class, () -> Sorting.partition(a, 0, 5));
  }
}
