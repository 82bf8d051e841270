/**
 * The bytes of a store file: header, commit slots, undo roots, catalogue records. Values are encoded and decoded here
 * and nowhere else; {@code FORMAT.md} describes the same bytes for other languages. Nothing here reads or writes files.
 */
@NullMarked
package dev.ashlar.nvm.internal.format;

import org.jspecify.annotations.NullMarked;
