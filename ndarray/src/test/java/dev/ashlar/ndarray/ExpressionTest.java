package dev.ashlar.ndarray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DataTypes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions as text: what they mean, and where they are wrong. */
class ExpressionTest {
  private final NDArray a = NDArray.of(1.0, 2.0, 3.0);
  private final NDArray b = NDArray.of(4L, 5L, 6L);
  private final NDArray m = Creation.arange(6).reshape(2, 3);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "a*b + sin(a*0)/2          ; [ 4. 10. 18.]",
        "-a ** 2                   ; [-1. -4. -9.]",
        "2 ** 3 ** 2               ; 512",
        "2 - 3 - 4                 ; -5",
        "7 // 2 * 2 % 4            ; 2",
        "b // 2 + b % 2            ; [2 3 3]",
        "a < 2 | a > 2             ; error",
        "(a < 2) | (a > 2)         ; [ True False  True]",
        "not a < 2                 ; [False  True  True]",
        "a < 2 or a > 2 and b > 5  ; [ True False  True]",
        "where(a > 1, b, 0)        ; [0 5 6]",
        "sum(a * a)                ; 14.0",
        "sum(m, axis=0)            ; [3 5 7]",
        "sum(m, axis=-1, keepdims=True) ; [[ 3] [12]]",
        "sum(m, axis=(0, 1))       ; 15",
        "m @ b                     ; [17 62]",
        "m[:, 1:] * 2              ; [[ 2  4] [ 8 10]]",
        "m[1][[0, 2]]              ; [3 5]",
        "astype(a, 'int32') << 1   ; [2 4 6]",
        "concat([a, b])            ; [1. 2. 3. 4. 5. 6.]",
        "abs(-a) + e - e           ; [1. 2. 3.]",
        "max(a) + min(b)           ; 7.0",
        "~b & 3                    ; [3 2 1]",
        "1.5e+1 + .5               ; 15.5",
        "a + 2j                    ; [1.+2.j 2.+2.j 3.+2.j]",
        "k * 2                     ; 20",
      })
  void meansWhatPythonMeans(String text, String expected) {
    var values = Map.of("a", a, "b", b, "m", m, "k", 10);
    if (expected.equals("error")) {
      assertThrows(IllegalArgumentException.class, () -> Expression.parse(text).eval(values));
    } else {
      assertEquals(expected, Expression.parse(text).eval(values).toString().replace("\n", ""));
    }
  }

  @Test
  void givesTheDtypesOfTheMethods() {
    var narrow = NDArray.of((short) 1, (short) 2);
    var result = Expression.parse("x * 2 + 1").eval(Map.of("x", narrow));
    assertEquals(DataTypes.parse("2 * int16"), result.datashape());
    assertEquals(DataTypes.parse("2 * float64"), Expression.parse("x / 2").eval(Map.of("x", narrow)).datashape());
    assertEquals(List.of("c", "a").toString(), Expression.parse("c + a*c + pi").names().toString());
    assertTrue(Expression.parse("unique_counts(x)").evalAny(Map.of("x", narrow)) instanceof List<?> parts
        && parts.size() == 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "a + * b        ; expected a number, a name, a function or '(', found '*' ; 4",
        "a b            ; expected an operator or the end, found 'b' ; 2",
        "(a + b         ; expected ')', found the end ; 6",
        "a +            ; expected a number, a name, a function or '(', found the end ; 3",
        "sinn(a)        ; there is no function 'sinn' ; 0",
        "sum(a, axis=0, 1) ; arguments by place come before those by name ; 15",
        "1 < a < 2      ; comparisons do not chain: join them with '&' ; 6",
        "1.2.3          ; 1.2.3 is no number ; 0",
        "a[1, 2         ; expected ']', found the end ; 6",
        "'open          ; the text has no end ; 0",
        "a + c          ; 'c' has no value ; 4",
      })
  void errorsPointAtThePart(String text, String message, int column) {
    var error = assertThrows(IllegalArgumentException.class, () -> Expression.parse(text).eval(Map.of("a", a, "b", b)));
    assertEquals("expression: " + message + "\n  " + text + "\n  " + " ".repeat(column) + "^", error.getMessage());
  }

  @Test
  void deepNestingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Expression.parse("(".repeat(100_000) + "a"));
    assertThrows(IllegalArgumentException.class, () -> Expression.parse("-".repeat(100_000) + "a"));
  }
}
