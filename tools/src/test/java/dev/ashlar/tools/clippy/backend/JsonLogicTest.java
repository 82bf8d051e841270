package dev.ashlar.tools.clippy.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DataTypes;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.clippy.Json;
import dev.ashlar.tools.element.HeapArray;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JsonLogic over arrays; what is expected was worked out by hand, in Python's meaning of the operators. */
class JsonLogicTest {
  private static final NDArray NUMBERS = NDArray.of(-7.0, 0.0, 2.5, 10.0, 51.0);

  private static Object values(NDArray array, String rule) {
    return new JsonLogic(HeapArray.of(array)).array(Json.object("a rule", rule)).toList();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{'>': [{'var': 'value'}, 2.5]}                    | [false, false, false, true, true]",
      "{'>=': [{'var': ''}, 2.5]}                        | [false, false, true, true, true]",
      "{'<': [0, {'var': 'value'}, 11]}                  | [false, false, true, true, false]",
      "{'!=': [{'var': 'value'}, 0]}                     | [true, false, true, true, true]",
      "{'==': [{'%': [{'var': 'value'}, 2]}, 1]}         | [true, false, false, false, true]",
      "{'and': [{'>': [{'var': 'value'}, 0]}, {'<': [{'var': 'value'}, 50]}]} | [false, false, true, true, false]",
      "{'or': [{'<': [{'var': 'value'}, 0]}, {'>': [{'var': 'value'}, 50]}]}  | [true, false, false, false, true]",
      "{'not': [{'<': [{'var': 'value'}, 3]}]}           | [false, false, false, true, true]",
      "{'!': {'<': [{'var': 'value'}, 3]}}               | [false, false, false, true, true]",
      "{'in': [{'var': 'value'}, [0, 51]]}               | [false, true, false, false, true]",
      "{'+': [{'var': 'value'}, 1, 1]}                   | [-5.0, 2.0, 4.5, 12.0, 53.0]",
      "{'-': [{'var': 'value'}]}                         | [7.0, -0.0, -2.5, -10.0, -51.0]",
      "{'//': [{'var': 'value'}, 2]}                     | [-4.0, 0.0, 1.0, 5.0, 25.0]",
      "{'/': [{'*': [{'var': 'value'}, 2]}, 4]}          | [-3.5, 0.0, 1.25, 5.0, 25.5]",
      "{'**': [{'var': 'value'}, 2]}                     | [49.0, 0.0, 6.25, 100.0, 2601.0]",
      "{'max': [{'var': 'value'}, 1, 3]}                 | [3.0, 3.0, 3.0, 10.0, 51.0]",
      "{'if': [{'<': [{'var': 'value'}, 0]}, -1, 1]}     | [-1, 1, 1, 1, 1]",
      "{'rule': {'>': [{'var': 'value'}, 10]}}           | [false, false, false, false, true]"})
  void numbers(String rule, String expected) {
    assertEquals(expected, values(NUMBERS, rule.replace('\'', '"')).toString());
  }

  private static NDArray records() {
    var type = DataTypes.parse("{name: string[8, 'ascii'], temp: ?int32, inner: {x: int8}}");
    var segment = Arena.ofAuto().allocate(3 * type.layout().size(), 8);
    var names = List.of("rain", "snow", "drizzle");
    for (int i = 0; i < 3; i++) {
      long at = i * type.layout().size();
      var name = names.get(i).getBytes(StandardCharsets.US_ASCII);
      MemorySegment.copy(name, 0, segment, ValueLayout.JAVA_BYTE, at, name.length);
      segment.set(ValueLayout.JAVA_INT, at + 8, i == 1 ? Integer.MIN_VALUE : 50 + i);
      segment.set(ValueLayout.JAVA_BYTE, at + 12, (byte) i);
    }
    return NDArray.ofSegment(segment, type, 3);
  }

  @Test
  void fieldsAndTexts() {
    var records = records();
    assertEquals("[false, false, true]", values(records, "{\">\": [{\"var\": \"value.temp\"}, 50]}").toString());
    assertEquals("[false, true, true]", values(records, "{\">=\": [{\"var\": \"inner.x\"}, 1]}").toString());
    assertEquals("[true, false, false]", values(records, "{\"==\": [{\"var\": \"name\"}, \"rain\"]}").toString());
    assertEquals("[true, false, true]", values(records, "{\"in\": [\"i\", {\"var\": \"value.name\"}]}").toString());
    assertEquals("[true, true, false]", values(records, "{\"regex\": [\"^....$\", {\"var\": \"name\"}]}").toString());
    assertEquals("[false, true, false]",
        values(records, "{\"==\": [{\"cat\": [{\"var\": \"name\"}, \"!\"]}, \"snow!\"]}").toString());
    assertEquals(
        "[false, true, true]", values(records, "{\"in\": [{\"var\": \"name\"}, [\"snow\", \"drizzle\"]]}").toString());
    assertEquals("[false, false, true]",
        values(records, "{\"and\": [{\"in\": [\"z\", {\"var\": \"name\"}]}, {\">\": [{\"var\": \"temp\"}, 1]}]}")
        .toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{'>': [{'var': 'temper'}, 1]}        | there is no field 'temper'",
      "{'>': [{'var': 'value'}, 1]}         | 'value' is a record",
      "{'=>': [{'var': 'temp'}, 1]}         | no operator '=>'",
      "{'>': [{'var': 'temp'}, 'x']}        | a text was expected",
      "{'>': [{'var': 'temp'}]}             | takes two operands",
      "{'>': [1, 2], '<': [1, 2]}           | one operator",
      "{'var': [3]}                         | named by a text",
      "{'regex': ['(', {'var': 'name'}]}    | regular expression",
      "{'+': [{'var': 'name'}, 1]}          | numbers were expected",
      "{'expression_type': 'sql', 'rule': 1} | of type \"sql\""})
  void whatIsWrongIsSaid(String rule, String part) {
    var text = rule.replace('\'', '"');
    var failure = assertThrows(InputException.class, () -> values(records(), text));
    assertTrue(failure.toString().contains(part), failure.toString());
  }
}
