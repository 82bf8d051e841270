package dev.ashlar.datashape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PromotionTest {
  static List<String[]> numpy() {
    return RecordedCases.read("numpy_promotion.tsv");
  }

  @ParameterizedTest
  @MethodSource("numpy")
  void numbersPromoteAsInNumPy(String left, String right, String common) {
    var l = (DType) DataTypes.parse(left);
    var r = (DType) DataTypes.parse(right);
    assertEquals(common, DataTypes.promote(l, r).standardName());
    assertEquals(DataTypes.promote(l, r), DataTypes.promote((DataType) l, r));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "?int32|int64|?int64", "int8|?float32|?float32", "?int8|?int8|?int8", "null|int8|?int8", "null|null|null",
        "null|?int8|?int8", "bfloat16|float32|float32", "bfloat16|float16|float32", "bfloat16|bfloat16|bfloat16",
        "bfloat16|int32|float64", "string|string[7]|string", "string[3]|string[7]|string[7]",
        "string[3, 'A']|string[7, 'U16']|string[7, 'U16']", "string[3, 'U8']|string[7, 'U16']|string",
        "string['A']|string['U16']|string", "string['A']|string[2, 'A']|string['A']", "char|string[3]|string",
        "bytes|bytes[3]|bytes", "bytes[3]|bytes[9, align=4]|bytes[9, align=4]", "date|datetime|datetime",
        "date|datetime[unit='Y']|datetime[unit='D']", "datetime[unit='ns']|datetime[unit='s']|datetime[unit='ns']",
        "timedelta[unit='s']|timedelta[unit='W']|timedelta[unit='s']",
        "timedelta[unit='M']|timedelta[unit='Y']|timedelta[unit='M']",
        "decimal[7, 2]|decimal[5, 4]|decimal[9, 4]", "units['m', int8]|units['m', float32]|units['m', float32]",
        "{x: int8, y: int8}|{x: int16, y: ?bool}|{x: int16, y: ?int8}", "(int8, int8)|(int16, bool)|(int16, int8)",
        "3 * int8|3 * int16|3 * int16", "3 * 1 * int8|4 * float32|3 * 4 * float32", "int8|2 * ?int16|2 * ?int16",
        "object|object|object", "T|T|T", "categorical[['a']]|string[3]|string", "json|json|json",
        "3 * {a: ?int8}|{a: int64}|3 * {a: ?int64}"
      })
  void otherTypesPromote(String left, String right, String common) {
    var l = DataTypes.parse(left);
    var r = DataTypes.parse(right);
    assertEquals(DataTypes.parse(common), DataTypes.promote(l, r));
    assertEquals(DataTypes.parse(common), DataTypes.promote(r, l));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "string|int32", "object|int32", "T|int32", "{x: int8}|{y: int8}", "{x: int8}|int8", "3 * int8|2 * int8",
        "date|int8", "timedelta[unit='M']|timedelta[unit='D']", "datetime[tz='UTC']|datetime",
        "units['m', int8]|units['s', int8]",
        "time|date", "bytes|string", "json|string", "(int8)|(int8, int8)", "decimal[9]|int8"
      })
  void whatHasNothingInCommonIsRefused(String left, String right) {
    var error =
        assertThrows(
            IllegalArgumentException.class, () -> DataTypes.promote(DataTypes.parse(left), DataTypes.parse(right)));
    assertTrue(String.valueOf(error.getMessage()).startsWith("promote: "), error.toString());
  }

  @Test
  void resultsBecomeOptionsOnce() {
    var option = DataTypes.parse("3 * ?int8");
    var plain = DataTypes.parse("3 * int8");
    assertEquals(DataTypes.parse("3 * ?bool"), DataTypes.optionify(plain, option, DataTypes.parse("3 * bool")));
    assertEquals(DataTypes.parse("3 * ?bool"), DataTypes.optionify(option, plain, DataTypes.parse("3 * ?bool")));
    assertEquals(DataTypes.parse("3 * bool"), DataTypes.optionify(plain, plain, DataTypes.parse("3 * bool")));
  }
}
