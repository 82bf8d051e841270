package dev.ashlar.datashape.text;

import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.DataTypes;
import dev.ashlar.datashape.Dim;
import dev.ashlar.datashape.OptionType;
import java.util.ArrayList;
import java.util.List;

/** What stands before a dtype: question marks and dimensions, in order. */
final class Prefix {
  private final Token start;
  private final List<Dim> dims = new ArrayList<>();
  /** How many dimensions stand before each question mark. */
  private final List<Integer> options = new ArrayList<>();

  Prefix(Token start) {
    this.start = start;
  }

  Token start() {
    return start;
  }

  void add(Dim dim) {
    dims.add(dim);
  }

  void addOption() {
    options.add(dims.size());
  }

  int levels() {
    return dims.size() + options.size();
  }

  /** The type with this prefix in front. */
  DataType around(DataType type) {
    var result = type;
    int end = dims.size();
    for (int i = options.size() - 1; i >= 0; i--) {
      int begin = options.get(i);
      result = new OptionType(DataTypes.array(dims.subList(begin, end), result));
      end = begin;
    }
    return DataTypes.array(dims.subList(0, end), result);
  }
}
