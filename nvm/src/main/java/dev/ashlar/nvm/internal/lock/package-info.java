/**
 * Who writes and who reads: the lock file beside a store, whose locks die with their process, and the table of readers
 * in it.
 */
@NullMarked
package dev.ashlar.nvm.internal.lock;

import org.jspecify.annotations.NullMarked;
