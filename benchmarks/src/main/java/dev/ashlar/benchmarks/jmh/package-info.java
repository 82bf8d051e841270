/**
 * JMH benchmarks, one class for each family of work. They run by {@code ./ashlar bench jmh}; what JMH's own options are
 * is in {@code ./ashlar bench jmh -h}. Side-by-side figures against other libraries are not here but in the comparison.
 */
@NullMarked
package dev.ashlar.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
