/**
 * The public face of the kernels: operations, memory owners, and the calls that run loops over memory.
 */
@NullMarked
package dev.ashlar.kernels;

import org.jspecify.annotations.NullMarked;
