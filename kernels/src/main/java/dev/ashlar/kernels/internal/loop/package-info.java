/**
 * Loop templates: small classes that advance addresses and call a body. A kernel is such a class defined once more as a
 * hidden class with its body as a constant, so that each kernel has its own machine code and profile.
 */
@NullMarked
package dev.ashlar.kernels.internal.loop;

import org.jspecify.annotations.NullMarked;
