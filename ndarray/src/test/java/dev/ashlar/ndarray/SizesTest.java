package dev.ashlar.ndarray;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Sizes that a long cannot count, or that no memory holds: refused with the numbers, before anything is done. */
class SizesTest {
  private static final long FAR = 1L << 62;
  private final NDArray three = Creation.ones(DType.FLOAT64, 3);

  @Test
  void moreThanALongCountsIsRefused() {
    var wide = three.get(0).reshape(1).broadcastTo(FAR);
    for (Executable call : List.<Executable>of(
        () -> Creation.zeros(DType.INT8, FAR, 4),
        () -> Creation.empty(DType.FLOAT64, FAR),
        () -> Creation.arange(FAR),
        () -> Creation.eye(1L << 40),
        () -> Creation.diag(three, Long.MIN_VALUE),
        () -> Manipulation.tile(three, FAR),
        () -> Manipulation.repeat(three, FAR, 0),
        () -> Manipulation.repeat(three, NDArray.of(FAR, FAR, FAR), 0),
        () -> Manipulation.concat(0, wide, wide),
        () -> LinearAlgebra.kron(wide, three),
        () -> Histograms.bincount(NDArray.of(Long.MAX_VALUE), null, 0),
        () -> three.broadcastTo(FAR, 3),
        () -> wide.plus(1),
        () -> three.reshape(FAR, FAR, FAR))) {
      var refusal = assertThrows(IllegalArgumentException.class, call);
      assertTrue(refusal.toString().matches(".*: [a-z_A-Z]+: .*\\d.*"), refusal.toString());
    }
  }

  @Test
  void whatNoMemoryHoldsSaysHowMuchWasAskedFor() {
    var error = assertThrows(OutOfMemoryError.class, () -> Creation.zeros(DType.FLOAT64, 1L << 50));
    assertTrue(error.toString().contains(Long.toString(1L << 53)), error.toString());
    assertThrows(OutOfMemoryError.class,
        () -> Functions.find("linspace").orElseThrow().invoke(List.of(0, 1, 1L << 50), Map.of()));
  }
}
