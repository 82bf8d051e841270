package dev.ashlar.kernels.internal.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Assumptions;

/** Lanes of elements a step apart: the right elements, and no byte beyond the first and the last of them. */
class SteppedLanesTest {
  @BeforeEach
  void needsVectors() {
    Assumptions.assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(), "no vectors");
  }

  @ParameterizedTest
  @ValueSource(ints = {-4, -3, -2, -1, 2, 3, 4})
  void takesItsElementsAndTouchesNoOthers(int step) {
    for (var dtype : new DType[] {DType.INT8, DType.INT16, DType.FLOAT32, DType.FLOAT64}) {
      for (int lanes = 2; lanes <= 64; lanes *= 2) {
        if (Lanes.species(dtype, lanes) != null && Math.abs(step) <= lanes + 1) {
          check(dtype, lanes, step);
        }
      }
    }
  }

  private static void check(DType dtype, int lanes, int step) {
    var species = Lanes.species(dtype, lanes);
    assertTrue(species != null);
    var steps = new SteppedLanes(species, step);
    var what = dtype + " x " + lanes + " step " + step;
    int size = dtype.itemsize();
    // numbers of elements from the first, which has the number 0
    long zeroth = steps.offset(0) / size;
    long highest = Math.max(0, (long) step * (lanes - 1));
    long lowest = Math.min(0, (long) step * (lanes - 1));
    long[] found = IntStream.range(0, lanes).mapToLong(lane -> zeroth + lane).toArray();
    assertEquals(lowest, zeroth, what);
    if (steps.vectors() == 1) {
      found = IntStream.of(steps.reversal().toArray()).mapToLong(lane -> zeroth + lane).toArray();
    }
    for (int k = 1; k < steps.vectors(); k++) {
      long begin = zeroth + steps.offset(k) / size;
      assertTrue(begin >= lowest && begin + lanes - 1 <= highest, what + " vector " + k + " begins at " + begin);
      var before = found;
      found = new long[lanes];
      for (int lane = 0; lane < lanes; lane++) {
        int source = steps.with(k).laneSource(lane);
        // a source beyond the lanes means the second vector, which a shuffle keeps as a negative number
        found[lane] = source >= 0 ? before[source] : begin + source + lanes;
      }
    }
    for (int lane = 0; lane < lanes; lane++) {
      assertEquals((long) lane * step, found[lane], what + " lane " + lane);
    }
  }
}
