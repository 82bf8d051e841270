package dev.ashlar.datashape;

import static dev.ashlar.datashape.Subscript.ALL;
import static dev.ashlar.datashape.Subscript.ELLIPSIS;
import static dev.ashlar.datashape.Subscript.NEW_AXIS;
import static dev.ashlar.datashape.Subscript.at;
import static dev.ashlar.datashape.Subscript.field;
import static dev.ashlar.datashape.Subscript.fields;
import static dev.ashlar.datashape.Subscript.mask;
import static dev.ashlar.datashape.Subscript.positions;
import static dev.ashlar.datashape.Subscript.slice;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SubshapeTest {
  private static void check(String expected, String type, Subscript... subscripts) {
    assertEquals(DataTypes.parse(expected), DataTypes.parse(type).subshape(subscripts));
  }

  @Test
  void positionsTakeDimensionsAway() {
    check("4 * int8", "3 * 4 * int8", at(2));
    check("int8", "3 * 4 * int8", at(-3), at(0));
    check("int8", "var * int8", at(100));
    check("int8", "N * int8", at(100));
    check("3 * int8", "3 * 4 * int8", ELLIPSIS, at(1));
    check("3 * 4 * int8", "3 * 4 * int8");
  }

  @Test
  void slicesCountAsInPython() {
    check("2 * int8", "5 * int8", slice(1, 3, 1));
    check("4 * int8", "10 * int8", slice(0, 7, 2));
    check("0 * int8", "10 * int8", slice(7, 0, 2));
    check("4 * int8", "10 * int8", slice(7, 0, -2));
    check("10 * int8", "10 * int8", slice(Long.MIN_VALUE, Long.MAX_VALUE, 1));
    check("1 * int8", "10 * int8", slice(Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE));
    check("3 * int8", "10 * int8", slice(-3, 100, 1));
    check("0 * int8", "0 * int8", new Subscript.Slice(OptionalLong.empty(), OptionalLong.empty(), -1));
    check("var * int8", "var * int8", ALL);
    check("N * int8", "N * int8", ALL);
    check("var * int8", "N * int8", slice(0, 3, 1));
    assertThrows(IllegalArgumentException.class, () -> slice(0, 1, 0));
  }

  @Test
  void newAxesAndEllipsesKeepTheRest() {
    check("1 * 3 * 4 * int8", "3 * 4 * int8", NEW_AXIS);
    check("3 * 4 * 1 * int8", "3 * 4 * int8", ELLIPSIS, NEW_AXIS);
    check("1 * int8", "int8", NEW_AXIS);
    check("3 * 1 * int8", "3 * 4 * int8", ALL, NEW_AXIS, at(0));
  }

  @Test
  void arraysOfPositionsGoWhereNumPyPutsThem() {
    check("5 * 6 * 4 * int8", "3 * 4 * int8", positions(5, 6));
    check("3 * 5 * int8", "3 * 4 * int8", ALL, positions(5));
    check("5 * int8", "3 * 4 * int8", positions(5), positions(1));
    check("5 * 3 * int8", "2 * 3 * 4 * int8", positions(5), ALL, at(0));
    check("2 * 5 * int8", "2 * 3 * 4 * int8", ALL, positions(5), at(0));
    check("5 * 3 * int8", "2 * 3 * 4 * int8", at(0), ALL, positions(5));
    assertThrows(
        IllegalArgumentException.class, () -> DataTypes.parse("3 * 4 * int8").subshape(positions(2), positions(3)));
  }

  @Test
  void masksCountWhatIsNotKnown() {
    check("var * 4 * int8", "3 * 4 * int8", mask(3));
    check("var * int8", "3 * 4 * int8", mask(3, 4));
    check("2 * int8", "3 * int8", new Subscript.Mask(List.of(new Dim.Fixed(3)), OptionalLong.of(2)));
    assertThrows(IndexOutOfBoundsException.class, () -> DataTypes.parse("3 * int8").subshape(mask(4)));
  }

  @Test
  void fieldsAreTakenBehindTheDimensions() {
    check("int8", "{x: int8, y: bool}", field("x"));
    check("3 * bool", "3 * {x: int8, y: bool}", field("y"));
    check("3 * 2 * int8", "3 * {x: 2 * int8}", field("x"));
    check("2 * int8", "3 * {x: 2 * int8}", at(0), field("x"));
    check("var * {z: date, x: int8}", "var * {x: int8, y: bool, z: date}", fields("z", "x"));
    check("3 * ?int8", "3 * ?{x: int8}", field("x"));
    check("int8", "{x: {y: int8}}", field("x"), field("y"));
    assertThrows(IllegalArgumentException.class, () -> DataTypes.parse("{x: int8}").subshape(field("z")));
    assertThrows(IllegalArgumentException.class, () -> DataTypes.parse("int8").subshape(field("z")));
  }

  @Test
  void missingArraysStayMissing() {
    check("?int8", "?3 * int8", at(0));
    check("?2 * int8", "?3 * int8", slice(0, 2, 1));
  }

  @Test
  void whatIsOutsideIsRefused() {
    assertThrows(IndexOutOfBoundsException.class, () -> DataTypes.parse("3 * int8").subshape(at(3)));
    assertThrows(IndexOutOfBoundsException.class, () -> DataTypes.parse("3 * int8").subshape(at(-4)));
    assertThrows(IndexOutOfBoundsException.class, () -> DataTypes.parse("3 * int8").subshape(at(0), at(0)));
    assertThrows(IllegalArgumentException.class, () -> DataTypes.parse("... * int8").subshape(at(0)));
  }
}
