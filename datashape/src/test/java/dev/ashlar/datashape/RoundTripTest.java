package dev.ashlar.datashape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Printing and parsing give a type back, whatever it is. */
class RoundTripTest {
  @Test
  void tenThousandTypesComeBack() {
    long seed = System.nanoTime();
    var types = new RandomTypes(seed);
    for (int i = 0; i < 10_000; i++) {
      var type = types.next(5);
      var message = "seed " + seed + ", type " + i + ": " + type;
      var again = DataTypes.parse(type.toString());
      assertEquals(type, again, message);
      assertEquals(type.hashCode(), again.hashCode(), message);
      assertEquals(type.toString(), again.toString(), message);
      assertEquals(type, DataTypes.parse(type.pretty(i % 100)), message);
    }
  }

  @Test
  void everyConcreteTypeMatchesItself() {
    long seed = System.nanoTime();
    var types = new RandomTypes(seed);
    for (int i = 0; i < 2_000; i++) {
      var type = types.next(4);
      if (isConcrete(type)) {
        assertTrue(type.match(type).matches(), () -> "seed " + seed + ": " + type.match(type) + " for " + type);
      }
    }
  }

  private static boolean isConcrete(DataType type) {
    var text = type.toString();
    return !text.contains("**") && !text.contains("...");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "?3 * int32|3 * ?int32", "{x: int8, y: int8}|{y: int8, x: int8}", "(int8)|int8", "{x: int8}|{x: int8, ...}",
        "T|S", "N * int8|M * int8", "... * int8|A... * int8", "string[3]|string[3, 'A']", "bytes[8]|bytes[8, align=2]",
        "datetime|datetime[tz='UTC']", "datetime|datetime[unit='ms']", "decimal[3]|decimal[3, 1]",
        "categorical[['a', 'b']]|categorical[['b', 'a']]", "categorical[['a']]|categorical[['a'], ordered=True]",
        "() -> int8|(...) -> int8", "(x: int8) -> int8|(y: int8) -> int8", "units['m']|units['s']",
        "option[?int8]|?int8", "3 * 4 * int8|4 * 3 * int8", "Fixed**N * int8|Fixed**M * int8", "pointer[int8]|?int8",
        "map[int8, bool]|map[bool, int8]"
      })
  void whatDiffersIsNotEqual(String left, String right) {
    assertNotEquals(DataTypes.parse(left), DataTypes.parse(right));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "intptr|int64", "uintptr|uint64", "string['utf_16']|string['U16']", "string[3, 'utf-8']|string[3]",
        "fixed_string[4]|string[4]", "fixed_string[4, 'ascii']|string[4, 'A']",
        "fixed_bytes[4, align=2]|bytes[4, align=2]", "bytes[4, align=1]|bytes[4]", "option[option[int8]]|option[?int8]",
        "option[?int8]|option[?int8]", "?option[int8]|option[?int8]", "3**2 * 4**0 * int8|3 * 3 * int8",
        "ellipsis * int8|... * int8", "ellipsis['A'] * typevar['N'] * typevar['T']|A... * N * T",
        "struct[['x', 'y z'], [int8, ?bool]]|{x: int8, 'y z': ?bool}", "struct[[], []]|{}", "tuple[[int8]]|(int8)",
        "tuple[[]]|()", "funcproto[[T, 3 * T], T]|(T, 3 * T) -> T", "units['kg', float64]|units['kg']",
        "decimal[7,2]|decimal[precision=7, scale=2]", "decimal[scale=2, precision=7]|decimal[precision=7, scale=2]",
        "timedelta|timedelta[unit='us']", "timedelta['months']|timedelta[unit='M']",
        "timedelta[unit='minute']|timedelta[unit='m']", "datetime['UTC']|datetime[tz='UTC']",
        "datetime[unit='us']|datetime", "datetime[unit='nanosecond', tz='UTC']|datetime[tz='UTC', unit='ns']",
        "categorical[['a', 'b']]|categorical[['a', 'b'], type=string, ordered=False]",
        "categorical[[1, -2]]|categorical[[1, -2], type=int64, ordered=False]",
        "categorical[[True, False]]|categorical[[True, False], type=bool, ordered=False]",
        "categorical[[]]|categorical[[], type=string, ordered=False]",
        "categorical[['a'], string, True]|categorical[['a'], type=string, ordered=True]",
        "type X = int32 type y = 3 * X (y, X)|(3 * int32, int32)",
        "type P = 3 * int8 type Q = 2 * P 1 * Q|1 * 2 * 3 * int8",
        "{True_: int8, 'True': int8}|{True_: int8, 'True': int8}", "{'': int8}|{'': int8}",
        "{type: int8, var: int8, option: int8}|{type: int8, var: int8, option: int8}", "{'a': int8}|{a: int8}",
        "TrueX * FalseT|TrueX * FalseT", "int8 # comment|int8", "?3 * int8|?3 * int8",
        "(x: T, 'y z': S, ...) -> ()|(x: T, 'y z': S, ...) -> ()",
        "(int8) -> (int8) -> int8|(int8) -> (int8) -> int8", "complex[float64]|complex[float64]"
      })
  void spellingsHaveOneCanonicalForm(String text, String canonical) {
    assertEquals(canonical, DataTypes.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 11, 256, 100_000})
  void categoricalsOfAnySizeComeBack(int size) {
    var type = DataTypes.categorical(IntStream.range(0, size).mapToObj(i -> "c" + i).toList());
    assertEquals(type, DataTypes.parse(type.toString()));
  }

  @Test
  void theBuilderSaysTheSameAsTheText() {
    var built =
        DataTypes.record()
            .field("name", DataTypes.string())
            .field("at", DataTypes.datetime(TickUnit.NANOSECOND))
            .field("rows", DataTypes.float32().dim(3).varDim())
            .field("note", DataTypes.string(7, StringEncoding.ASCII).option())
            .build()
            .dim(10);
    assertEquals(
        DataTypes.parse(
            "10 * {name: string, at: datetime[unit='ns'], rows: var * 3 * float32, note: ?string[7, 'A']}"),
        built);
    assertEquals(DataTypes.int8(), DataTypes.array(new long[0], DataTypes.int8()));
    assertEquals(DataTypes.parse("2 * 3 * int8"), DataTypes.array(new long[] {2, 3}, DataTypes.int8()));
    assertEquals(DataTypes.parse("{...}"), DataTypes.record().more().build());
  }
}
