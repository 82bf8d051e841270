/**
 * The protocol: how a store file is attached, how changes become one durable commit, how a change in place can be taken
 * back, and how the next writer recovers. It works on any {@link dev.ashlar.nvm.internal.medium.Medium} and knows
 * neither arrays nor locks.
 */
@NullMarked
package dev.ashlar.nvm.internal.commit;

import org.jspecify.annotations.NullMarked;
