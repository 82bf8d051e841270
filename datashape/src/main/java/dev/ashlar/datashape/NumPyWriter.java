package dev.ashlar.datashape;

import dev.ashlar.datashape.text.PythonLiteral;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes types as NumPy's descriptors, gaps between fields spelled out. */
final class NumPyWriter {
  private static final String ORDER = ByteOrder.nativeOrder().equals(ByteOrder.LITTLE_ENDIAN) ? "<" : ">";

  /** A dtype's literal, and the sub-array shape that belongs behind it; empty for none. */
  private record Piece(String dtype, String shape) {
    String standalone() {
      return shape.isEmpty() ? dtype : "(" + dtype + ", " + shape + ")";
    }
  }

  private NumPyWriter() {}

  static String write(DataType type) {
    return Fold.<Piece>of(type, NumPyWriter::piece).standalone();
  }

  private static Piece piece(DataType root, List<Piece> inner) {
    return switch (root) {
      case DType type -> number(type);
      case DatetimeType type when type.timezone() == null -> code(ORDER, "M8[" + type.unit() + "]");
      case TimedeltaType type -> code(ORDER, "m8[" + type.unit() + "]");
      case FixedStringType type when type.encoding() == StringEncoding.ASCII -> code("|", "S" + type.length());
      case FixedStringType type when type.encoding() == StringEncoding.UTF32 -> code(ORDER, "U" + type.length());
      case FixedBytesType type when type.alignment() == 1 -> code("|", "V" + type.length());
      case OptionType type when type.value() instanceof DatetimeType || type.value() instanceof TimedeltaType ->
          inner.getFirst();
      case RecordType type -> fields(type, type.names(), type.variadic(), inner);
      case TupleType type ->
          fields(
              type, IntStream.range(0, inner.size()).mapToObj(i -> "f" + i).toList(), type.variadic(), inner);
      case ArrayType type -> array(type, inner.getFirst());
      case BasicType type when type == BasicType.DATE ->
          throw NumPyDescriptor.inexpressible(type, "it is 4 bytes; NumPy counts days in 8, as datetime[unit='D']");
      case StringType type -> throw NumPyDescriptor.inexpressible(type, "NumPy's strings have one length");
      case FixedStringType type ->
          throw NumPyDescriptor.inexpressible(type, "NumPy's strings are encoded as 'A' or 'U32'");
      case OptionType type ->
          throw NumPyDescriptor.inexpressible(type, "NumPy has missing values of dates and times alone");
      case DataType type -> throw NumPyDescriptor.inexpressible(type, "NumPy has nothing like it");
    };
  }

  private static Piece code(String order, String code) {
    return new Piece("'" + order + code + "'", "");
  }

  private static Piece number(DType type) {
    char kind =
        switch (type.kind()) {
          case BOOL -> 'b';
          case INT -> 'i';
          case UINT -> 'u';
          case FLOAT -> 'f';
          case COMPLEX -> 'c';
        };
    return code(type.itemsize() == 1 ? "|" : ORDER, kind + "" + type.itemsize());
  }

  private static Piece array(ArrayType type, Piece element) {
    var extents = new ArrayList<String>();
    for (var dim : type.dims()) {
      if (!(dim instanceof Dim.Fixed)) {
        throw NumPyDescriptor.inexpressible(type, "the dimension " + dim + " has no fixed length");
      }
      extents.add(dim.toString());
    }
    var shape = "(" + String.join(", ", extents) + (extents.size() == 1 ? ",)" : ")");
    return new Piece(element.standalone(), shape);
  }

  private static Piece fields(DataType type, List<String> names, boolean variadic, List<Piece> inner) {
    if (variadic || names.contains("")) {
      throw NumPyDescriptor.inexpressible(
          type, variadic ? "'...' stands for fields that are not said" : "a field without a name is a gap in NumPy");
    }
    var layout = type.layout();
    var offsets = layout.offsets();
    var fields = new ArrayList<String>();
    long end = 0;
    for (int i = 0; i < offsets.length; i++) {
      addGap(fields, offsets[i] - end);
      var piece = inner.get(i);
      var shape = piece.shape.isEmpty() ? "" : ", " + piece.shape;
      fields.add("(" + PythonLiteral.quote(names.get(i)) + ", " + piece.dtype + shape + ")");
      end = offsets[i] + type.components().get(i).layout().size();
    }
    addGap(fields, layout.size() - end);
    return new Piece("[" + String.join(", ", fields) + "]", "");
  }

  private static void addGap(List<String> fields, long bytes) {
    if (bytes > 0) {
      fields.add("('', '|V" + bytes + "')");
    }
  }
}
