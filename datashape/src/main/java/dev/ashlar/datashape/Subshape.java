package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Finds the type of an indexed array: NumPy's rules ("Indexing on ndarrays"), for types whose lengths may not be known.
 */
final class Subshape {
  private final DataType type;
  private final List<Dim> dims;
  private final List<Dim> result = new ArrayList<>();
  /** The next dimension to be indexed. */
  private int next;
  /** What the items of arrays and masks broadcast to; empty until there is one. */
  private List<Dim> gathered = List.of();
  private boolean gathers;
  /** Where in the result the gathered dimensions go: -1 before the first item. */
  private int place = -1;
  private boolean interrupted;
  private boolean scattered;

  private Subshape(DataType type) {
    this.type = type;
    this.dims = type.dims();
  }

  static DataType of(DataType type, List<Subscript> subscripts) {
    if (type instanceof OptionType option && !option.value().dims().isEmpty()) {
      return optional(of(option.value(), subscripts));
    }
    var subshape = new Subshape(type);
    var indexed = DataTypes.array(subshape.index(subscripts), type.dtype());
    for (var subscript : subscripts) {
      indexed =
          switch (subscript) {
            case Subscript.Field(String name) -> subshape.field(indexed, name);
            case Subscript.Fields(List<String> names) -> subshape.fields(indexed, names);
            default -> indexed;
          };
    }
    return indexed;
  }

  private static DataType optional(DataType type) {
    return type instanceof OptionType ? type : type.option();
  }

  private List<Dim> index(List<Subscript> subscripts) {
    int taken = 0;
    boolean gathering = false;
    for (var subscript : subscripts) {
      taken += dimensionsOf(subscript);
      gathering |= subscript instanceof Subscript.Positions || subscript instanceof Subscript.Mask;
    }
    if (taken > dims.size()) {
      throw new IndexOutOfBoundsException(
          "subshape: " + taken + " dimensions are indexed, " + Printer.brief(type) + " has " + dims.size());
    }
    int left = dims.size() - taken;
    for (var subscript : subscripts) {
      switch (subscript) {
        case Subscript.At(long position) -> {
          check(position);
          if (gathering) {
            gather(List.of(), 1);
          } else {
            next++;
          }
        }
        case Subscript.Slice slice -> keep(sliced(slice));
        case Subscript.NewAxis() -> pass(new Dim.Fixed(1));
        case Subscript.Ellipsis() -> {
          for (; left > 0; left--) {
            keep(dims.get(next));
          }
          interrupted |= place >= 0;
        }
        case Subscript.Positions(List<Dim> positions) -> gather(positions, 1);
        case Subscript.Mask(List<Dim> mask, OptionalLong count) -> {
          checkMask(mask);
          gather(List.of(count.isPresent() ? new Dim.Fixed(count.getAsLong()) : Dim.VAR), mask.size());
        }
        case Subscript.Field _, Subscript.Fields _ -> {}
      }
    }
    while (next < dims.size()) {
      keep(dims.get(next));
    }
    if (gathers) {
      result.addAll(scattered ? 0 : place, gathered);
    }
    return result;
  }

  private static int dimensionsOf(Subscript subscript) {
    return switch (subscript) {
      case Subscript.At _, Subscript.Slice _, Subscript.Positions _ -> 1;
      case Subscript.Mask mask -> mask.dims().size();
      case Subscript.NewAxis _, Subscript.Ellipsis _, Subscript.Field _, Subscript.Fields _ -> 0;
    };
  }

  private void keep(Dim dim) {
    next++;
    pass(dim);
  }

  private void pass(Dim dim) {
    result.add(dim);
    interrupted |= place >= 0;
  }

  private void gather(List<Dim> items, int axes) {
    var joined = Broadcast.join(gathered, items);
    if (joined == null) {
      throw new IllegalArgumentException("subshape: cannot broadcast the positions " + gathered + " with " + items);
    }
    gathered = joined;
    gathers = true;
    if (place < 0) {
      place = result.size();
    }
    scattered |= interrupted;
    next += axes;
  }

  private void check(long position) {
    var dim = indexable();
    if (dim instanceof Dim.Fixed(long extent) && (position >= extent || position < -extent)) {
      throw new IndexOutOfBoundsException(
          "subshape: position " + position + " is outside dimension " + next + " of " + Printer.brief(type));
    }
  }

  private Dim indexable() {
    var dim = dims.get(next);
    if (dim instanceof Dim.Ellipsis || dim instanceof Dim.Power) {
      throw new IllegalArgumentException(
          "subshape: " + dim + " of " + Printer.brief(type)
          + " stands for any number of dimensions and cannot be indexed");
    }
    return dim;
  }

  private Dim sliced(Subscript.Slice slice) {
    var dim = indexable();
    if (dim instanceof Dim.Fixed(long extent)) {
      return new Dim.Fixed(slice.count(extent));
    }
    return slice.isWhole() ? dim : Dim.VAR;
  }

  private void checkMask(List<Dim> mask) {
    for (int i = 0; i < mask.size(); i++) {
      var dim = dims.get(next + i);
      if (dim instanceof Dim.Fixed && mask.get(i) instanceof Dim.Fixed && !dim.equals(mask.get(i))) {
        throw new IndexOutOfBoundsException(
            "subshape: the mask " + mask + " does not fit dimension " + (next + i) + " of " + Printer.brief(type));
      }
    }
  }

  private DataType field(DataType indexed, String name) {
    var record = record(indexed);
    var field =
        record.field(name).orElseThrow(() -> new IllegalArgumentException(missing(record, name)));
    return DataTypes.array(indexed.dims(), indexed.dtype() instanceof OptionType ? optional(field) : field);
  }

  private DataType fields(DataType indexed, List<String> names) {
    var record = record(indexed);
    var builder = DataTypes.record();
    for (var name : names) {
      builder.field(
          name, record.field(name).orElseThrow(() -> new IllegalArgumentException(missing(record, name))));
    }
    var chosen = builder.build();
    return DataTypes.array(indexed.dims(), indexed.dtype() instanceof OptionType ? chosen.option() : chosen);
  }

  private RecordType record(DataType indexed) {
    var dtype = indexed.dtype() instanceof OptionType option ? option.value() : indexed.dtype();
    if (!(dtype instanceof RecordType record)) {
      throw new IllegalArgumentException("subshape: " + Printer.brief(type) + " has no fields");
    }
    return record;
  }

  private static String missing(RecordType record, String name) {
    return "subshape: " + Printer.brief(record) + " has no field '" + name + "'";
  }
}
