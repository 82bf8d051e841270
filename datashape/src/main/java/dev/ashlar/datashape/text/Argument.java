package dev.ashlar.datashape.text;

import org.jspecify.annotations.Nullable;

/**
 * What stands between the brackets of a constructor, once.
 *
 * @param keyword the name before {@code =}; null for an argument by position
 * @param value a DataType, Long, String, Boolean or a List of one of these
 * @param token where it begins
 */
record Argument(@Nullable String keyword, Object value, Token token) {}
