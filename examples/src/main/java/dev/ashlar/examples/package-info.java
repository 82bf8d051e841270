/**
 * Programs that show how Ashlar is used.
 */
@NullMarked
package dev.ashlar.examples;

import org.jspecify.annotations.NullMarked;
