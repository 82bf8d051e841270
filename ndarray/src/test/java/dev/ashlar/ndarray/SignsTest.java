package dev.ashlar.ndarray;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ashlar.datashape.DType;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignsTest {
  /** The greatest of uint64 has the bits of -1, but no sign. */
  @Test
  void unsignedIntegersHaveNoSign() {
    for (var dtype : List.of(DType.UINT8, DType.UINT16, DType.UINT32, DType.UINT64)) {
      var greatest = NDArray.of(-1L, 0L, 1L).astype(dtype);
      assertEquals("[False False False]", Elementwise.signbit(greatest).toString(), dtype::standardName);
    }
    for (var dtype : List.of(DType.INT8, DType.INT16, DType.INT32, DType.INT64)) {
      assertEquals("[ True False False]", Elementwise.signbit(NDArray.of(-1L, 0L, 1L).astype(dtype)).toString(),
          dtype::standardName);
    }
    assertArrayEquals(
        new double[] {1, 0, 1}, Elementwise.signbit(NDArray.of(-0.0, 0.0, -1.0)).astype(DType.FLOAT64).toDoubleArray());
  }
}
