package dev.ashlar.datashape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
  private static DataType resolve(String signature, String arguments) {
    var function = (FunctionType) DataTypes.parse(signature);
    return function.resolve(Arrays.stream(arguments.split(";", -1)).map(DataTypes::parse).toArray(DataType[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(A... * T, A... * T) -> A... * T|3 * 1 * int8; 4 * int8|3 * 4 * int8",
        "(A... * T, A... * T) -> A... * T|int8; 2 * int8|2 * int8",
        "(A... * T, A... * T) -> A... * bool|0 * int8; 1 * int8|0 * bool",
        "(... * T, ... * T) -> ... * T|2 * 1 * int8; 1 * 5 * int8|2 * 5 * int8",
        "(A... * M * K * T, A... * K * N * T) -> A... * M * N * T|7 * 2 * 3 * int8; 3 * 5 * int8|7 * 2 * 5 * int8",
        "(N * T, N * S) -> N * (T, S)|3 * int8; 3 * string|3 * (int8, string)",
        "(Fixed**N * T) -> N * T|2 * 3 * int8|2 * int8", "(D**N * T) -> D**N * int64|4 * 4 * int8|4 * 4 * int64",
        "(A... * T) -> T|3 * var * int8|int8", "(?T) -> T|?int8|int8", "(T, ...) -> T|int8; string; 3 * date|int8",
        "(A... * T, A... * T) -> A... * T|var * int8; 3 * int8|3 * int8",
        "(A... * T, B... * T) -> {a: A... * T, b: B... * T}|3 * int8; int8|{a: 3 * int8, b: int8}"
      })
  void argumentsGiveTheResult(String signature, String arguments, String result) {
    assertEquals(DataTypes.parse(result), resolve(signature, arguments));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(A... * T, A... * T) -> A... * T|3 * int8; 4 * int8|argument 2, 4 * int8: cannot broadcast (4) with (3) for A...",
        "(T, T) -> T|int8; int16|argument 2, int16: T stands for int8 already, not for int16",
        "(int32) -> T|int64|argument 1, int64: int64 is not described by int32",
        "(T) -> T|int8; int8|it takes 1 argument, not 2",
        "(M * K * T, K * N * T) -> M * N * T|2 * 3 * int8; 4 * 5 * int8|argument 2, 4 * 5 * int8: K stands for 3 already, not for 4"
      })
  void whatDoesNotFitIsNamed(String signature, String arguments, String reason) {
    var error = assertThrows(IllegalArgumentException.class, () -> resolve(signature, arguments));
    assertTrue(String.valueOf(error.getMessage()).endsWith(reason), error.toString());
  }
}
