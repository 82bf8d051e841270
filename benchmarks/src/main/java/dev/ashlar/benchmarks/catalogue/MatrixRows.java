package dev.ashlar.benchmarks.catalogue;

import static dev.ashlar.datashape.DType.FLOAT32;
import static dev.ashlar.datashape.DType.FLOAT64;

import dev.ashlar.datashape.DType;
import java.util.ArrayList;
import java.util.List;

/** Products of matrices and vectors; n is the number of elements of an operand. */
final class MatrixRows implements RowSource {
  private static final String FAMILY = "matrix product";
  private static final int LARGE = 1_024;

  @Override
  public List<Row> rows(Sizes sizes) {
    var rows = new ArrayList<Row>();
    for (int side : new int[] {16, 128, 512, LARGE}) {
      long n = (long) side * side;
      if (sizes.has(n)) {
        rows.add(square(FLOAT64, side).bar(side == LARGE ? 1.1 : Double.NaN).quickIf(side == LARGE).build());
        rows.add(square(FLOAT32, side).bar(side == LARGE ? 1.0 : Double.NaN).quickIf(side == LARGE).build());
        rows.add(
            Row.of(FAMILY, "matrix times vector", FLOAT64, n)
                .input("a", side, side)
                .input("v", side)
                .out(FLOAT64, side)
                .flops(2 * n)
                .ashlar("LinearAlgebra.matmul(a, v)")
                .numpy("a @ v")
                .build());
      }
    }
    for (long n : sizes.or(1_000, 100_000)) {
      rows.add(
          Row.of(FAMILY, "dot", FLOAT64, n)
              .input("a", n)
              .input("b", n)
              .out(FLOAT64, 1)
              .flops(2 * n)
              .bar(n == 100_000 ? .95 : Double.NaN)
              .quickIf(n == 100_000)
              .spelled(Dialect.TORCH, "a.dot(b)")
              .ashlar("LinearAlgebra.vecdot(a, b, -1)")
              .numpy("np.dot(a, b)")
              .loop("double sum = 0; for (int i = 0; i < n; i++) sum += a[i] * b[i]; out[0] = sum;")
              .build());
    }
    return rows;
  }

  private static Row.Builder square(DType dtype, int side) {
    var row =
        Row.of(FAMILY, "matmul", dtype, (long) side * side)
            .input("a", side, side)
            .input("b", side, side)
            .out(dtype, side, side)
            // the peak is that of float64; float32 has twice as many lanes
            .flops(2L * side * side * side / (dtype == FLOAT32 ? 2 : 1))
            .ashlar("LinearAlgebra.matmul(a, b)")
            .numpy("a @ b")
            .spelled(Dialect.TORCH, "a.matMul(b)")
            .spelled(Dialect.ND4J, "a.mmul(b)");
    return dtype == FLOAT32
        ? row
        : row.spelled(Dialect.EJML, "CommonOps_DDRM.mult(a, b, (DMatrixRMaj) null)")
            .spelled(Dialect.OJALGO, "a.multiply(b).collect(R064Store.FACTORY)");
  }
}
