package dev.ashlar.datashape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nesting costs no stack: 1000 levels of everything work on a small one, 100 000 are refused. */
class NestingTest {
  private static final int DEEP = 1000;
  private static final int TOO_DEEP = 100_000;
  private static final long SMALL_STACK = 1 << 17;

  static Stream<Arguments> nestings() {
    return Stream.of(
        Arguments.of("{x: ", "}"),
        Arguments.of("(", ")"),
        Arguments.of("(int8, ", ")"),
        Arguments.of("option[", "]"),
        Arguments.of("?3 * ", ""),
        Arguments.of("pointer[", "]"),
        Arguments.of("map[string, ", "]"),
        Arguments.of("() -> ", ""),
        Arguments.of("(", ") -> int8"),
        Arguments.of("units['m', ", "]"),
        Arguments.of("3 * ", ""),
        Arguments.of("var * ", ""),
        Arguments.of("tuple[[", "]]"),
        Arguments.of("categorical[[1], type=", "]"),
        Arguments.of("?{x: 3 * (", ")}"));
  }

  @ParameterizedTest
  @MethodSource("nestings")
  void aThousandLevelsWork(String open, String close) throws InterruptedException {
    onSmallStack(
        () -> {
          var text = open.repeat(DEEP) + "int8" + close.repeat(DEEP);
          var type = DataTypes.parse(text);
          var same = DataTypes.parse(type.toString());
          var other = DataTypes.parse(text.replace("int8" + close, "int16" + close));
          assertEquals(type, same);
          assertEquals(type.hashCode(), same.hashCode());
          assertNotEquals(type, other);
          assertEquals(type, DataTypes.parse(type.pretty(40)));
          assertTrue(type.match(same).matches());
          assertTrue(DataTypes.parse("Any").match(type).matches());
          assertEquals(type, type.match(same).bindings().substitute(type));
          assertEquals(type, DataTypes.promote(type, same));
          assertEquals(0, Coercion.cost(type, same));
          type.isScalar();
          type.isRecord();
          type.isTabular();
          type.isNumeric();
          type.isHomogeneous();
          type.isFixed();
          type.hasVar();
          try {
            type.layout();
          } catch (IllegalArgumentException e) {
            assertTrue(String.valueOf(e.getMessage()).startsWith("layout: "), e.toString());
          }
        });
  }

  @ParameterizedTest
  @MethodSource("nestings")
  void aHundredThousandLevelsAreRefused(String open, String close) throws InterruptedException {
    onSmallStack(
        () -> {
          var error =
              assertThrows(
                  DataShapeException.class,
                  () -> DataTypes.parse(open.repeat(TOO_DEEP) + "int8" + close.repeat(TOO_DEEP)));
          assertTrue(error.reason().contains("levels"), error.reason());
          assertThrows(DataShapeException.class, () -> DataTypes.parse(open.repeat(TOO_DEEP)));
        });
  }

  static Stream<UnaryOperator<DataType>> builders() {
    return Stream.of(
        DataType::option,
        type -> type.dim(3),
        DataTypes::pointer,
        DataTypes::tuple,
        type -> DataTypes.record("x", type),
        type -> DataTypes.map(DataTypes.int8(), type),
        type -> DataTypes.map(type, DataTypes.int8()),
        type -> DataTypes.units("m", type),
        type -> DataTypes.function(List.of(), type));
  }

  @ParameterizedTest
  @MethodSource("builders")
  void theBuilderRefusesTheSameDepth(UnaryOperator<DataType> around) {
    DataType type = DataTypes.int8();
    for (int i = 1; i < DataType.MAX_DEPTH; i++) {
      type = around.apply(type);
    }
    assertEquals(type, DataTypes.parse(type.toString()));
    var deepest = type;
    var error = assertThrows(IllegalArgumentException.class, () -> around.apply(deepest));
    assertEquals("a type has at most 4096 levels, not 4097", error.getMessage());
  }

  @Test
  void sharedPartsCountWhereverTheyStand() {
    DataType type = DataTypes.int8();
    for (int i = 0; i < 15; i++) {
      type = DataTypes.tuple(type, type);
    }
    assertEquals(type, DataTypes.parse(type.toString()));
    var large = type;
    assertThrows(
        IllegalArgumentException.class,
        () -> {
          var twice = large;
          for (int i = 0; i < 100; i++) {
            twice = DataTypes.tuple(twice, twice);
          }
        });
    var bomb = new StringBuilder("type A = (int8, int8) ");
    for (char c = 'B'; c <= 'Z'; c++) {
      bomb.append("type %c = (%c, %c) ".formatted(c, c - 1, c - 1));
    }
    assertThrows(DataShapeException.class, () -> DataTypes.parse(bomb + "Z"));
  }

  private static void onSmallStack(Runnable body) throws InterruptedException {
    var failure = new AtomicReference<@Nullable Throwable>();
    var thread = new Thread(null, body, "small stack", SMALL_STACK);
    thread.setUncaughtExceptionHandler((_, e) -> failure.set(e));
    thread.start();
    thread.join();
    var thrown = failure.get();
    if (thrown != null) {
      throw new AssertionError(thrown);
    }
  }
}
