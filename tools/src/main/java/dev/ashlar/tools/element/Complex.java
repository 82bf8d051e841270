package dev.ashlar.tools.element;

/** A complex number. Its text is Python's: {@code (1+2j)}. */
public record Complex(double real, double imaginary) {
  @Override
  public String toString() {
    var tail = PlainText.number(imaginary) + "j";
    return "(" + PlainText.number(real) + (tail.startsWith("-") ? "" : "+") + tail + ")";
  }
}
