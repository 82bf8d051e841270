/**
 * CLIPPy backends called from Java: a directory of programs becomes classes with methods, prepared while the program
 * runs.
 *
 * {@snippet :
 * var backend = Clippy.discover(Path.of("backend"));
 * var bag = backend.newInstance("Bag");
 * bag.call("insert", 5);
 * bag.call("remove_if", bag.selector("value").greater(3));
 * }
 */
@NullMarked
package dev.ashlar.tools.clippy.client;

import org.jspecify.annotations.NullMarked;
