/**
 * The scalar forms of operations: one static method for each operation and Java type that carries its value, found by
 * the operation's name. They are what every vector form is compared with, and what runs where there is no vector form.
 */
@NullMarked
package dev.ashlar.kernels.internal.scalar;

import org.jspecify.annotations.NullMarked;
