package dev.ashlar.ndarray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import org.junit.jupiter.api.Test;

/** Few positions of many rows. */
class TakeFewTest {
  @Test
  void areWhatIndexingGives() {
    for (var dtype : new DType[] {DType.FLOAT64, DType.INT16, DType.BOOL, DType.COMPLEX128}) {
      var a = Creation.arange(300 * 5 * 4).astype(dtype).reshape(300, 5, 4);
      for (var view : new NDArray[] {a, a.get(Index.step(-1)), a.permuteDims(0, 2, 1)}) {
        for (int axis = 1; axis < 3; axis++) {
          var positions = NDArray.of(3L, -1L, 0L, 3L);
          var index = new Index[axis + 1];
          java.util.Arrays.fill(index, Index.all());
          index[axis] = Index.of(positions);
          var taken = Indexing.take(view, positions, axis);
          assertTrue(view.get(index).contentEquals(taken), dtype + " along axis " + axis);
          assertTrue(taken.contentEquals(Indexing.take(view, positions.astype(DType.INT32), axis)));
        }
      }
    }
  }

  @Test
  void positionsOutOfBoundsAreRefused() {
    var a = Creation.zeros(DType.FLOAT64, 300, 3);
    assertThrows(IndexOutOfBoundsException.class, () -> Indexing.take(a, NDArray.of(0L, 3L), 1));
    assertThrows(IndexOutOfBoundsException.class, () -> Indexing.take(a, NDArray.of(-4L), 1));
    assertEquals(0, Indexing.take(a, Creation.zeros(DType.INT64, 0), 1).size());
  }
}
