package dev.ashlar.datashape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands for a missing value. */
class MissingTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      bool                  | 1 | 2
      int8                  | 1 | -128
      int32                 | 4 | -2147483648
      int64                 | 8 | -9223372036854775808
      uint16                | 2 | -1
      uint64                | 8 | -1
      date                  | 4 | -2147483648
      datetime[unit='ns']   | 8 | -9223372036854775808
      time                  | 8 | -9223372036854775808
      timedelta             | 8 | -9223372036854775808
      string                | 4 | -1
      json                  | 4 | -1
      categorical[['a','b']]| 1 | -1
      units['m', int16]     | 2 | -32768
      """)
  void theBitsOfEachType(String type, int width, long bits) {
    assertEquals(width, Missing.width(DataTypes.parse(type)));
    assertEquals(bits, Missing.bits(DataTypes.parse(type)));
  }

  @Test
  void floatsHaveQuietNaNsOfTheirOwn() {
    assertTrue(Double.isNaN(Double.longBitsToDouble(Missing.bits(DType.FLOAT64))));
    assertTrue(Float.isNaN(Float.intBitsToFloat((int) Missing.bits(DType.COMPLEX64))));
    assertTrue(Float.isNaN(Float.float16ToFloat((short) Missing.bits(DType.FLOAT16))));
    assertTrue(Missing.bits(DType.FLOAT64) != Double.doubleToRawLongBits(Double.NaN));
    assertTrue(Missing.bits(DType.FLOAT32) != Float.floatToRawIntBits(Float.NaN));
    assertTrue(Missing.bits(DType.FLOAT16) != Float.floatToFloat16(Float.NaN));
  }

  @Test
  void recordsHaveNone() {
    assertThrows(IllegalArgumentException.class, () -> Missing.bits(DataTypes.parse("{x: int32}")));
  }
}
