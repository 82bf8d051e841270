/**
 * Sorting of elements in native memory. Every dtype is mapped to integer keys of the wanted order ({@link
 * dev.ashlar.kernels.internal.sort.KeyOrder}); short keys are counted, and so are long ones of few values
 * ({@link dev.ashlar.kernels.internal.sort.FewValues}); others are sorted by a vector quicksort or, while
 * that is cold or where there are no vectors, by a radix sort. Values, index sorts, selection and binary search are
 * built on that. Only classes named {@code Vector...} and {@code Network...} mention vectors; {@link
 * dev.ashlar.kernels.internal.sort.VectorSorters} is the seam before them.
 */
@NullMarked
package dev.ashlar.kernels.internal.sort;

import org.jspecify.annotations.NullMarked;
