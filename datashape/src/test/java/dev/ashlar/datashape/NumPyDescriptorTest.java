package dev.ashlar.datashape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.NumPyDescriptor.Part;
import dev.ashlar.datashape.text.PythonLiteral;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumPyDescriptorTest {
  private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
  private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;

  static List<String[]> headers() {
    return RecordedCases.read("numpy_headers.tsv");
  }

  static List<String[]> aligned() {
    return RecordedCases.read("numpy_aligned.tsv");
  }

  /** The value of descr in the header of a .npy file. */
  private static Object descr(byte[] header) {
    int version = header[6];
    int begin = version == 1 ? 10 : 12;
    var charset = version >= 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    var dict = (Map<?, ?>) PythonLiteral.parse(new String(header, begin, header.length - begin, charset));
    assertEquals(PythonLiteral.Word.FALSE, dict.get("fortran_order"));
    assertEquals(new PythonLiteral.Tuple(List.of(2L)), dict.get("shape"));
    return Objects.requireNonNull(dict.get("descr"));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void headersOfRealFilesAreRead(String header, long itemsize, String type, String offsets) {
    var descriptor = NumPyDescriptor.of(descr(Base64.getDecoder().decode(header)));
    assertEquals(DataTypes.parse(type), descriptor.type());
    assertEquals(itemsize, descriptor.itemsize());
    for (var offset : List.of(offsets.isEmpty() ? new String[0] : offsets.split(",", -1))) {
      boolean empty = descriptor.parts().stream().noneMatch(part -> part.source() == Long.parseLong(offset));
      assertFalse(empty, () -> offset + " in " + descriptor);
    }
    long covered = descriptor.parts().stream().mapToLong(part -> part.unitSize() * part.units()).sum();
    assertTrue(covered <= itemsize);
  }

  @ParameterizedTest
  @MethodSource("aligned")
  void typesAreWrittenAsNumPyWritesAlignedOnes(String type, String descr, long itemsize) {
    var text = NumPyDescriptor.of(DataTypes.parse(type));
    assertEquals(PythonLiteral.parse(descr), PythonLiteral.parse(text));
    var again = NumPyDescriptor.parse(text);
    assertEquals(itemsize, again.itemsize());
    assertEquals(itemsize, DataTypes.parse(type).layout().size());
    assertTrue(again.isDirect());
  }

  @Test
  void partsSayWhereBytesAreAndInWhichOrder() {
    var descriptor = NumPyDescriptor.parse(
        "[('a', '|i1'), ('b', '>c8', (2,)), ('', '|V3'), ('c', [('d', '>u2'), ('e', '<U1')], (2,))]");
    assertEquals(
        DataTypes.parse("{a: int8, b: 2 * complex64, c: 2 * {d: uint16, e: string[1, 'U32']}}"), descriptor.type());
    assertEquals(32, descriptor.itemsize());
    assertEquals(
        List.of(
            new Part(0, 0, 1, 1, ByteOrder.nativeOrder()),
            new Part(1, 4, 4, 4, BIG),
            new Part(20, 20, 2, 1, BIG),
            new Part(22, 24, 4, 1, LITTLE),
            new Part(26, 28, 2, 1, BIG),
            new Part(28, 32, 4, 1, LITTLE)),
        descriptor.parts());
    assertFalse(descriptor.isDirect());
  }

  @Test
  void theFormsOfTheHeaderAreRead() {
    assertEquals(DataTypes.parse("datetime[unit='ns']"), NumPyDescriptor.parse("('<M8[ns]')").type());
    assertEquals(DataTypes.parse("2 * float32"), NumPyDescriptor.parse("('<f4', (2,))").type());
    assertEquals(DataTypes.parse("{x: 3 * 2 * int8}"), NumPyDescriptor.parse("[(u'x', ('|i1', 2), 3L)]").type());
    assertEquals(DataTypes.parse("{}"), NumPyDescriptor.parse("[]").type());
    assertEquals(DataTypes.int32(), NumPyDescriptor.parse("\"=i4\"").type());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'|O'", "'<f16'", "'<M8'", "'<M8[25us]'", "'<M8[ps]'", "'<i3'", "'x'", "''", "3", "('<f4', -1)", "[('a',)]",
        "[3]", "('<f4', (9223372036854775807, 3))", "[('x', [('y', '|i1'), ('z', '>f4')], (1000000,))]",
        "[('a', '|i1'), ('a', '|i1')]", "'<f4", "[",
        "'<V99999999999999999999'", "('\\ud800', 2)", "[('', '<i4'), ('', '<i4')]", "__import__('os')", "1 + 1"
      })
  void whatNoTypeExpressesIsRefused(String descriptor) {
    assertThrows(IllegalArgumentException.class, () -> NumPyDescriptor.parse(descriptor));
  }

  @Test
  void deepLiteralsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> NumPyDescriptor.parse("[".repeat(100_000)));
    assertThrows(IllegalArgumentException.class, () -> NumPyDescriptor.parse("(".repeat(100_000)));
    assertThrows(IllegalArgumentException.class, () -> NumPyDescriptor.parse("{1:".repeat(100_000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "string", "string[3]", "string[3, 'U16']", "bytes", "bytes[4, align=4]", "date", "time", "json", "object",
        "?int8", "?{x: int8}", "var * int8", "N * int8", "{x: int8, ...}", "{'': int8}", "decimal[3]",
        "categorical[['a']]", "bfloat16", "T", "map[int8, int8]",
        "datetime[tz='UTC']", "units['kg']", "() -> int8", "pointer[int8]", "char", "null"
      })
  void whatNumPyDoesNotHaveIsRefused(String type) {
    var error =
        assertThrows(IllegalArgumentException.class, () -> NumPyDescriptor.of(DataTypes.parse(type)));
    assertTrue(String.valueOf(error.getMessage()).startsWith("NumPy: "), error.toString());
  }
}
