package dev.ashlar.kernels.internal.matmul;

/**
 * A result cut into cells of about the same size, one for each thread. Some may be empty where there is little to cut.
 */
record Grid(long m, long n, int rowParts, int columnParts) {
  /** Cuts fall on multiples of these, which suit the tiles of all machines. */
  private static final long ROW_UNIT = 24;

  private static final long COLUMN_UNIT = 64;

  /** The grid whose cells are nearest to squares, for then their operands are smallest. */
  static Grid of(long m, long n, int cells) {
    int best = 1;
    for (int parts = 2; parts <= cells; parts++) {
      if (cells % parts == 0 && perimeter(m, n, parts, cells) < perimeter(m, n, best, cells)) {
        best = parts;
      }
    }
    return new Grid(m, n, best, cells / best);
  }

  private static double perimeter(long m, long n, int rowParts, int cells) {
    return (double) m / rowParts + (double) n * rowParts / cells;
  }

  int cells() {
    return rowParts * columnParts;
  }

  long firstRow(int cell) {
    return cut(m, cell / columnParts, rowParts, ROW_UNIT);
  }

  long endRow(int cell) {
    return cut(m, cell / columnParts + 1, rowParts, ROW_UNIT);
  }

  long firstColumn(int cell) {
    return cut(n, cell % columnParts, columnParts, COLUMN_UNIT);
  }

  long endColumn(int cell) {
    return cut(n, cell % columnParts + 1, columnParts, COLUMN_UNIT);
  }

  private static long cut(long length, int part, int parts, long unit) {
    return part == parts ? length : length / parts * part / unit * unit;
  }
}
