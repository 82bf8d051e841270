package dev.ashlar.kernels.internal.sort;

import static dev.ashlar.kernels.internal.sort.Elements.getLong;
import static dev.ashlar.kernels.internal.sort.Elements.setLong;

/** Binary search for complex numbers. */
final class ComplexBinarySearch extends BinarySearch {
  private final ComplexSort order;

  ComplexBinarySearch(ComplexSort order) {
    this.order = order;
  }

  @Override
  public void search(Run haystack, Run sorter, long n, Run needles, long m, Run out, boolean right) {
    for (long i = 0; i < m; i++) {
      long low = 0;
      long high = n;
      while (low < high) {
        long middle = (low + high) >>> 1;
        long position = sorter.address() == 0 ? middle : getLong(sorter.at(middle));
        int comparison = order.compare(haystack.at(position), needles.at(i));
        if (comparison < 0 || (right && comparison == 0)) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      setLong(out.at(i), low);
    }
  }
}
