package dev.ashlar.ndarray;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ashlar.datashape.DType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Arrays from functions, typed and through the registry. */
class FunctionalTest {
  @Test
  void aFunctionOfPositionsIsCalledOnceWithArrays() {
    var table = Functional.fromFunction(at -> at.get(0).times(10).plus(at.get(1)), DType.INT64, 2, 3);
    assertEquals("[[ 0  1  2]\n [10 11 12]]", table.toString());
    assertEquals("2 * 3 * int64", table.datashape().toString());
    assertEquals(0, Functional.fromFunction(at -> at.get(0), DType.INT64, 0).size());
  }

  @Test
  void aFunctionOfElementsIsCalledForEachAndResultsArePromoted() {
    var larger = Functional.vectorize(
        args -> args.get(0).toDouble() > args.get(1).toDouble() ? args.get(0) : args.get(1).astype(DType.FLOAT64),
        NDArray.of(1L, 5L).reshape(2, 1), NDArray.of(3L, 4L));
    assertEquals("[[3. 4.]\n [5. 5.]]", larger.toString());
    assertThrows(
        IllegalArgumentException.class, () -> Functional.vectorize(args -> args.get(0), NDArray.of(new long[0])));
    assertThrows(IllegalArgumentException.class, () -> Functional.vectorize(_ -> NDArray.of(1, 2), NDArray.of(1)));
  }

  @Test
  void runsAlongAnAxisAreReplacedByResultsOfAnyShape() {
    var a = Creation.arange(12).reshape(3, 4);
    assertArrayEquals(
        Statistics.sum(a, Along.axis(0)).toLongArray(),
        Functional.applyAlongAxis(run -> run.sum(), 0, a).toLongArray());
    assertArrayEquals(new long[] {3, 2, 2}, Functional.applyAlongAxis(
        run -> run.get("0:4").reshape(2, 2), 1, a).shape());
  }

  @Test
  void theRegistryTakesFunctionsOfJavaAndNamesOfItsOwn() {
    Function<List<NDArray>, Object> twice = args -> args.getFirst().times(2);
    var vectorize = Functions.find("vectorize").orElseThrow();
    assertEquals("[2 4]", vectorize.invoke(List.of(twice, NDArray.of(1, 2)), Map.of()).toString());
    assertEquals("[[0. 1.]\n [1. 2.]]",
        Functions.find("fromfunction").orElseThrow().invoke(List.of("add", List.of(2, 2)), Map.of()).toString());
    assertEquals("[ 6 22 38]", Expression.parse("apply_along_axis('sum', 1, a)")
        .eval(Map.of("a", Creation.arange(12).reshape(3, 4))).toString());
    assertThrows(IllegalArgumentException.class, () -> vectorize.invoke(List.of("no_such", NDArray.of(1)), Map.of()));
  }
}
