package dev.ashlar.benchmarks;

import dev.ashlar.benchmarks.catalogue.Catalogue;
import dev.ashlar.benchmarks.catalogue.Row;
import dev.ashlar.benchmarks.catalogue.RowSource;
import dev.ashlar.benchmarks.catalogue.Sizes;
import dev.ashlar.tools.InputException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Which rows are asked for; an empty list asks for all.
 *
 * @param families by name
 * @param ops by name
 * @param dtypes by the standard's names
 * @param sizes numbers of elements
 * @param quick only those of a quick run
 */
record Selection(List<String> families, List<String> ops, List<String> dtypes, List<Long> sizes, boolean quick) {
  /**
   * The rows.
   *
   * @throws InputException if a name is unknown, listing the known ones, or nothing is left
   */
  List<Row> rows(List<RowSource> more) {
    var all = Catalogue.rows(new Sizes(sizes), more);
    known("family", families, all, Row::family);
    var ofFamilies = all.stream().filter(row -> families.isEmpty() || families.contains(row.family())).toList();
    known("op", ops, ofFamilies, Row::op);
    known("dtype", dtypes, ofFamilies, row -> row.dtype().standardName());
    // naming an operation is asking for it, also where a quick run would leave it out
    boolean leaveOut = quick && ops.isEmpty();
    var rows =
        ofFamilies.stream()
            .filter(row -> ops.isEmpty() || ops.contains(row.op()))
            .filter(row -> dtypes.isEmpty() || dtypes.contains(row.dtype().standardName()))
            .filter(row -> !leaveOut || row.quick())
            .toList();
    if (rows.isEmpty()) {
      throw new InputException("no row is left by this choice; 'bench --list' shows all rows");
    }
    return rows;
  }

  private static void known(String option, List<String> asked, Collection<Row> rows, Function<Row, String> name) {
    var names = new TreeSet<>(rows.stream().map(name).toList());
    for (var one : asked) {
      if (!names.contains(one)) {
        throw new InputException("--" + option + ": there is no '" + one + "'; known are " + String.join(", ", names));
      }
    }
  }
}
