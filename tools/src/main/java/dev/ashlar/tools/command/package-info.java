/**
 * The commands over stores: {@code ls}, {@code info}, {@code show}, {@code import}, {@code export}, {@code eval},
 * {@code plot} and those that change names and attributes. A command reads its options, calls the packages beside this
 * one, and prints.
 */
@NullMarked
package dev.ashlar.tools.command;

import org.jspecify.annotations.NullMarked;
