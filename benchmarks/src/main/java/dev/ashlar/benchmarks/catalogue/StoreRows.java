package dev.ashlar.benchmarks.catalogue;

import static dev.ashlar.datashape.DType.FLOAT32;
import static dev.ashlar.datashape.DType.FLOAT64;

import java.util.ArrayList;
import java.util.List;

/** Attaching, committing and scanning stores; the reference is what the operating system needs for the same bytes. */
final class StoreRows implements RowSource {
  private static final String FAMILY = "store";
  private static final long MANY = 100_000;
  private static final long GIBIBYTE = 1L << 30;

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
      rows.add(
          row("put 100000 arrays of 100, one commit", MANY, "StoreWork.empty()")
              .cold()
              .collected("work.putMany(" + MANY + ", 100)")
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
      rows.add(
          row("64 commits by 16 threads", 8, "StoreWork.withArrays(16, 8)")
              .collected("work.commitFromThreads(16, 4)")
              .spelled(Dialect.REFERENCE, "work.commitFromThreads(1, 64)")
              .bar(.2)
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
              .setup(Dialect.NUMPY, "import tempfile; folder = tempfile.TemporaryDirectory(); path = folder.name + '/a.npy'; np.save(path, np.ones(500_000))")
              .numpy("np.load(path).sum()")
              .bar(1.0)
              .quick()
              .build());
    }
    if (sizes.has(100_000_000)) {
      rows.add(
          Row.of(FAMILY, "sum of a mapped array", FLOAT32, 100_000_000)
              .setup(Dialect.ASHLAR, setup("StoreWork.withFloats(100_000_000)"))
              .setup(Dialect.REFERENCE, "private final NDArray a = Creation.ones(DType.FLOAT32, 100_000_000);")
              .reading(100_000_000L * FLOAT32.itemsize())
              .out(FLOAT32, 1)
              .ashlar("Statistics.sum(work.mapped())")
              .spelled(Dialect.REFERENCE, "Statistics.sum(a)")
              .bar(1.1)
              .build());
    }
    if (sizes.has(GIBIBYTE / FLOAT64.itemsize())) {
      rows.add(
          row("write 1 GiB and commit", GIBIBYTE / FLOAT64.itemsize(), "StoreWork.withFile(" + GIBIBYTE + "L)")
              .cold()
              .collected("work.writeBig(" + GIBIBYTE + "L)")
              .spelled(Dialect.REFERENCE, "work.copyFileAndSync()")
              .bar(1.0)
              .build());
    }
    return rows;
  }

  private static Row.Builder row(String op, long n, String made) {
    return Row.of(FAMILY, op, FLOAT64, n).setup(Dialect.ASHLAR, setup(made)).setup(Dialect.REFERENCE, setup(made));
  }

  private static String setup(String made) {
    return "private final StoreWork work = " + made + "; @Override public void close() throws Exception { work.close(); }";
  }
}
