/**
 * The arrays of stores as CLIPPy classes. {@link dev.ashlar.tools.clippy.backend.Methods} is the table of everything
 * that can be called; {@link dev.ashlar.tools.clippy.backend.Installation} writes it to a directory of small scripts,
 * and {@link dev.ashlar.tools.clippy.backend.Helper} is the process that these scripts talk to. An object's state is a
 * {@link dev.ashlar.tools.clippy.backend.Reference}: where its array is, never its elements.
 */
@NullMarked
package dev.ashlar.tools.clippy.backend;

import org.jspecify.annotations.NullMarked;
