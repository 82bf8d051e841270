/**
 * Which picture shows an array best, and the plain values that it is drawn from. The drawing itself is in
 * {@code picture}.
 */
@NullMarked
package dev.ashlar.tools.plot;

import org.jspecify.annotations.NullMarked;
