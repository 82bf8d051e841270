package dev.ashlar.datashape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoercionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int32|int32|0", "int8|int16|1", "int8|int64|3", "uint8|uint16|1", "float16|float64|2",
        "complex64|complex128|1", "bool|int8|1", "uint8|int16|1", "int16|float32|1.2", "int32|float64|1.2",
        "float32|complex64|1.2", "int32|uint32|1.5", "uint64|int64|1.5", "int32|float32|1.5", "int64|float64|1.5",
        "float64|complex64|1.5", "int64|bool|1000", "string|bool|1000", "int32|T|0.125", "3 * int32|N * int32|0.125",
        "3 * int32|A... * int32|0.25", "int8|A... * int16|1.25", "string[3]|string|1",
        "bytes[3]|bytes|1", "{x: int8, y: bool}|{x: int16, y: bool}|1", "int8|?int16|1.5", "?int8|?int16|1"
      })
  void costs(String from, String to, double cost) {
    assertEquals(cost, Coercion.cost(DataTypes.parse(from), DataTypes.parse(to)), 1e-12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"int64|int32", "float64|float32", "complex64|float32", "float32|int64", "int32|string", "?int8|int8",
          "3 * int8|int8"})
  void narrowingIsNoConversion(String from, String to) {
    var error =
        assertThrows(IllegalArgumentException.class, () -> Coercion.cost(DataTypes.parse(from), DataTypes.parse(to)));
    assertTrue(String.valueOf(error.getMessage()).startsWith("coerce: "), error.toString());
  }

  @Test
  void theCheapestOverloadWins() {
    var add = Overloads.parse(
        "(int64, int64) -> int64", "(float64, float64) -> float64", "(A... * T, A... * T) -> A... * T");
    assertEquals(DataTypes.int64(), add.choose(DataTypes.int64(), DataTypes.int64()).result());
    assertEquals(DataTypes.float64(), add.choose(DataTypes.int8(), DataTypes.float32()).result());
    var same = add.choose(DataTypes.parse("3 * int8"), DataTypes.parse("2 * 1 * int8"));
    assertEquals(DataTypes.parse("2 * 3 * int8"), same.result());
    assertEquals(0.75, same.cost(), 1e-12);
  }

  @Test
  void aTieNamesBoth() {
    var tie = Overloads.parse("(int32, int64) -> int8", "(int64, int32) -> int16");
    var error =
        assertThrows(IllegalArgumentException.class, () -> tie.choose(DataTypes.int32(), DataTypes.int32()));
    assertEquals(
        "overloads: (int32, int64) -> int8 and (int64, int32) -> int16 take (int32, int32) at the same cost, 1.0",
        error.getMessage());
  }

  @Test
  void noneThatFitsSaysWhy() {
    var one = Overloads.parse("(int32) -> int8", "(int8, int8) -> int8");
    var error = assertThrows(IllegalArgumentException.class, () -> one.choose(DataTypes.string()));
    assertEquals(
        "overloads: none takes (string); (int32) -> int8: argument 1, string: string is not described by int32; "
            + "(int8, int8) -> int8: it takes 2 arguments, not 1",
        error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Overloads.parse());
    assertThrows(IllegalArgumentException.class, () -> Overloads.parse("int8"));
  }
}
