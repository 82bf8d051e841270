/**
 * {@code ashlar shell}: the JDK's jshell with all of Ashlar imported, in the process of the command, and plots of
 * arrays as text. Nothing here knows how an array is computed.
 */
@NullMarked
package dev.ashlar.tools.shell;

import org.jspecify.annotations.NullMarked;
