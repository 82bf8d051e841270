package dev.ashlar.tools.picture;

/**
 * Where a grid lies on the globe: the longitude and latitude of the outer corner of cell (0, 0), and the degrees from
 * one column or row to the next, negative where the numbers fall.
 *
 * @param west longitude of the corner, degrees
 * @param north latitude of the corner, degrees
 * @param perColumn degrees of longitude per column
 * @param perRow degrees of latitude per row
 */
public record Placement(double west, double north, double perColumn, double perRow) {}
