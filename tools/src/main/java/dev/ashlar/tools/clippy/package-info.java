/**
 * CLIPPy, the protocol by which Python runs programs as the methods of objects: the {@code ashlar clippy} command, and
 * what both sides of the protocol share. What answers Python is in {@code backend}, what calls other backends from Java
 * in {@code client}.
 */
@NullMarked
package dev.ashlar.tools.clippy;

import org.jspecify.annotations.NullMarked;
