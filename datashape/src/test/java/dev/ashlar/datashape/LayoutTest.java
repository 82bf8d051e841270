package dev.ashlar.datashape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "bool|1|1", "float16|2|2", "bfloat16|2|2", "int32|4|4", "complex64|8|4", "complex128|16|8", "date|4|4",
        "time|8|8", "datetime[unit='ns']|8|8", "timedelta|8|8", "string|16|8", "string['U16']|16|8", "bytes|16|8",
        "json|16|8", "string[7, 'A']|7|1", "string[7, 'U16']|14|2", "string[7, 'U32']|28|4", "string[0]|0|1",
        "bytes[5]|5|1", "bytes[16, align=8]|16|8", "bytes[5, align=4]|8|4", "char|4|4", "null|0|1", "decimal[9]|4|4",
        "decimal[10]|8|8", "decimal[18]|8|8", "decimal[19, 3]|16|8", "decimal[38]|16|8", "categorical[['a', 'b']]|1|1",
        "?int64|8|8", "?{x: int8, y: int32}|8|4", "units['kg', float32]|4|4", "pointer[int8]|8|8", "{}|0|1", "()|0|1",
        "{a: int8, b: int32, c: int8}|12|4", "{a: int8, b: complex64}|12|4", "(int8, int64, int8)|24|8",
        "{a: int8, b: {c: int16, d: float64}}|24|8", "{a: int8, b: 3 * int16}|8|2", "3 * 4 * int32|48|4",
        "0 * int32|0|4", "var * int8|16|8", "3 * var * int8|48|8", "var * 3 * int8|16|8", "?3 * int32|12|4",
        "9223372036854775807 * int8|9223372036854775807|1"
      })
  void sizeAndAlignment(String text, long size, long alignment) {
    var layout = DataTypes.parse(text).layout();
    assertEquals(size, layout.size());
    assertEquals(alignment, layout.alignment());
  }

  @Test
  void offsetsOfFields() {
    var layout = DataTypes.parse("{a: int8, b: int32, c: int8, d: string, e: (int16, int8)}").layout();
    assertArrayEquals(new long[] {0, 4, 8, 16, 32}, layout.offsets());
    assertEquals(40, layout.size());
  }

  @Test
  void stridesOfDimensions() {
    assertArrayEquals(new long[] {48, 16, 4}, DataTypes.parse("2 * 3 * 4 * int32").layout().strides());
    assertArrayEquals(new long[] {48, 16}, DataTypes.parse("2 * 3 * var * 4 * int32").layout().strides());
    assertArrayEquals(new long[] {}, DataTypes.parse("var * 4 * int32").layout().strides());
    assertArrayEquals(new long[] {}, DataTypes.parse("int32").layout().strides());
  }

  @Test
  void manyCategoriesTakeLargerCodes() {
    assertEquals(1, categories(256).layout().size());
    assertEquals(2, categories(257).layout().size());
    assertEquals(2, categories(1 << 16).layout().size());
    assertEquals(4, categories((1 << 16) + 1).layout().size());
  }

  private static CategoricalType categories(long count) {
    return DataTypes.categorical(LongStream.range(0, count).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "object", "void", "map[string, int32]", "() -> int32", "T", "Int", "Any", "N * int32", "... * int32",
        "{x: int32, ...}", "(...)", "Fixed * int32", "decimal[39]", "3 * {x: object}", "9223372036854775807 * int16",
        "{a: 9223372036854775807 * int8, b: int8}", "string[9223372036854775807, 'U16']"
      })
  void whatCannotBeStoredSaysSo(String text) {
    var type = DataTypes.parse(text);
    var error = assertThrows(IllegalArgumentException.class, type::layout);
    assertTrue(String.valueOf(error.getMessage()).startsWith("layout: "), error.toString());
  }
}
