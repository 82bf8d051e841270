package dev.ashlar.datashape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The type of a list whose items have been found to be of two types: lengths that differ become {@code var}, fields
 * that are absent and values that are null become options, numbers are promoted.
 */
final class Unification {
  /** The type of the items of an empty list: it gives way to every other. */
  static final BasicType NOTHING = BasicType.VOID;

  /** Two types have nothing in common; kept inside this class, so it needs no trace. */
  private static final class Impossible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Impossible() {
      super("no common type", null, false, false);
    }
  }

  private record Pair(DataType left, DataType right) {}

  private final boolean textual;

  private Unification(boolean textual) {
    this.textual = textual;
  }

  /**
   * The common type, or null if there is none.
   *
   * @param textual whether single values of different types may have been text, and then are strings
   */
  static @Nullable DataType of(DataType left, DataType right, boolean textual) {
    if (left.equals(right)) {
      return left;
    }
    var unification = new Unification(textual);
    try {
      return Fold.<Pair, DataType>of(new Pair(left, right), Unification::parts, unification::combine);
    } catch (Impossible e) {
      return null;
    }
  }

  static DataType optional(DataType type) {
    return type instanceof OptionType || type == BasicType.NULL ? type : type.option();
  }

  private static boolean isSettled(DataType l, DataType r) {
    return l.equals(r) || l == NOTHING || r == NOTHING || l == BasicType.NULL || r == BasicType.NULL;
  }

  private static List<Pair> parts(Pair pair) {
    var l = pair.left;
    var r = pair.right;
    if (isSettled(l, r)) {
      return List.of();
    }
    if (l instanceof OptionType || r instanceof OptionType) {
      return List.of(new Pair(value(l), value(r)));
    }
    if (l instanceof ArrayType || r instanceof ArrayType) {
      return List.of(new Pair(l.dtype(), r.dtype()));
    }
    if (l instanceof RecordType a && r instanceof RecordType b) {
      return List.copyOf(fields(a, b).values());
    }
    if (l instanceof TupleType && r instanceof TupleType && l.components().size() == r.components().size()) {
      var pairs = new ArrayList<Pair>();
      for (int i = 0; i < l.components().size(); i++) {
        pairs.add(new Pair(l.components().get(i), r.components().get(i)));
      }
      return pairs;
    }
    return List.of();
  }

  private static DataType value(DataType type) {
    return type instanceof OptionType option ? option.value() : type;
  }

  /** All fields of both; an absent one is null there. */
  private static SequencedMap<String, Pair> fields(RecordType l, RecordType r) {
    var fields = new LinkedHashMap<String, Pair>();
    for (int i = 0; i < l.names().size(); i++) {
      fields.put(l.names().get(i), new Pair(l.types().get(i), BasicType.NULL));
    }
    for (int i = 0; i < r.names().size(); i++) {
      var type = r.types().get(i);
      fields.merge(
          r.names().get(i), new Pair(BasicType.NULL, type), (present, _) -> new Pair(present.left, type));
    }
    return fields;
  }

  private DataType combine(Pair pair, List<DataType> parts) {
    var l = pair.left;
    var r = pair.right;
    if (isSettled(l, r)) {
      return settled(l, r);
    }
    if (l instanceof OptionType || r instanceof OptionType) {
      return optional(parts.getFirst());
    }
    if (l instanceof ArrayType || r instanceof ArrayType) {
      return DataTypes.array(dims(l, r), parts.getFirst());
    }
    if (l instanceof RecordType a && r instanceof RecordType b) {
      return new RecordType(List.copyOf(fields(a, b).keySet()), parts, false);
    }
    if (!parts.isEmpty() && l instanceof TupleType tuple) {
      return tuple.with(parts);
    }
    return scalars(l, r);
  }

  private static DataType settled(DataType l, DataType r) {
    if (l.equals(r) || r == NOTHING) {
      return l;
    }
    if (l == NOTHING) {
      return r;
    }
    return optional(l == BasicType.NULL ? r : l);
  }

  private static List<Dim> dims(DataType l, DataType r) {
    int shared = Math.min(l.dims().size(), r.dims().size());
    // a list without items may have been one of lists
    boolean leftOpen = l.dtype() == NOTHING && l.dims().size() == shared;
    boolean rightOpen = r.dtype() == NOTHING && r.dims().size() == shared;
    if (l.dims().size() != r.dims().size() && !leftOpen && !rightOpen) {
      throw new Impossible();
    }
    var dims = new ArrayList<>(l.dims().size() > shared ? l.dims() : r.dims());
    for (int i = 0; i < shared; i++) {
      dims.set(i, l.dims().get(i).equals(r.dims().get(i)) ? l.dims().get(i) : Dim.VAR);
    }
    return dims;
  }

  private DataType scalars(DataType l, DataType r) {
    // true and 1 are no numbers of one kind in a list, unlike in arithmetic
    boolean mixesBool = (l == DType.BOOL) != (r == DType.BOOL);
    try {
      if (!mixesBool) {
        return Promotion.of(l, r);
      }
    } catch (IllegalArgumentException e) {
      if (!textual) {
        throw new Impossible();
      }
    }
    if (textual && Kinds.isScalar(l) && Kinds.isScalar(r)) {
      return DataTypes.string();
    }
    throw new Impossible();
  }
}
