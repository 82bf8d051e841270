/**
 * Files of other formats on their way into a store. Text becomes elements in a file of its own first, which has no name
 * in any directory: memory stays bounded however large the input is, and nothing is in the store before all of it is
 * known to be right.
 */
@NullMarked
package dev.ashlar.tools.importing;

import org.jspecify.annotations.NullMarked;
