package dev.ashlar.ndarray;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ashlar.datashape.DType;
import java.util.List;
import dev.ashlar.datashape.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The textual form of indices with its errors, take and put, fields. */
class IndexingTest {
  private final NDArray cube = Creation.arange(60).reshape(3, 4, 5);

  @Test
  void textNamesTheSamePartsAsItems() {
    assertSame(cube.get(Index.ellipsis(), Index.step(2), Index.at(3)), cube.get("..., ::2, 3"));
    assertSame(cube.get(Index.at(-1), Index.all(), Index.slice(4, 0, -2)), cube.get(" -1 , : , 4:0:-2 "));
    assertSame(cube.get(Index.newAxis(), Index.from(1), Index.until(-2)), cube.get("newaxis,1:,:-2"));
    assertSame(cube.get(Index.newAxis(), Index.newAxis(), Index.at(0)), cube.get("None, np.newaxis, 0,"));
    assertSame(cube.get(Index.all(), Index.positions(0, -1, 0)), cube.get(":, [0, -1, 0]"));
    assertSame(cube.get(Index.of(NDArray.of(true, false, true))), cube.get("[True, False, True]"));
    assertEquals(0, cube.get("[]").shape(0));
  }

  private static void assertSame(NDArray expected, NDArray actual) {
    assertArrayEquals(expected.shape(), actual.shape());
    assertArrayEquals(expected.toLongArray(), actual.toLongArray());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"1, x\"           | index: expected an integer, a slice, a list, '...' or 'newaxis', found 'x' | 3",
        "\"1 2\"            | index: expected ',' or the end, found '2' | 2",
        "\"0, 1:2:0\"       | index: the step of a slice must not be 0, found '0' | 7",
        "\"\"               | index: an index has at least one item, found the end | 0",
        "\"[1, True]\"      | index: a list holds integers or truth values, not both, found ']' | 8",
        "\"[1 2]\"          | index: expected ',' or ']', found '2' | 3",
        "\"99999999999999999999\" | index: expected an integer of 64 bits, found '9' | 0",
      })
  void syntaxErrorsPointAtThePart(String text, String message, int column) {
    var error = assertThrows(IllegalArgumentException.class, () -> cube.get(text));
    assertEquals(message + "\n  " + text + "\n  " + " ".repeat(column) + "^", error.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"..., 7\"      | get: index 7 is out of bounds for axis 2 of shape (3, 4, 5) | 5",
        "\"0, -5\"       | get: index -5 is out of bounds for axis 1 of shape (3, 4, 5) | 3",
        "\"0, 0, 0, 0\"  | get: too many indices for an array of shape (3, 4, 5) | 9",
        "\"..., 0, ...\" | get: only one ellipsis may stand in an index | 8",
        "\":, [0, 4]\"   | get: index 4 is out of bounds for axis 1 of shape (3, 4, 5) | 3",
        "\"[True]\"      | get: a mask of 1 does not fit axis 0 of shape (3, 4, 5) | 0",
      })
  void positionsThatDoNotFitArePointedAt(String text, String message, int column) {
    var error = assertThrows(IndexOutOfBoundsException.class, () -> cube.get(text));
    assertEquals(message + "\n  " + text + "\n  " + " ".repeat(column) + "^", error.getMessage());
  }

  @Test
  void assignsNumbersAndArraysThroughText() {
    var a = Creation.zeros(DType.INT32, 2, 3);
    a.set(7, "..., 1");
    a.set(NDArray.of(1.9, -1.9), ":, 0");
    a.set(NDArray.of(5L), "-1, [2]");
    assertArrayEquals(new long[] {1, 7, 0, -1, 7, 5}, a.toLongArray());
    assertThrows(UnsupportedOperationException.class, () -> a.asReadOnly().set(1, "0"));
    assertThrows(ArithmeticException.class, () -> a.set(1L << 40, "0"));
    assertThrows(IllegalArgumentException.class, () -> a.set(NDArray.of(1, 2), ":, 0:3"));
  }

  @Test
  void aMaskAndOneValueIsAChoice() {
    var a = Creation.arange(6).reshape(2, 3);
    a.set(-1, Index.of(a.greater(2)));
    assertArrayEquals(new long[] {0, 1, 2, -1, -1, -1}, a.toLongArray());
    var flags = NDArray.of(true, false, true);
    flags.set(NDArray.of(false), Index.of(flags));
    assertArrayEquals(new long[] {0, 0, 0}, flags.toLongArray());
  }

  @Test
  void valuesThatShareMemoryAreReadFirst() {
    var a = Creation.arange(5);
    a.set(a.get("::-1"), Index.positions(0, 1, 2, 3, 4));
    assertArrayEquals(new long[] {4, 3, 2, 1, 0}, a.toLongArray());
    a.set(a, Index.positions(1, 2, 3, 4, 0));
    assertArrayEquals(new long[] {0, 4, 3, 2, 1}, a.toLongArray());
  }

  @Test
  void positionsThatAreTheArrayItselfAreReadFirst() {
    var a = NDArray.of(2L, 0L, 1L);
    a.set(NDArray.of(10L, 20L, 30L), Index.of(a));
    assertArrayEquals(new long[] {20, 30, 10}, a.toLongArray());
  }

  @Test
  void nothingIsSetIfOnePositionIsOutOfBounds() {
    var a = Creation.arange(10);
    for (long bad : new long[] {10, -11, Long.MIN_VALUE}) {
      var positions = Index.positions(0, 1, 2, 3, 4, 5, bad);
      assertThrows(IndexOutOfBoundsException.class, () -> a.set(NDArray.of(-7L), positions));
      assertThrows(IndexOutOfBoundsException.class, () -> a.set(Creation.zeros(DType.INT64, 7), positions));
      assertArrayEquals(Creation.arange(10).toLongArray(), a.toLongArray());
    }
    a.get("::-2").set(NDArray.of(50L, 60L, 70L), Index.positions(0, -1, 0));
    assertArrayEquals(new long[] {0, 60, 2, 3, 4, 5, 6, 7, 8, 70}, a.toLongArray());
    a.get("::2").set(NDArray.of(-1L, -2L), Index.positions(4, 0));
    assertArrayEquals(new long[] {-2, 60, 2, 3, 4, 5, 6, 7, -1, 70}, a.toLongArray());
  }

  @Test
  void takesAndPuts() {
    var a = Creation.arange(12).reshape(3, 4);
    assertArrayEquals(new long[] {11, 0, 5}, Indexing.take(a, NDArray.of(-1L, 0L, 5L)).toLongArray());
    assertArrayEquals(new long[] {1, 0, 5, 4, 9, 8}, Indexing.take(a, NDArray.of(1, 0), 1).toLongArray());
    var last = NDArray.of(3L, 0L, 1L).reshape(3, 1);
    assertArrayEquals(new long[] {3, 4, 9}, Indexing.takeAlongAxis(a, last, -1).toLongArray());
    Indexing.putAlongAxis(a, last, NDArray.of(-1L), 1);
    assertArrayEquals(new long[] {0, 1, 2, -1, -1, 5, 6, 7, 8, -1, 10, 11}, a.toLongArray());
    Indexing.put(a.transpose(), NDArray.of(0L, -1L, 1L), NDArray.of(70L, 80L));
    assertArrayEquals(new long[] {70, 1, 2, -1, 70, 5, 6, 7, 8, -1, 10, 80}, a.toLongArray());
    assertArrayEquals(new long[] {1, 2, 5, 6, -1, 10}, Indexing.compress(NDArray.of(false, true, true, false), a,
        1).toLongArray());
    assertThrows(IndexOutOfBoundsException.class, () -> Indexing.take(a, NDArray.of(12L)));
    assertThrows(IllegalArgumentException.class, () -> Indexing.takeAlongAxis(a, NDArray.of(1L), 0));
  }

  @Test
  void fieldsAreViews() {
    var records = Creation.zeros(DataTypes.parse("{x: int16, y: 3 * float64}"), 2);
    assertEquals(32, records.itemsize());
    records.field("y").set(2.5, ":, 1");
    records.field("x").set(NDArray.of(4, 5), "...");
    assertArrayEquals(new double[] {0, 2.5, 0, 0, 2.5, 0}, records.field("y").toDoubleArray());
    assertArrayEquals(new long[] {5, 4, 5}, records.get(Index.positions(1, 0, -1)).field("x").toLongArray());
    var error = assertThrows(IllegalArgumentException.class, () -> records.field("z"));
    assertEquals("field: there is no 'z' among [x, y]; did you mean 'x'?", error.getMessage());
  }

  @Test
  void indicesOfTheWrongKindAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Index.of(NDArray.of(1.0)));
    assertThrows(IndexOutOfBoundsException.class, () -> cube.get(Index.positions(0), Index.at(0), Index.at(0),
        Index.at(0)));
    var huge = NDArray.of(-1L).reinterpret(DType.UINT64);
    assertThrows(IndexOutOfBoundsException.class, () -> cube.get(Index.of(huge)));
    assertThrows(IndexOutOfBoundsException.class, () -> cube.get(Index.positions(0, 1), Index.positions(0, 1, 2)));
  }

  @Test
  void masksThatAreEmptyAlongAnAxisChooseNothing() {
    for (var shape : List.of(new long[] {0}, new long[] {3, 0}, new long[] {0, 4}, new long[] {0, 0, 0})) {
      var found = cube.get(Index.of(Creation.zeros(DType.BOOL, shape)));
      assertEquals(0, found.shape(0));
      assertEquals(cube.ndim() - shape.length + 1, found.ndim());
    }
    assertThrows(IndexOutOfBoundsException.class, () -> cube.get(Index.of(Creation.zeros(DType.BOOL, 0, 5))));
    assertEquals(4, cube.get(Index.of(NDArray.of(true).reshape())).ndim());
    assertEquals(0, cube.get(Index.of(NDArray.of(false).reshape())).shape(0));
  }
}
