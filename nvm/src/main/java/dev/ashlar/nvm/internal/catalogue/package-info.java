/**
 * The catalogue: a copy-on-write B+ tree of 4 KiB pages from names to records, in which a child pointer carries the
 * child's checksum. It knows keys and values as bytes, and reads and writes pages through interfaces.
 */
@NullMarked
package dev.ashlar.nvm.internal.catalogue;

import org.jspecify.annotations.NullMarked;
