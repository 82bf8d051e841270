/**
 * The type language of Ashlar: types are immutable values that are parsed, printed, matched, promoted and laid out.
 * Nothing here touches memory.
 *
 * {@snippet :
 * DataType type = DataTypes.parse("3 * {x: int32, y: ?float64}");
 * type.equals(DataTypes.record().field("x", DataTypes.int32()).field("y", DataTypes.float64().option()).build().dim(3));  // true
 * }
 */
@NullMarked
package dev.ashlar.datashape;

import org.jspecify.annotations.NullMarked;
