/**
 * The type language of Ashlar: types are immutable values that are parsed, printed, matched, promoted and laid out. Nothing here
 * touches memory.
 */
@NullMarked
package dev.ashlar.datashape;

import org.jspecify.annotations.NullMarked;
