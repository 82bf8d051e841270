package dev.ashlar.kernels.internal.sort;

/** What {@link Selection} works on: keys, or keys with items beside them. Addresses are those of keys. */
sealed interface Selectable {
  int bytes();

  default long key(long address) {
    return Elements.get(bytes(), address);
  }

  void copy(long from, long to, long n);

  /** See {@link KeySorter#partition}. */
  long partition(long from, long low, long high, long n, long pivot);

  /** Sorts a piece of at most {@link Selection#SORTED}. */
  void sort(long from, long n);

  /**
   * Keys alone.
   *
   * @param scratch for sorting a piece
   */
  record Keys(KeySorter sorter, int bytes, long scratch) implements Selectable {
    static final long SCRATCH = Selection.SORTED * 8L + KeySorter.EXTRA;

    @Override
    public void copy(long from, long to, long n) {
      Elements.copy(from, to, n * bytes);
    }

    @Override
    public long partition(long from, long low, long high, long n, long pivot) {
      return sorter.partition(from, low, high, n, pivot);
    }

    @Override
    public void sort(long from, long n) {
      sorter.sort(from, scratch, n, bytes == 4 ? KeyOrder.INT32 : KeyOrder.INT64);
    }
  }

  /**
   * int64 keys and items: n of them at {@code keys} and {@code items}, room for as many at {@code room} and {@code
   * roomItems}.
   *
   * @param scratch for sorting a piece
   */
  record Pairs(PairSorter sorter, long keys, long items, long room, long roomItems, long n, long scratch)
      implements Selectable {
    static final long SCRATCH = 2 * Selection.SORTED * 8L + KeySorter.EXTRA;

    @Override
    public int bytes() {
      return 8;
    }

    private long item(long key) {
      return key >= keys && key < keys + n * 8 ? items + (key - keys) : roomItems + (key - room);
    }

    @Override
    public void copy(long from, long to, long n) {
      Elements.copy(from, to, n * 8);
      Elements.copy(item(from), item(to), n * 8);
    }

    @Override
    public long partition(long from, long low, long high, long n, long pivot) {
      return sorter.partition(from, item(from), low, item(low), high, item(high), n, pivot);
    }

    @Override
    public void sort(long from, long n) {
      sorter.sort(from, item(from), scratch + Selection.SORTED * 8L, scratch, n);
    }
  }
}
