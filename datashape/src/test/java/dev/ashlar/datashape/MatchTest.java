package dev.ashlar.datashape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchTest {
  private static Match match(String pattern, String concrete) {
    return DataTypes.parse(pattern).match(DataTypes.parse(concrete));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "N * M * T|3 * var * int8|T = int8, N = 3, M = var", "A... * N * T|3 * 4 * int8|T = int8, N = 4, A... = 3",
        "N * A... * N * T|3 * 4 * 3 * int8|T = int8, N = 3, A... = 4",
        "Fixed**N * A... * T|3 * var * 4 * int8|T = int8, N = 1, A... = var * 4",
        "A... * Fixed**N * T|3 * 4 * int8|T = int8, N = 0, A... = 3 * 4",
        "A**N * B**N * T|3 * 3 * 4 * 4 * int8|T = int8, A = 3, N = 2, B = 4",
        "A... * Any|3 * int8|A... = 3", "A... * 3 * Any|3 * 4 * int8|A... = no dimensions",
        "(A... * T, A... * S)|(3 * int8, 3 * bool)|T = int8, S = bool, A... = 3",
        "T|?3 * int8|T = ?3 * int8", "?T|?{x: int8}|T = {x: int8}", "map[K, V]|map[string, int8]|K = string, V = int8",
        "pointer[N * T]|pointer[3 * int8]|T = int8, N = 3",
        "units['m', T]|units['m']|T = float64", "(T, axis: S) -> T|(int8, axis: bool) -> int8|T = int8, S = bool",
        "var * N * T|5 * 3 * int8|T = int8, N = 3"
      })
  void bindsVariables(String pattern, String concrete, String bindings) {
    var match = match(pattern, concrete);
    assertTrue(match.matches(), match.reason());
    assertEquals(bindings, match.toString());
    assertEquals("", match.reason());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Scalar|int8", "Scalar|json", "Scalar|?date", "Scalar|Int", "Bool|bool", "Int|int64", "UInt|uint8",
        "Float|bfloat16", "Float|float16", "Complex|complex64",
        "Bytes|bytes", "Bytes|bytes[3]", "String|string", "String|string[3]", "String|FixedString",
        "Categorical|categorical[['a']]", "Any|() -> int8", "3 * Any|3 * 4 * int8",
        "Dim * T|var * int8", "Dim * T|N * int8", "Fixed * T|3 * int8", "Any|Scalar", "... * Any|Any",
        "A... * T|B... * T", "(...)|(int8, ...)", "(...) -> T|(int8, x: bool) -> int8",
        "{...}|{}", "(A... * T, A... * T) -> A... * T|(3 * int8, 2 * 1 * int8) -> 2 * 3 * int8",
        "(S, A... * 2 * int16) -> T|(int32, 5 * var * 2 * int16) -> bool",
        "A**N * var * T|Fixed**2 * var * int8", "4**N * N * T|4 * 4 * 2 * int8", "Fixed**M * T|3**N * T",
        "D * D**N * T|Fixed * Fixed * T", "D**N * Fixed * T|5 * int8",
        "D**N * 3 * D * T|3 * 4 * int8", "{x: A... * T, y: A... * T}|{x: 3 * int8, y: 3 * int8}",
        "var * var * T|3 * var * T", "3**N * T|3**M * T"
      })
  void describes(String pattern, String concrete) {
    assertTrue(match(pattern, concrete).matches(), match(pattern, concrete).reason());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Scalar|{x: int8}", "Scalar|3 * int8", "Scalar|T", "Scalar|Any", "Int|uint8", "Int|bool", "UInt|int8",
        "Float|complex64", "FixedBytes|bytes", "FixedString|string",
        "string|string[3]", "Fixed * T|var * int8", "Fixed * T|N * T", "Dim * T|... * T", "N * T|... * T",
        "N * N * T|3 * 4 * int8", "T|Any", "?T|int8", "?T|?3 * int8", "int8|?int8", "{x: T}|{y: int8}",
        "{x: T}|{x: int8, ...}", "(T)|(int8, ...)", "() -> T|(x: int8) -> int8", "(x: T) -> T|(int8) -> int8",
        "(T, ...) -> T|() -> int8", "units['m']|units['s']", "2 * var * T|2 * 3 * T",
        "{x: var * T}|{x: 3 * int8}", "categorical[['a']]|categorical[['b']]", "decimal[3]|decimal[4]",
        "A... * 4 * T|int8", "Fixed**N * N * T|3 * 3 * int8",
        "(A... * T, A... * T) -> A... * T|(3 * int8, 4 * int8) -> 3 * int8",
        "(A... * T, A... * T) -> A... * T|(3 * int8, int8) -> int8",
        "{x: A... * T, y: A... * T}|{x: 3 * int8, y: int8}", "A**N * A * T|3 * 3 * var * int8", "D**N * E * T|int8",
        "(S, M * 2 * T) -> T|(bool, 5 * var * 2 * int8) -> int8"
      })
  void doesNotDescribe(String pattern, String concrete) {
    var match = match(pattern, concrete);
    assertFalse(match.matches());
    assertFalse(match.reason().isBlank());
    assertThrows(IllegalStateException.class, match::bindings);
  }

  @Test
  void bindingsAreSubstituted() {
    var bindings = match("A... * N**K * {x: T}", "var * 3 * 3 * {x: ?int8}").bindings();
    assertEquals(
        DataTypes.parse("var * 3 * 3 * (?int8, U)"), bindings.substitute(DataTypes.parse("A... * N**K * (T, U)")));
    assertEquals(Map.of("T", DataTypes.parse("?int8")), bindings.types());
    assertEquals(List.of(), match("T", "int8").bindings().dims().keySet().stream().toList());
    var large = match("N * T", "5000000000 * int8").bindings();
    assertThrows(IllegalArgumentException.class, () -> large.substitute(DataTypes.parse("D**N * T")));
  }
}
