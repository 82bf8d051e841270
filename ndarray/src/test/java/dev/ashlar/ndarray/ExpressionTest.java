package dev.ashlar.ndarray;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DataTypes;
import dev.ashlar.datashape.RecordType;
import java.lang.foreign.Arena;
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
        "qwertyuiop(a)  ; there is no function 'qwertyuiop' ; 0",
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
  void aFunctionOfAlmostThatNameIsNamed() {
    var error = assertThrows(IllegalArgumentException.class, () -> Expression.parse("cumulative_sun(a)"));
    assertEquals(
        "expression: there is no function 'cumulative_sun'; did you mean 'cumulative_sum'?\n  cumulative_sun(a)\n  ^",
        error.getMessage());
  }

  @Test
  void deepNestingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Expression.parse("(".repeat(100_000) + "a"));
    assertThrows(IllegalArgumentException.class, () -> Expression.parse("-".repeat(100_000) + "a"));
  }

  // ---- records

  /** Three records {n: ?int32, t: {x: float64}, d: date, c: categorical, v: 2 * int16}, the second n missing. */
  private static NDArray records() {
    var type = DataTypes.parse(
        "{n: ?int32, t: {x: float64}, d: date, c: categorical[['a', 'b']], v: 2 * int16, s: string}");
    long size = type.layout().size();
    var offsets = ((RecordType) type).layout().offsets();
    var bytes = Arena.ofAuto().allocate(3 * size, 8);
    for (int i = 0; i < 3; i++) {
      bytes.set(JAVA_INT, i * size + offsets[0], i == 1 ? Integer.MIN_VALUE : i + 7);
      bytes.set(JAVA_DOUBLE, i * size + offsets[1], i / 2.0);
      bytes.set(JAVA_INT, i * size + offsets[2], 100 * i);
      bytes.set(JAVA_BYTE, i * size + offsets[3], (byte) (i % 2));
      bytes.set(JAVA_SHORT, i * size + offsets[4] + 2, (short) i);
    }
    return NDArray.ofSegment(bytes, type, 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "r.n                       ; [ 7. nan  9.]",
        "r['n'] * 2                ; [14. nan 18.]",
        "nanmean(r.n)              ; 8.0",
        "r.t.x + 1                 ; [1.  1.5 2. ]",
        "r[1:].t.x                 ; [0.5 1. ]",
        "r[-1].t . x               ; 1.0",
        "r.d                       ; [  0 100 200]",
        "r.c == 1                  ; [False  True False]",
        "r.v[:, 1]                 ; [0 1 2]",
        "r[r.t.x > 0].d            ; [100 200]",
        "r.d[r.c * 2]              ; [  0 200   0]",
        "a[a >= 2]                 ; [2. 3.]",
        "a[a >= 2][0]              ; 2.0",
      })
  void fieldsOfRecordsAreArrays(String text, String expected) {
    assertEquals(expected, Expression.parse(text).eval(Map.of("r", records(), "a", a)).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {"r.m;'m' among", "a.n;arrays of records", "r.;name of a field", "a['x']; arrays of records", "a[r]; a",
          "r.s + 1; string"})
  void aFieldThatIsNotThereIsNamed(String text, String part) {
    var message = assertThrows(
            IllegalArgumentException.class, () -> Expression.parse(text).eval(Map.of("r", records(), "a", a)))
            .getMessage();
    assertTrue(String.valueOf(message).contains(part), message);
  }

  @Test
  void functionsAreArguments() {
    var values = Map.of("a", NDArray.of(1.0, 2.0), "b", 1);
    var expression = Expression.parse("vectorize(lambda x, y: x*y - b, a, [1, 2])");
    assertEquals(java.util.Set.of("a", "b"), expression.names());
    assertEquals("[0. 3.]", expression.eval(values).toString());
    assertEquals(
        "[[ 0.  1.]\n [10. 11.]]", Expression.parse("fromfunction(lambda i, j: 10*i + j, (2, 2))").eval(Map.of())
        .toString());
    for (var bad
        : java.util.List.of("lambda x x", "lambda x, : x :", "vectorize(lambda x, y: x, a)", "1 + lambda: 2")) {
      assertThrows(IllegalArgumentException.class, () -> Expression.parse(bad).eval(values), bad);
    }
  }

  @Test
  void numbersOfTheTextAreComputedBeforeAnArrayIsMet() {
    var a = NDArray.of(3f);
    for (var text : List.of("a * (1 / 3)", "a * (2 - 1.5) / (2 * 3)", "a + -(1 + 1)")) {
      assertEquals("float32", Expression.parse(text).eval(Map.of("a", a)).dtype().toString(), text);
    }
    assertEquals(1, Expression.parse("a * (1 / 3)").eval(Map.of("a", a)).toDouble());
    assertEquals("complex[float32]", Expression.parse("a * (1 - 2j) * 2j").eval(Map.of("a", a)).dtype().toString());
    assertEquals("int64", Expression.parse("2 + 3 * 4").eval(Map.of()).dtype().toString());
    assertEquals(14, Expression.parse("2 + 3 * 4").eval(Map.of()).toLong());
    assertEquals(Double.POSITIVE_INFINITY, Expression.parse("1 / 0").eval(Map.of()).toDouble());
    assertEquals(Long.MIN_VALUE, Expression.parse("9223372036854775807 + 1").eval(Map.of()).toLong());
  }
}
