package dev.ashlar.datashape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorsTest {
  private static DataShapeException error(String text) {
    return assertThrows(DataShapeException.class, () -> DataTypes.parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "3, int32|1:2|expected '*' behind the dimension 3, not ','",
        "T * ...|1:8|expected '*' behind the dimension ..., not the end",
        "??int8|1:2|a value is missing or not: '?' comes once; option[?T] nests options",
        "int32 * int8|1:1|the dtype 'int32' stands last, no dimension may follow it",
        "complex[int64]|1:1|complex is made of float32 or float64, not of int64",
        "{x: int8, x: int8}|1:11|the field 'x' comes twice",
        "{1: int8}|1:2|expected a field name, '...' or '}', not '1'",
        "{x int8}|1:4|expected ':' behind the field name x, not 'int8'",
        "{x: int8; y: int8}|1:9|unexpected character ';'",
        "{x: int8 y: int8}|1:10|expected ',' or '}' behind the field x, not 'y'",
        "-3 * int8|1:1|a dimension has a length of at least 0, not -3",
        "007 * int8|1:1|an integer is written 0, or without a zero in front",
        "3x * int8|1:2|a name does not begin right behind a digit",
        "99999999999999999999 * int8|1:1|the integer '99999999999999999999' needs more than 64 bits",
        "... * A... * int8|1:1|at most one ellipsis may stand among the dimensions, not both ... and A...",
        "decimal|1:1|'decimal' needs arguments in brackets", "int8[3]|1:1|the dtype 'int8' takes no arguments",
        "string[]|1:8|expected a datashape, not ']'",
        "string['U7']|1:8|there is no encoding 'U7'; did you mean 'U8'?",
        "timedelta[unit='weks']|1:16|there is no unit 'weks'; did you mean 'weeks'?",
        "decimal[3, 2, 1]|1:15|decimal takes fewer arguments than this",
        "decimal[3, scal=2]|1:17|decimal takes no argument 'scal', or takes it once; did you mean 'scale'?",
        "decimal[precision=3, 2]|1:22|expected a keyword and '=', as in the argument before, not '2'",
        "decimal['3']|1:9|the argument 'precision' of decimal is an integer",
        "categorical[['a', 1]]|1:19|the items of a list are of one kind",
        "bytes[4, align=3]|1:1|an alignment is a power of two, not 3",
        "(x: int8)|1:10|expected '->', since only the parameters of a function have names, not the end",
        "Fixed|1:1|'Fixed' is a kind of dimension: '*' and a dtype follow it",
        "type int = int8 int|1:6|the language knows 'int' already; give the alias another name",
        "type X = int8 type X = int8 X|1:20|the alias 'X' comes twice",
        "type X = int8|1:14|expected a datashape, not the end",
        "type X = int8 X * int8|1:15|'X' is the name of a type here, not of a dimension",
        "A...**2 * int8|1:7|A... cannot be raised to the power 2",
        "{'a: int8}|1:2|the string that begins here has no end",
        "{'\\x41': int8}|1:3|an escape is one of \\b \\f \\n \\r \\t \\\\ \\' \\uXXXX",
        "{'\\ud800': int8}|1:2|the string holds a lone surrogate, \\ud800",
        "time[unit='D']|1:1|a time of the day is not counted in units of 'D'",
        ". * int8|1:1|a single '.' means nothing; an ellipsis is '...'",
        "() - > int8|1:4|'-' stands before digits or in '->' only", "int8 int8|1:6|expected the end, not 'int8'"
      })
  void saysWhereAndWhat(String text, String place, String reason) {
    var error = error(text);
    assertEquals(place + " " + reason, error.line() + ":" + error.column() + " " + error.reason());
  }

  @Test
  void showsTheLineWithACaret() {
    assertEquals(
        "line 3, column 9: there is no dtype 'intt32'; did you mean 'int32'?\n  \ty: 3 * intt32,\n  \t       ^",
        error("{\r\n  x: int8,\r\n\ty: 3 * intt32,\n}").getMessage());
  }

  @Test
  void suggestsTheNearestName() {
    assertEquals(Optional.of("string"), error("strnig").suggestion());
    assertEquals(Optional.of("categorical"), error("catagorical[['a']]").suggestion());
    assertEquals(Optional.of("point"), error("type point = int8 3 * pont").suggestion());
    assertEquals(Optional.empty(), error("xylophone").suggestion());
  }

  @Test
  void longLinesAreCutAroundTheCaret() {
    var message = String.valueOf(error("{" + "x: int8, ".repeat(100_000) + "}").getMessage());
    assertTrue(message.length() < 400, message);
    var lines = message.lines().toList();
    assertEquals('x', lines.get(1).charAt(lines.get(2).indexOf('^')));
  }

  @Test
  void nothingIsNoDatashape() {
    assertEquals("expected a datashape, not the end", error("").reason());
    assertEquals("expected a datashape, not the end", error(" # only a comment").reason());
  }

  @Test
  void columnsCountCodePoints() {
    assertEquals(7, error("{'\ud83d\ude00': a}").column());
  }

  static List<String> hostile() {
    int n = 1 << 20;
    return List.of(
        "[".repeat(n), "{".repeat(n), "(".repeat(n), "?".repeat(n), "*".repeat(n), "'".repeat(n), "#".repeat(n),
        "a".repeat(n),
        "9".repeat(n), "\ud800".repeat(n), " ".repeat(n), "...".repeat(n / 3), "{'" + "x".repeat(n),
        "A".repeat(n) + "**",
        "a=".repeat(n / 2), "3*".repeat(n / 2), "type X = ".repeat(n / 9), "categorical[[" + "1,".repeat(n / 2),
        "option[".repeat(n / 7), "(" + "3**4000 * int8, ".repeat(n / 16) + "int8)",
        "type A = 3**4000 * int8 (" + "2*A,".repeat(n / 4) + "A)", "{a:".repeat(n / 3), "()->".repeat(n / 4),
        "\n".repeat(n) + "!", "-".repeat(n), "\u0000".repeat(n),
        "{'\ud800': int8}", "{'\\udc00\\ud800': int8}", "1" + "0".repeat(n) + " * int8",
        "categorical[[" + "9".repeat(n) + "]]", "string[99999999999999999999]");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void hostileTextIsRefused(String text) {
    assertTrue(error(text).column() >= 1);
  }

  @Test
  void theBuilderRefusesWhatTextCannotSay() {
    assertThrows(IllegalArgumentException.class, () -> DataTypes.record("\ud800", DataTypes.int8()));
    assertThrows(IllegalArgumentException.class, () -> DataTypes.units("a\udc00", DataTypes.int8()));
    assertThrows(IllegalArgumentException.class, () -> DataTypes.variable("t"));
    assertThrows(IllegalArgumentException.class, () -> DataTypes.variable("Int"));
    assertThrows(IllegalArgumentException.class, () -> DataTypes.variable("Fixed"));
    assertThrows(IllegalArgumentException.class, () -> new Dim.Variable("Fixed"));
    assertThrows(IllegalArgumentException.class, () -> new Dim.Power(Dim.ELLIPSIS, "N"));
    assertThrows(IllegalArgumentException.class, () -> DataTypes.int8().dim(-1));
    assertThrows(IllegalArgumentException.class, () -> DataTypes.categorical(List.of("a", "a")));
    assertThrows(IllegalArgumentException.class, () -> DataTypes.categorical(List.of("a", 1)));
    assertThrows(IllegalArgumentException.class, () -> DataTypes.categorical(List.of(1.5)));
    assertThrows(IllegalArgumentException.class, () -> DataTypes.decimal(0, 0));
    assertThrows(
        IllegalArgumentException.class, () -> DataTypes.array(List.of(Dim.ELLIPSIS, Dim.ELLIPSIS), DataTypes.int8()));
    assertThrows(
        IllegalArgumentException.class,
        () -> DataTypes.record().field("x", DataTypes.int8()).field("x", DataTypes.int8()).build());
  }
}
