package dev.ashlar.datashape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class PredicatesTest {
  private static void check(Predicate<DataType> predicate, List<String> yes, List<String> no) {
    assertEquals(yes, yes.stream().filter(text -> predicate.test(DataTypes.parse(text))).toList());
    assertEquals(List.of(), no.stream().filter(text -> predicate.test(DataTypes.parse(text))).toList());
  }

  @Test
  void scalars() {
    check(
        DataType::isScalar,
        List.of("int32", "?int32", "json", "string", "date", "decimal[3]", "categorical[['a']]", "units['kg']", "null",
            "Int"),
        List.of("3 * int32", "{x: int32}", "(int32)", "map[int8, int8]", "() -> int32", "T", "Any", "?{}",
            "?3 * int8"));
  }

  @Test
  void records() {
    check(DataType::isRecord, List.of("{x: int32}", "?{x: int32}", "{}"),
        List.of("3 * {x: int32}", "(int32)", "int32", "T"));
  }

  @Test
  void tables() {
    check(
        DataType::isTabular,
        List.of("var * {name: string, amount: int32}", "var * 3 * int32", "3 * (int8, int8)", "3 * ?{x: ?int8}"),
        List.of("10 * var * int32", "var * 10 * 3 * int32", "int32", "{x: int32}", "var * {x: 3 * int8}",
            "N * M * int8", "() -> int8"));
  }

  @Test
  void numbers() {
    check(
        DataType::isNumeric,
        List.of("int8", "3 * ?uint64", "float16", "complex64", "decimal[3]", "bfloat16", "units['kg', int8]", "Float"),
        List.of("bool", "string", "date", "{x: int8}", "T", "json", "timedelta"));
    check(
        DataType::isReal,
        List.of("float16", "float32", "3 * ?float64", "bfloat16", "real"),
        List.of("int32", "complex64", "bool", "string", "{x: real}"));
  }

  @Test
  void dates() {
    check(
        DataType::isDateLike,
        List.of("date", "datetime", "3 * ?datetime[unit='ns']"),
        List.of("time", "timedelta", "int64", "{x: date}"));
  }

  @Test
  void oneDtype() {
    check(
        DataType::isHomogeneous,
        List.of("int32", "var * 3 * string", "{x: int8, y: 3 * int8}", "T", "(?int8, ?int8)"),
        List.of("var * {name: string, amount: int32}", "{x: ?int8, y: int8}", "{}", "map[int8, string]"));
  }

  @Test
  void dimensions() {
    check(
        DataType::isFixed,
        List.of("int32", "10 * int32", "10 * {name: string, amount: 3 * int32}", "Fixed * int8"),
        List.of("var * int32", "10 * {amounts: var * int32}", "N * int8", "... * int8", "Fixed**N * int8", "T",
            "Dim * int8"));
    check(
        DataType::hasVar,
        List.of("var * int8", "3 * {x: ?var * int8}", "var**N * int8", "() -> var * int8"),
        List.of("3 * int8", "... * int8", "T"));
    check(
        DataType::hasEllipsis,
        List.of("... * int8", "(A... * int8) -> int8", "{x: 3 * ... * int8}"),
        List.of("var * int8", "{x: int8, ...}", "(...)"));
  }
}
