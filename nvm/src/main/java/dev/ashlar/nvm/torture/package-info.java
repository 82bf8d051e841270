/**
 * Attempts to make a store lose data: power cuts on a simulated disk, processes killed, bits flipped, files cut short,
 * two processes at once, a full disk. The tests run short forms; {@link dev.ashlar.nvm.torture.StoreTorture} runs them
 * for as long as it is told.
 */
@NullMarked
package dev.ashlar.nvm.torture;

import org.jspecify.annotations.NullMarked;
