package dev.ashlar.tools.element;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DataTypes;
import dev.ashlar.tools.InputException;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Elements of every type come back as they were written, and only what fits is written. */
class CodecTest {
  private static @Nullable Object again(String type, @Nullable Object value) {
    var codec = Codec.of(DataTypes.parse(type));
    assertEquals(DataTypes.parse(type).layout().size(), codec.size());
    var bytes = MemorySegment.ofArray(new byte[Math.toIntExact(codec.size()) + 16]);
    var heap = new ByteArrayOutputStream();
    codec.write(value, bytes, 8, (each, alignment) -> {
      while (heap.size() % alignment != 0) {
        heap.write(0);
      }
      int place = heap.size();
      heap.writeBytes(each);
      return place;
    });
    for (long i = 0; i < 8; i++) {
      assertEquals(0, bytes.get(ValueLayout.JAVA_BYTE, i), "a byte before the element was written");
      assertEquals(0, bytes.get(ValueLayout.JAVA_BYTE, codec.size() + 8 + i), "a byte behind the element was written");
    }
    return codec.read(bytes, 8, MemorySegment.ofArray(heap.toByteArray()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
      bool                         ; true                          ; true
      bool                         ; 0                             ; false
      int8                         ; -128                          ; -128
      uint8                        ; 255                           ; 255
      int16                        ; -32768                        ; -32768
      int32                        ; 2147483647                    ; 2147483647
      int64                        ; -9223372036854775808          ; -9223372036854775808
      int64                        ; 1e3                           ; 1000
      int64                        ; 12.0                          ; 12
      uint64                       ; 18446744073709551615          ; 18446744073709551615
      float16                      ; 0.5                           ; 0.5
      float32                      ; 0.1                           ; 0.1
      float64                      ; 0.1                           ; 0.1
      float64                      ; -inf                          ; -inf
      float64                      ; NaN                           ; nan
      float64                      ; 1e300                         ; 1e+300
      complex[float64]             ; 1-2j                          ; (1.0-2.0j)
      complex[float32]             ; (0.5+inf j)                   ; error
      complex[float64]             ; 3                             ; (3.0+0.0j)
      string                       ; short                         ; short
      string                       ; much longer than twelve bytes ; much longer than twelve bytes
      string                       ; exactly 12 b                  ; exactly 12 b
      json                         ; [1]                           ; [1]
      "string[3, 'U32']"           ; äöü                           ; äöü
      "string[4, 'U8']"            ; äö                            ; äö
      "string[3, 'A']"             ; abcd                          ; error
      "string[3, 'U16']"           ; abc                           ; abc
      bytes                        ; 00ff                          ; 00ff
      bytes[3]                     ; 00ff00                        ; 00ff00
      bytes                        ; xy                            ; error
      date                         ; 1969-12-31                    ; 1969-12-31
      date                         ; 2010-02-30                    ; error
      time                         ; 23:59:59.000001               ; 23:59:59.000001
      datetime                     ; 2010-01-01T01:00              ; 2010-01-01T01:00
      datetime                     ; 1969-12-31 23:59:59.5Z        ; 1969-12-31T23:59:59.500
      "datetime[unit='ns']"        ; 2010-01-01T00:00:00.000000001 ; 2010-01-01T00:00:00.000000001
      "datetime[unit='s']"         ; 1960-01-01                    ; 1960-01-01T00:00
      "datetime[unit='M']"         ; 1960-03-01                    ; 1960-03-01T00:00
      "timedelta[unit='s']"        ; 90 minutes                    ; 5400 seconds
      "timedelta[unit='us']"       ; PT1.5S                        ; 1500000 microseconds
      "timedelta[unit='M']"        ; 2 years                       ; 24 months
      "categorical[['a', 'b']]"    ; b                             ; b
      "categorical[['a', 'b']]"    ; c                             ; error
      "decimal[5, 2]"              ; -123.45                       ; -123.45
      "decimal[5, 2]"              ; 1234.5                        ; error
      "decimal[30, 2]"             ; -1234567890123456789012.34    ; -1234567890123456789012.34
      "units['m', float32]"        ; 2.5                           ; 2.5
      ?int32                       ; 5                             ; 5
      ?int32                       ; -2147483648                   ; error
      ?uint8                       ; 255                           ; error
      ?float64                     ; nan                           ; nan
      int8                         ; 128                           ; error
      int8                         ; 1.5                           ; error
      int64                        ; 9223372036854775808           ; error
      int64                        ; 1e400000000                   ; error
      uint8                        ; -1                            ; error
      float64                      ; 0x1p3                         ; error
      float64                      ; 1.5f                          ; error
      float64                      ; one                           ; error
      bool                         ; maybe                         ; error
      """)
  void textIsReadAndComesBack(String type, String text, String expected) {
    if (expected.equals("error")) {
      assertThrows(InputException.class, () -> again(type, text));
    } else {
      assertEquals(expected, PlainText.of(again(type, text)));
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
      ?bool
      ?int8
      ?uint16
      ?int64
      ?uint64
      ?float16
      ?float32
      ?float64
      ?complex[float32]
      ?string
      ?json
      ?bytes
      ?date
      ?datetime
      ?time
      ?timedelta
      "?categorical[['a']]"
      "?units['m', int32]"
      "?{x: int32, y: string}"
      ?3 * int32
      ?var * int32
      """)
  void whatIsMissingComesBackAsNull(String type) {
    assertNull(again(type, null));
  }

  @Test
  void recordsListsAndRaggedRowsNest() {
    Map<String, Object> value = Map.of("a", List.of(1L, 2L), "b",
        List.of(List.of("x", "a text of more than twelve bytes"), List.of()), "c", Map.of("d", 2.5));
    assertEquals(value, again("{a: 2 * int16, b: var * var * string, c: {d: float64}}", value));
    assertEquals(Arrays.asList(1L, null), again("(int8, ?int8)", Arrays.asList(1L, null)));
    assertEquals(Arrays.asList(1.5, null), again("var * ?float64", Arrays.asList(1.5, null)));
    assertEquals("{\"a\":[1,null]}", again("json", Map.of("a", Arrays.asList(1L, null))));
  }

  @Test
  void aFieldThatIsWrongIsNamed() {
    var failure = assertThrows(InputException.class, () -> again("{a: {b: int8}}", Map.of("a", Map.of("b", 300L))));
    assertEquals("field 'a': field 'b': 300 does not fit into int8", failure.getMessage());
    failure = assertThrows(InputException.class, () -> again("{a: int8}", Map.of()));
    assertTrue(String.valueOf(failure.getMessage()).contains("the field 'a' is missing"));
    assertThrows(InputException.class, () -> again("{a: int8}", Map.of("a", 1L, "b", 2L)));
    assertThrows(InputException.class, () -> again("2 * int8", List.of(1L)));
  }

  @Test
  void referencesOutsideOfTheHeapAreDamage() {
    var bytes = MemorySegment.ofArray(new byte[16]);
    bytes.set(ValueLayout.JAVA_INT_UNALIGNED, 0, 13);
    assertThrows(InputException.class, () -> Codec.of(DataTypes.parse("string")).read(bytes, 0, MemorySegment.NULL));
    bytes.set(ValueLayout.JAVA_LONG_UNALIGNED, 0, Long.MAX_VALUE);
    bytes.set(ValueLayout.JAVA_LONG_UNALIGNED, 8, 1);
    assertThrows(
        InputException.class, () -> Codec.of(DataTypes.parse("var * int8")).read(bytes, 0, MemorySegment.NULL));
  }
}
