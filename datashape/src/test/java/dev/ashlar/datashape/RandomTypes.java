package dev.ashlar.datashape;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Makes types of every sort at random; the same seed makes the same types. */
final class RandomTypes {
  private static final TickUnit[] CLOCK_UNITS =
      {TickUnit.NANOSECOND, TickUnit.MICROSECOND, TickUnit.SECOND, TickUnit.HOUR};

  private final SplittableRandom random;

  RandomTypes(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A type of so many levels at most. */
  DataType next(int levels) {
    return switch (levels <= 1 ? random.nextInt(6) : random.nextInt(16)) {
      case 0, 1 -> pick(DType.values());
      case 2 -> pick(BasicType.values());
      case 3 -> pick(TypeKind.values());
      case 4 -> DataTypes.variable(variable());
      case 5 -> parametric();
      case 6, 7 -> {
        var inner = next(levels - 1);
        yield inner instanceof ArrayType ? inner : DataTypes.array(dims(), inner);
      }
      case 8 -> next(levels - 1).option();
      case 9, 10 -> {
        var names = texts();
        yield new RecordType(names, types(names.size(), levels - 1), random.nextBoolean());
      }
      case 11 -> new TupleType(types(random.nextInt(4), levels - 1), random.nextBoolean());
      case 12 -> {
        var keywords = texts();
        yield new FunctionType(
            types(keywords.size() + random.nextInt(3), levels - 1), keywords, random.nextBoolean(), next(levels - 1));
      }
      case 13 -> DataTypes.map(next(levels - 1), next(levels - 1));
      case 14 -> DataTypes.pointer(next(levels - 1));
      default -> DataTypes.units(text(), next(levels - 1));
    };
  }

  /** Any text without lone surrogates: words, quotes, controls, what prints and what does not. */
  String text() {
    var text = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      switch (random.nextInt(5)) {
        case 0 -> text.append(
            pick(new String[] {"True", "False", "type", "x", "_y1", "Zed", "int32", "'", "\"", "\\", "\\u0041"}));
        case 1 -> text.append((char) random.nextInt(0x80));
        case 2 -> text.append((char) random.nextInt(0xD800));
        case 3 -> text.append((char) random.nextInt(0xE000, 0x10000));
        default -> text.appendCodePoint(random.nextInt(0x10000, 0x110000));
      }
    }
    return text.toString();
  }

  private DataType parametric() {
    return switch (random.nextInt(9)) {
      case 0 -> new StringType(pick(StringEncoding.values()));
      case 1 -> new FixedStringType(length(), pick(StringEncoding.values()));
      case 2 -> new FixedBytesType(length(), 1L << random.nextInt(63));
      case 3 -> new TimeType(random.nextBoolean() ? null : text(), pick(CLOCK_UNITS));
      case 4 -> new DatetimeType(random.nextBoolean() ? null : text(), pick(TickUnit.values()));
      case 5 -> new TimedeltaType(pick(TickUnit.values()));
      case 6 -> new DecimalType(1 + length() / 2, random.nextLong());
      default -> new CategoricalType(
          categories(), random.nextBoolean() ? DataTypes.string() : next(2), random.nextBoolean());
    };
  }

  private List<Object> categories() {
    Supplier<Object> one =
        switch (random.nextInt(3)) {
          case 0 -> this::text;
          case 1 -> random::nextLong;
          default -> random::nextBoolean;
        };
    var categories = new LinkedHashSet<>();
    int size = random.nextInt(random.nextInt(50) == 0 ? 2000 : 5);
    for (int i = 0; i < size; i++) {
      categories.add(one.get());
    }
    return new ArrayList<>(categories);
  }

  private List<Dim> dims() {
    var dims = new ArrayList<Dim>();
    boolean ellipsis = false;
    for (int i = random.nextInt(4); i >= 0; i--) {
      var dim = random.nextInt(7) == 0 ? new Dim.Power(dim(), variable()) : dim();
      if (!ellipsis && random.nextInt(8) == 0) {
        dim = random.nextBoolean() ? Dim.ELLIPSIS : new Dim.Ellipsis(variable());
        ellipsis = true;
      }
      dims.add(dim);
    }
    return dims;
  }

  private Dim dim() {
    return switch (random.nextInt(6)) {
      case 0, 1 -> new Dim.Fixed(length());
      case 2 -> Dim.VAR;
      case 3 -> Dim.ANY_FIXED;
      case 4 -> Dim.ANY;
      default -> new Dim.Variable(variable());
    };
  }

  private long length() {
    return random.nextInt(10) == 0 ? random.nextLong() & Long.MAX_VALUE : random.nextInt(20);
  }

  private String variable() {
    return pick(new String[] {"T", "N", "M", "TrueX", "Var_1", "A", "FixedN"});
  }

  private List<String> texts() {
    return IntStream.range(0, random.nextInt(4)).mapToObj(_ -> text()).distinct().toList();
  }

  private List<DataType> types(int count, int levels) {
    var types = new ArrayList<DataType>();
    for (int i = 0; i < count; i++) {
      types.add(next(levels));
    }
    return types;
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
