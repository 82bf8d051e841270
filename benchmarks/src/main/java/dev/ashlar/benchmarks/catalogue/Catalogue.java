package dev.ashlar.benchmarks.catalogue;

import java.util.ArrayList;
import java.util.List;

/** All rows of the library's own comparison. */
public final class Catalogue {
  private static final List<RowSource> FAMILIES =
      List.of(
          new ContiguousRows(),
          new OperationRows(),
          new FusionRows(),
          new ReductionRows(),
          new LayoutRows(),
          new CastRows(),
          new SelectionRows(),
          new SortingRows(),
          new MatrixRows(),
          new SmallRows(),
          new ThreadRows(),
          new StoreRows());

  private Catalogue() {}

  /** The rows, family after family, and then those of the user's sources. */
  public static List<Row> rows(Sizes sizes, List<RowSource> more) {
    var rows = new ArrayList<Row>();
    FAMILIES.forEach(family -> rows.addAll(family.rows(sizes)));
    more.forEach(family -> rows.addAll(family.rows(sizes)));
    return rows;
  }
}
