package dev.ashlar.benchmarks.catalogue;

import static dev.ashlar.datashape.DType.FLOAT64;

import java.util.ArrayList;
import java.util.List;

/**
 * Attaching, committing to and scanning stores; the reference is what the operating system needs for the same bytes.
 * What has a bar in other units than a ratio, or needs a process or a gibibyte of its own, is in
 * {@link dev.ashlar.benchmarks.store.StoreTable}.
 */
final class StoreRows implements RowSource {
  private static final String FAMILY = "store";
  private static final long MANY = 100_000;

  @Override
  public List<Row> rows(Sizes sizes) {
    var rows = new ArrayList<Row>();
    if (sizes.has(MANY)) {
      rows.add(
          row("open, find, read 1 of 100000 arrays, close", MANY, "StoreWork.withArrays(" + MANY + ", 1)")
              .collected("work.openFindRead()")
              .spelled(Dialect.REFERENCE, "work.openReadPage()")
              .quick()
              .build());
    }
    if (sizes.has(8)) {
      rows.add(
          row("commit 64 bytes", 8, "StoreWork.withArrays(1, 8)")
              .collected("work.commitSmall()")
              .spelled(Dialect.REFERENCE, "work.writePageAndSync()")
              .bar(3.0)
              .quick()
              .build());
    }
    if (sizes.has(10_000)) {
      rows.add(
          row("append 10000 and commit", 10_000, "StoreWork.withArrays(1, 10_000)")
              .collected("work.append(10_000)")
              .spelled(Dialect.REFERENCE, "work.writeAndSync(80_000)")
              .build());
    }
    if (sizes.has(500_000)) {
      rows.add(
          row("open and sum 4 MB", 500_000, "StoreWork.withArrays(1, 500_000)")
              .collected("work.openAndSum()")
              .setup(Dialect.NUMPY,
                  "import tempfile; folder = tempfile.TemporaryDirectory(); path = folder.name + '/a.npy'; np.save(path, np.ones(500_000))")
              .numpy("np.load(path).sum()")
              .bar(1.0)
              .quick()
              .build());
    }
    return rows;
  }

  private static Row.Builder row(String op, long n, String made) {
    return Row.of(FAMILY, op, FLOAT64, n).setup(Dialect.ASHLAR, setup(made)).setup(Dialect.REFERENCE, setup(made));
  }

  private static String setup(String made) {
    return "private final StoreWork work = " + made
        + "; @Override public void close() throws Exception { work.close(); }";
  }
}
