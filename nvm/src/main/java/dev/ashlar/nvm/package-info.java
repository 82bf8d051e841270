/**
 * The store: named arrays in one mapped file, committed atomically.
 */
@NullMarked
package dev.ashlar.nvm;

import org.jspecify.annotations.NullMarked;
