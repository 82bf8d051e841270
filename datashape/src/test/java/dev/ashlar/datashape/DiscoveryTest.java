package dev.ashlar.datashape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscoveryTest {
  record Point(double x, @Nullable Integer y) {}

  private static void check(String expected, @Nullable Object value) {
    assertEquals(DataTypes.parse(expected), DataTypes.discover(value));
  }

  private static List<@Nullable Object> list(@Nullable Object... items) {
    return Arrays.asList(items);
  }

  private static Map<String, @Nullable Object> fields(@Nullable Object... namesAndValues) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return map;
  }

  @Test
  void singleValues() {
    check("bool", true);
    check("int8", (byte) 1);
    check("int16", (short) 1);
    check("int32", 1);
    check("int64", 1L);
    check("float32", 1f);
    check("float64", 1.0);
    check("char", 'a');
    check("int64", BigInteger.TEN);
    check("uint64", BigInteger.TWO.pow(64).subtract(BigInteger.ONE));
    check("decimal[20]", BigInteger.TWO.pow(64));
    check("decimal[5, 2]", new BigDecimal("123.45"));
    check("decimal[2, 2]", new BigDecimal("0.01"));
    check("string", "12");
    check("bytes", new byte[3]);
    check("date", LocalDate.EPOCH);
    check("time", LocalTime.of(1, 2));
    check("time[unit='ns']", LocalTime.of(1, 2, 3, 4));
    check("datetime", LocalDateTime.of(1970, 1, 1, 0, 0));
    check("datetime[unit='ns']", Instant.ofEpochSecond(1, 1));
    check("datetime[tz='Europe/Paris']", Instant.EPOCH.atZone(ZoneId.of("Europe/Paris")));
    check("timedelta", Duration.ofDays(1));
    check("null", null);
    check("null", Optional.empty());
    check("?int32", Optional.of(1));
  }

  @Test
  void lists() {
    check("2 * var * int64", list(list(1L, 2L), list(3L)));
    check("2 * 3 * int32", new int[][] {{1, 2, 3}, {4, 5, 6}});
    check("3 * float64", list(1, 2.5, 3L));
    check("3 * ?int32", list(1, null, 3));
    check("0 * null", List.of());
    check("3 * var * int32", list(List.of(), list(1), list(2)));
    check("2 * var * 2 * int32", list(List.of(), list(list(1, 2))));
    check("3 * ?var * int32", list(null, list(1), list(1, 2)));
    check("2 * (int32, string)", list(list(1, "a"), list(2, "b")));
    check("(int32, bool)", list(1, true));
    check("2 * null", list(null, null));
    check("2 * decimal[4, 2]", list(new BigDecimal("1.25"), new BigDecimal("10.5")));
    check("2 * datetime", list(LocalDate.EPOCH, LocalDateTime.MIN));
  }

  @Test
  void records() {
    check("{x: float64, y: null}", new Point(1, null));
    check("{x: float64, y: int32}", new Point(1, 2));
    check("2 * {x: float64, y: ?int32}", list(new Point(1, 2), new Point(1, null)));
    check("2 * {a: ?int32, b: string, c: ?bool}", list(fields("a", 1, "b", "x"), fields("b", "y", "c", true)));
    check("{rows: 2 * var * {id: int64}}", fields("rows", list(list(fields("id", 1L)), List.of())));
    check("map[int32, string]", Map.of(1, "a"));
    check("{}", Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "12|int64", "-7|int64", "+3|int64", "0|int64", "007|string", "99999999999999999999|float64", "1.5|float64",
        "1e3|float64", ".5|float64", "5.|float64", "NaN|float64", "-inf|float64", "true|bool", "False|bool",
        "`  `|null", "abc|string", "2026-11-20|date", "2026-02-30|string", "12:30|time", "25:00|string",
        "2026-11-20T12:30:00|datetime", "2026-11-20 12:30|datetime", "2026-11-20T12:30:00Z|datetime",
        "2026-11-20T12:30:00.123456789+01:00|datetime[unit='ns']", "3 days|timedelta[unit='D']", "3 cats|string",
        "PT3H|timedelta", "P|string", "1/2/2026|string", "1,5|string",
        "e3|string", "-|string"
      })
  void textIsSniffed(String text, String type) {
    assertEquals(DataTypes.parse(type), DataTypes.discover(text, Sniffing.TEXT));
    assertEquals(DataTypes.string(), DataTypes.discover(text));
  }

  @Test
  void columnsOfText() {
    assertEquals(
        DataTypes.parse("3 * {id: int64, price: ?float64, when: date, note: ?string}"),
        DataTypes.discover(
            list(
                fields("id", "1", "price", "2.50", "when", "2026-01-01", "note", ""),
                fields("id", "2", "price", "", "when", "2026-01-02", "note", "12"),
                fields("id", "3", "price", "3", "when", "2026-01-03", "note", "x")),
            Sniffing.TEXT));
  }

  @Test
  void whatNoTypeDescribesIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> DataTypes.discover(new Object()));
    var itself = new ArrayList<Object>();
    itself.add(itself);
    itself.add(itself);
    assertThrows(IllegalArgumentException.class, () -> DataTypes.discover(itself));
    Object deep = 1;
    for (int i = 0; i < 100_000; i++) {
      deep = List.of(deep);
    }
    var tooDeep = deep;
    assertThrows(IllegalArgumentException.class, () -> DataTypes.discover(tooDeep));
  }
}
