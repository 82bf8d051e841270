/**
 * The text of types: tokens, the parser, the names of the language, the printer. Nothing here recurses, so that depth
 * costs heap and never stack. Users come in through {@link dev.ashlar.datashape.DataTypes#parse} and
 * {@link Object#toString}.
 */
@NullMarked
package dev.ashlar.datashape.text;

import org.jspecify.annotations.NullMarked;
