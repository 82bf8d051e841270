/**
 * Arrays and files on their way: elements that are gathered in a file without a name, and files that appear under their
 * names when they are whole.
 */
@NullMarked
package dev.ashlar.tools.staging;

import org.jspecify.annotations.NullMarked;
