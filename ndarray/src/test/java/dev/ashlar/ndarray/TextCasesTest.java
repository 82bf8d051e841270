package dev.ashlar.ndarray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataTypes;
import dev.ashlar.ndarray.PrintOptions.FloatMode;
import dev.ashlar.ndarray.PrintOptions.Sign;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Text of arrays against NumPy's. */
class TextCasesTest {
  @Test
  void writesWhatNumPyWrites() {
    int count = 0;
    for (var line : RecordedCases.read("text_cases.tsv.gz")) {
      var a = RecordedCases.relaid(RecordedCases.decode(line[0]), new Random(++count));
      var options =
          PrintOptions.DEFAULT
              .withPrecision(Integer.parseInt(line[1]))
              .withThreshold(Long.parseLong(line[2]))
              .withEdgeItems(Integer.parseInt(line[3]))
              .withLineWidth(Integer.parseInt(line[4]))
              .withSuppress(line[5].equals("True"))
              .withFloatMode(FloatMode.valueOf(line[6].toUpperCase(Locale.ROOT)))
              .withSign(line[7].equals("+") ? Sign.PLUS : line[7].equals(" ") ? Sign.SPACE : Sign.NONE);
      var message = "case " + count + ": " + String.join(" ", line);
      assertEquals(line[8].replace("\\n", "\n"), a.toString(options), message);
      assertEquals(line[9].replace("\\n", "\n"), a.repr(options), message);
    }
    assertTrue(count > 1000);
  }

  @Test
  void everyFloat16IsWrittenWithItsFewestDigits() {
    int bits = 0;
    var element = Creation.zeros(DType.UINT16);
    for (var line : RecordedCases.read("float16_text.tsv.gz")) {
      element.assign(bits++);
      assertEquals(line[0], element.reinterpret(DType.FLOAT16).toString(), "bits " + bits);
    }
  }

  @Test
  void summarisesBeyondAThousand() {
    assertEquals("[   0    1    2 ... 1998 1999 2000]", Creation.arange(2001).toString());
    assertEquals(
        """
        [[   0    1    2 ...   97   98   99]
         [ 100  101  102 ...  197  198  199]
         [ 200  201  202 ...  297  298  299]
         ...
         [9700 9701 9702 ... 9797 9798 9799]
         [9800 9801 9802 ... 9897 9898 9899]
         [9900 9901 9902 ... 9997 9998 9999]]""",
        Creation.arange(10_000).reshape(100, 100).toString());
    assertEquals("array([   0,    1,    2, ..., 1998, 1999, 2000], shape=(2001,))", Creation.arange(2001).repr());
  }

  @Test
  void recordsAreWrittenFieldByField() {
    var a = Creation.zeros(DataTypes.parse("{x: int16, y: 2 * float64, z: bool}"), 2);
    a.field("x").set(NDArray.of(5, 12), "...");
    a.field("y").set(1.5, "1, 0");
    assertEquals("[( 5, [0. , 0. ], False) (12, [1.5, 0. ], False)]", a.toString());
    var one = Creation.zeros(DataTypes.parse("{x: int16}"), 1);
    assertEquals("[(0,)]", one.toString());
  }
}
