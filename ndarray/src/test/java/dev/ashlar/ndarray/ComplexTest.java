package dev.ashlar.ndarray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Complex numbers and large integers as arguments and as elements. */
class ComplexTest {
  private static final Complex I = Complex.of(0, 1);

  @Test
  void besideAnArrayTheyTakeItsPrecision() {
    assertEquals(DType.COMPLEX64, NDArray.of(1f).times(I).dtype());
    assertEquals(DType.COMPLEX64, NDArray.of(1f).astype(DType.FLOAT16).times(I).dtype());
    for (var a : List.of(NDArray.of(1.0), NDArray.of(1), NDArray.of(true), NDArray.of(1L))) {
      assertEquals(DType.COMPLEX128, a.plus(I).dtype(), a.toString());
    }
    assertEquals(DType.COMPLEX64, NDArray.ofComplex(1, 2).astype(DType.COMPLEX64).minus(I).dtype());
    assertEquals(Complex.of(-2, 1), NDArray.ofComplex(1, 2).times(I).getComplex(0));
  }

  @Test
  void theyAreReadAndWritten() {
    var z = Creation.zeros(DType.COMPLEX64, 2, 2);
    z.setComplex(new long[] {1, -1}, Complex.of(1.5, -2));
    assertEquals(Complex.of(1.5, -2), z.getComplex(1, 1));
    assertTrue(z.getBoolean(1, 1));
    assertFalse(z.getBoolean(0, 1));
    z.set(I, Index.at(0));
    assertEquals("[[0. +1.j 0. +1.j]\n [0. +0.j 1.5-2.j]]", z.toString());
    assertEquals(List.of(List.of(I, I), List.of(Complex.of(0, 0), Complex.of(1.5, -2))), z.toList());
    assertEquals("complex[float64]", NDArray.ofList(List.of(1, I)).dtype().toString());
    assertEquals(Complex.of(3, 4), Creation.full(DType.COMPLEX128, Complex.of(3, 4)).toComplex());
  }

  @Test
  void onlyComplexArraysTakeThem() {
    var real = Creation.zeros(DType.FLOAT64, 2);
    assertThrows(ArithmeticException.class, () -> real.setComplex(new long[] {0}, I));
    real.setComplex(new long[] {0}, Complex.of(2, 0));
    assertEquals(2, real.getDouble(0));
    assertThrows(ArithmeticException.class, I::doubleValue);
    assertEquals("(1.0-0.0j)", Complex.of(1, -0.0).toString());
  }

  @Test
  void expressionsAndTheRegistryTakeThem() {
    var a = NDArray.of(1f, 2f);
    assertEquals("[1.+1.j 2.+1.j]", Expression.parse("a + 1j").eval(Map.of("a", a)).toString());
    assertEquals(DType.COMPLEX64, Expression.parse("a * (1 - 2j)").eval(Map.of("a", a)).numeric("test"));
    assertEquals(DType.COMPLEX64, Lazy.lazy(a).div(I).eval().numeric("test"));
    assertEquals(
        "[0.+1.j 0.+2.j]", Functions.find("multiply").orElseThrow().invoke(List.of(a, I), Map.of()).toString());
  }

  @Test
  void integersBeyondALong() {
    var big = BigInteger.ONE.shiftLeft(63);
    var a = Creation.full(DType.UINT64, big, 2);
    assertEquals(Long.MIN_VALUE, a.getLong(0));
    assertEquals(List.of(big, big), a.toList());
    assertEquals(DType.UINT64, NDArray.ofList(List.of(big)).dtype());
    assertThrows(ArithmeticException.class, () -> Creation.full(DType.INT64, big, 2));
    assertThrows(ArithmeticException.class, () -> a.plus(big.shiftLeft(1)));
    assertThrows(ArithmeticException.class, () -> a.plus(big.negate()));
    assertEquals("[1]", NDArray.of(0).plus(BigInteger.ONE).toString());
  }

  /** Parts are whole numbers, so that every order of additions gives the same sum. */
  @Test
  void sumsAndMeansAreThoseOfTheParts() {
    var random = new Random(20261120);
    for (var dtype : List.of(DType.COMPLEX64, DType.COMPLEX128)) {
      for (long[] shape : new long[][] {{}, {0}, {1}, {5}, {3000}, {3, 0}, {40, 7}, {7, 300}, {3, 5, 64}}) {
        var whole = Creation.zeros(dtype, shape);
        for (var part : List.of(whole.real(), whole.imag())) {
          var numbers = random.doubles(part.size(), -50, 50).map(Math::rint).toArray();
          part.assign(NDArray.of(numbers).reshape(shape).astype(part.numeric("test")));
        }
        checkParts(whole);
        if (shape.length > 0) {
          checkParts(Manipulation.flip(whole));
          checkParts(Views.permute(whole, IntStream.range(0, shape.length).map(i -> shape.length - 1 - i).toArray()));
        }
      }
    }
  }

  private static void checkParts(NDArray complex) {
    var alongs = new ArrayList<>(List.of(Along.all(), Along.all().keepDims()));
    for (int axis = 0; axis < complex.ndim(); axis++) {
      alongs.add(Along.axis(axis));
      alongs.add(Along.axis(axis - complex.ndim()).keepDims());
    }
    for (var along : alongs) {
      var what = complex.dtype() + " of shape " + Arrays.toString(complex.shape());
      var sum = Statistics.sum(complex, along);
      assertEquals(complex.dtype(), sum.dtype(), what);
      assertTrue(sum.real().contentEquals(Statistics.sum(complex.real().copy(), along)), what);
      assertTrue(sum.imag().contentEquals(Statistics.sum(complex.imag().copy(), along)), what);
      if (complex.size() > 0) {
        var mean = Statistics.mean(complex, along);
        assertTrue(mean.real().contentEquals(Statistics.mean(complex.real().copy(), along)), what);
        assertTrue(mean.imag().contentEquals(Statistics.mean(complex.imag().copy(), along)), what);
      }
    }
  }
}
