/**
 * Pictures of arrays as PNG files, drawn without a display: a map of a grid on the globe, and a line chart. What is
 * drawn is given as plain values; nothing here computes.
 */
@NullMarked
package dev.ashlar.tools.picture;

import org.jspecify.annotations.NullMarked;
