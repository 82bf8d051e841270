/**
 * The seam between a store and what it is stored on: positional reads and writes, forces, and the live bytes. One
 * implementation is a file; tests have another that cuts the power. Nothing here knows what the bytes mean.
 */
@NullMarked
package dev.ashlar.nvm.internal.medium;

import org.jspecify.annotations.NullMarked;
