/**
 * The ashlar command.
 */
@NullMarked
package dev.ashlar.tools;

import org.jspecify.annotations.NullMarked;
