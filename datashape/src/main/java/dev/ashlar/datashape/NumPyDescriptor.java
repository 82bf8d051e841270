package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;
import dev.ashlar.datashape.text.PythonLiteral;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A dtype as NumPy describes it in the header of a {@code .npy} file ({@code numpy.lib.format}): {@code '<f8'}, or a
 * list of fields. Besides the type it says where NumPy put the bytes: fields follow each other without gaps unless the
 * descriptor pads them, and each has a byte order of its own.
 *
 * {@snippet :
 * var descriptor = NumPyDescriptor.parse("[('x', '>i2'), ('y', '<f8', (2,))]");
 * descriptor.type();      // {x: int16, y: 2 * float64}
 * descriptor.itemsize();  // 18, where the layout of the type has 24
 * NumPyDescriptor.of(descriptor.type());  // "[('x', '<i2'), ('', '|V6'), ('y', '<f8', (2,))]"
 * }
 *
 * @param type the type, which knows no byte order
 * @param itemsize bytes of one element in the file
 * @param parts the runs of bytes of one element, in the order of the file; gaps are left out
 */
public record NumPyDescriptor(DataType type, long itemsize, List<Part> parts) {
  /** Copies the list. */
  public NumPyDescriptor {
    parts = List.copyOf(parts);
  }

  /**
   * Units that lie side by side, in the file as in memory.
   *
   * @param source the bytes before them in an element of the file
   * @param target the bytes before them in an element in memory, by {@link Layout}
   * @param unitSize bytes of a unit, which byte order applies to: 4 for complex64 and for the characters of U strings
   * @param units how many there are
   * @param order the byte order in the file; the machine's own where it does not matter
   */
  public record Part(long source, long target, long unitSize, long units, ByteOrder order) {}

  /**
   * Reads a descriptor, written as a Python literal.
   *
   * @throws IllegalArgumentException if it is none, or means something that no type expresses: Python objects, long
   *     doubles, units of time that are multiples
   */
  public static NumPyDescriptor parse(String descriptor) {
    return of(PythonLiteral.parse(descriptor));
  }

  static NumPyDescriptor of(Object literal) {
    return new NumPyReader().read(literal);
  }

  /**
   * The descriptor of a type as it lies in memory: what NumPy writes for {@code dtype(..., align=True)}, gaps spelled
   * out. Items of tuples are called {@code f0}, {@code f1}, ...; missing dates and times are NumPy's NaT.
   *
   * @throws IllegalArgumentException if NumPy has no such dtype
   */
  public static String of(DataType type) {
    return NumPyWriter.write(type);
  }

  /** Whether elements in the file are, byte for byte, elements in memory. */
  public boolean isDirect() {
    return itemsize == type.layout().size()
        && parts.stream()
            .allMatch(
                part ->
                    part.source == part.target && (part.unitSize == 1 || part.order.equals(ByteOrder.nativeOrder())));
  }

  static IllegalArgumentException inexpressible(DataType type, String reason) {
    return new IllegalArgumentException("NumPy: no dtype expresses " + Printer.brief(type) + ": " + reason);
  }
}
