package dev.ashlar.ndarray;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ashlar.datashape.DType;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Java numbers beside arrays, in lists and as elements: dtypes after the standard's rules, and nothing wraps. */
class ScalarsTest {
  private static final BigInteger LARGEST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  @Test
  void numbersTakeTheDtypeOfTheArrayOrTheirKindsDefault() {
    for (var dtype : DType.values()) {
      var a = Creation.ones(dtype, 2);
      boolean isReal = dtype.kind() != DType.Kind.COMPLEX;
      boolean isFloating = dtype.kind() == DType.Kind.FLOAT || !isReal;
      assertEquals(dtype == DType.BOOL ? DType.INT64 : dtype, a.plus(1).dtype());
      assertEquals(isFloating ? dtype : DType.FLOAT64, a.plus(1.5).dtype());
      boolean isNarrow = dtype == DType.FLOAT16 || dtype == DType.FLOAT32 || dtype == DType.COMPLEX64;
      assertEquals(isNarrow ? DType.COMPLEX64 : DType.COMPLEX128, a.plus(Complex.of(0, 1)).dtype());
      assertEquals(dtype, call("add", a, true).dtype());
    }
  }

  @Test
  void integersOutOfBoundsAreRefused() {
    var bytes = NDArray.of(new byte[] {1});
    for (Number number : List.of(128, -129, 1L << 40, LARGEST, LARGEST.negate())) {
      assertThrows(ArithmeticException.class, () -> bytes.plus(number), number.toString());
      assertThrows(ArithmeticException.class, () -> bytes.set(number, "0"), number.toString());
      assertThrows(ArithmeticException.class, () -> Creation.full(DType.INT8, number, 1), number.toString());
    }
    var unsigned = Creation.zeros(DType.UINT64, 2);
    assertThrows(ArithmeticException.class, () -> unsigned.plus(-1));
    assertThrows(ArithmeticException.class, () -> unsigned.plus(LARGEST.add(BigInteger.ONE)));
    assertEquals(LARGEST, unsigned.plus(LARGEST).get(1).item());
    assertEquals(0x1p64, NDArray.of(0.0).plus(LARGEST).toDouble());
    assertThrows(ArithmeticException.class, () -> call("add", NDArray.of(true), LARGEST.add(LARGEST)));
  }

  @Test
  void operatorsInPlaceKeepDtypeAndShape() {
    var a = NDArray.of(new byte[] {7, -7});
    a.plusAssign(1);
    a.timesAssign(NDArray.of(2L));
    a.remAssign(5);
    assertEquals("array([1, 3], dtype=int8)", a.repr());
    assertThrows(IllegalArgumentException.class, () -> a.divAssign(2));
    assertThrows(IllegalArgumentException.class, () -> a.plusAssign(1.5));
    assertThrows(ArithmeticException.class, () -> a.minusAssign(1000));
    assertThrows(IllegalArgumentException.class, () -> a.plusAssign(Creation.ones(DType.INT8, 2, 1)));
    assertEquals("array([1, 3], dtype=int8)", a.repr());
    assertEquals(
        "[2 6] [0 1] [-2 -4] [0 1] [1 3] [0 0]", a.shl(1) + " " + a.shr(1) + " " + a.inv() + " " + a.floorDiv(2)
        + " " + a.and(a) + " " + a.xor(a));
    assertEquals("10", a.matmul(a).toString());
  }

  @Test
  void complexNumbersGoWhereComplexElementsAre() {
    var a = Creation.zeros(DType.COMPLEX64, 2);
    a.set(Complex.of(1, -2), "1");
    assertEquals(List.of(Complex.of(0, 0), Complex.of(1, -2)), a.toList());
    assertEquals(Complex.of(-2, -4), a.get(1).times(Complex.of(0, 2)).plus(Complex.of(-6, -6)).item());
    var real = Creation.zeros(DType.FLOAT64, 2);
    assertThrows(ArithmeticException.class, () -> real.set(Complex.of(0, 1), "0"));
    real.set(Complex.of(3, 0), "0");
    assertEquals(3.0, real.get(0).item());
    assertThrows(ArithmeticException.class, () -> Complex.of(1, 1).doubleValue());
    assertEquals("(1.0-0.0j) (0.0+2.5j)", Complex.of(1, -0.0) + " " + Complex.of(0, 2.5));
  }

  @Test
  void elementsComeBackAsTheyAre() {
    assertEquals(true, NDArray.of(true).item());
    assertEquals(-3L, NDArray.of(new byte[] {-3}).item());
    assertEquals(253L, NDArray.of(new byte[] {-3}).view(DType.UINT8).item());
    assertEquals(LARGEST, NDArray.of(-1L).view(DType.UINT64).item());
    assertEquals(0.5, NDArray.of(0.5f).item());
    assertThrows(IllegalArgumentException.class, () -> NDArray.of(1, 2).item());
    assertEquals(List.of(LARGEST), NDArray.of(-1L).view(DType.UINT64).toList());
    assertEquals(true, NDArray.ofComplex(0, 1).toBoolean());
  }

  @Test
  void listsOfNumbersOfAllKinds() {
    assertEquals(DType.UINT64, NDArray.ofList(List.of(1, LARGEST)).dtype());
    assertEquals(List.of(1L, LARGEST), NDArray.ofList(List.of(1, LARGEST)).toList());
    assertEquals(DType.COMPLEX128, NDArray.ofList(List.of(true, 2.0, Complex.of(1, 1))).dtype());
    assertThrows(ArithmeticException.class, () -> NDArray.ofList(List.of(-1, LARGEST)));
    assertEquals(List.of(1L, 2L), call("asarray", Map.of("dtype", "int8"), List.of(1.9, 2)).toList());
    assertThrows(ArithmeticException.class, () -> call("asarray", Map.of("dtype", "uint8"), List.of(1, 256)));
    var rows = NDArray.ofList(List.of(NDArray.of(1L, 2L), NDArray.of(3.5, 4)));
    assertEquals(List.of(List.of(1.0, 2.0), List.of(3.5, 4.0)), rows.toList());
    assertThrows(IllegalArgumentException.class, () -> NDArray.ofList(List.of(NDArray.of(1, 2), NDArray.of(1))));
    assertThrows(IllegalArgumentException.class, () -> NDArray.ofList(List.of(NDArray.of(1, 2), 3)));
    assertArrayEquals(new long[] {2, 0, 3},
        NDArray.ofList(List.of(Creation.zeros(DType.INT8, 0, 3), Creation.zeros(DType.INT8, 0, 3))).shape());
  }

  @Test
  void bytesThereAndBack() {
    var a = Creation.arange(6).reshape(2, 3).transpose();
    var copy = NDArray.ofBytes(a.toBytes(), DType.INT64, 3, 2);
    assertEquals(a.toList(), copy.toList());
    assertThrows(IllegalArgumentException.class, () -> NDArray.ofBytes(new byte[7], DType.INT32, 2));
    assertEquals(0, NDArray.ofBytes(new byte[0], DType.INT32, 0, 5).toBytes().length);
  }

  @Test
  void asarrayCopiesAsAsked() {
    var a = NDArray.of(1.0, 2);
    assertEquals(a, call("asarray", a));
    assertEquals(a, call("asarray", Map.of("copy", false), a));
    var copy = call("asarray", Map.of("copy", true), a);
    copy.set(9, "0");
    assertEquals(1.0, a.get(0).item());
    assertThrows(IllegalArgumentException.class, () -> call("asarray", Map.of("copy", false, "dtype", "int8"), a));
    assertThrows(IllegalArgumentException.class, () -> call("asarray", Map.of("copy", false), List.of(1)));
  }

  @Test
  void diagonalsFarOutside() {
    var a = Creation.ones(DType.INT8, 2, 3);
    for (Number far : List.of(Long.MAX_VALUE, LARGEST)) {
      assertEquals("[[1 1 1]\n [1 1 1]]", call("tril", Map.of("k", far), a).toString());
      assertEquals("[[0 0 0]\n [0 0 0]]", call("triu", Map.of("k", far), a).toString());
      assertEquals(0, Statistics.sum(call("eye", Map.of("k", far), 2, 3)).toDouble());
      assertEquals("[]", call("diagonal", a, far).toString());
    }
    for (Number far : List.of(Long.MIN_VALUE, LARGEST.negate())) {
      assertEquals("[[0 0 0]\n [0 0 0]]", call("tril", Map.of("k", far), a).toString());
      assertEquals("[[1 1 1]\n [1 1 1]]", call("triu", Map.of("k", far), a).toString());
      assertEquals(0, Statistics.sum(call("eye", Map.of("k", far), 2, 3)).toDouble());
    }
    assertEquals("[[0 1 0]\n [0 0 1]]", Creation.eye(2, 3, 1, DType.INT8).toString());
  }

  @Test
  void rangesAndLinesHitTheirEnds() {
    var from = BigInteger.TWO.pow(63);
    assertEquals(List.of(from, from.add(BigInteger.TWO)),
        call("arange", from, from.add(BigInteger.valueOf(4)), 2).toList());
    assertEquals(List.of(Long.MIN_VALUE, 0L), call("arange", Long.MIN_VALUE, Long.MAX_VALUE, from).toList());
    double most = Double.MAX_VALUE;
    assertArrayEquals(new double[] {-most, 0, most}, Creation.linspace(-most, most, 3).toDoubleArray());
    assertArrayEquals(new double[] {-most, -most / 3}, Creation.linspace(-most, most, 3, false,
        DType.FLOAT64).get("0:2").toDoubleArray(), 1e295);
    assertEquals(List.of(Long.MAX_VALUE, -1L, Long.MIN_VALUE),
        call("linspace", Map.of("dtype", "int64"), Long.MAX_VALUE, Long.MIN_VALUE, 3).toList());
    assertEquals(List.of(0L, 1L, 3L, 5L, 7L), call("linspace", Map.of("dtype", "int8"), 0, 7, 5).toList());
    assertEquals(List.of(0L, -2L, -4L),
        call("linspace", Map.of("dtype", "int8", "endpoint", false), 0, -5, 3).toList());
    assertEquals(List.of(LARGEST), call("linspace", Map.of("dtype", "uint64"), LARGEST, 0, 1).toList());
    assertThrows(ArithmeticException.class, () -> call("linspace", Map.of("dtype", "uint8"), 0, 256, 3));
    assertEquals(List.of(Complex.of(0, 0), Complex.of(0.5, -1), Complex.of(1, -2)),
        call("linspace", 0, Complex.of(1, -2), 3).toList());
  }

  private static NDArray call(String name, Object... arguments) {
    return call(name, Map.of(), arguments);
  }

  private static NDArray call(String name, Map<String, ?> named, Object... arguments) {
    return (NDArray) Functions.find(name).orElseThrow().invoke(List.of(arguments), named);
  }
}
