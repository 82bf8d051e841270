package dev.ashlar.ndarray;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the cases recorded from NumPy do not show: the order of contraction and what is said about it. */
class EinsumTest {
  @Test
  void explainGivesTheCheapestOrder() {
    var a = Creation.zeros(DType.FLOAT64, 100, 3);
    var b = Creation.zeros(DType.FLOAT64, 3, 200);
    var c = Creation.zeros(DType.FLOAT64, 200, 4);
    assertEquals(
        """
        einsum ab,bc,cd->ad, the best order of all
          bc,cd->bd: 2,400 multiplications, gives (3, 4)
          ab,bd->ad: 1,200 multiplications, gives (100, 4)
          3,600 in all; at once 480,000
        """,
        Einsum.explain("ab,bc,cd->ad", a, b, c));
  }

  @Test
  void broadcastAxesAreShownAsDots() {
    var text = Einsum.explain(
        "...ab,...b->...a", Creation.zeros(DType.FLOAT64, 5, 2, 3), Creation.zeros(DType.FLOAT64, 3));
    assertTrue(text.contains("...ab,b->...a"), text);
  }

  @Test
  void manyOperandsAreContractedGreedily() {
    var seed = new Random().nextInt();
    var random = new Random(seed);
    var operands = new NDArray[10];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = NDArray.of(random.doubles(6).toArray()).reshape(2, 3).get("::, ::");
      operands[i] = i % 2 == 0 ? operands[i] : operands[i].transpose();
    }
    var expected = operands[0];
    for (int i = 1; i < operands.length; i++) {
      expected = LinearAlgebra.matmul(expected, operands[i]);
    }
    var text = "ab,bc,cd,de,ef,fg,gh,hi,ij,jk->ak";
    assertTrue(Einsum.einsum(text, operands).allClose(expected), "seed " + seed);
    assertTrue(Einsum.explain(text, operands).startsWith("einsum " + text + ", a greedy order"));
  }

  @Test
  void axesOfLengthOneGoWithAnyLength() {
    var row = NDArray.of(1.0, 2.0, 3.0);
    assertArrayEquals(new double[] {5, 10, 15}, Einsum.einsum("i,i->i", NDArray.of(5.0), row).toDoubleArray());
    assertEquals(30, Einsum.einsum("i,i->", NDArray.of(5.0), row).toDouble());
    assertThrows(
        IllegalArgumentException.class, () -> Einsum.einsum("ii,i->i", Creation.ones(DType.FLOAT64, 1, 3), row));
  }
}
