package dev.ashlar.tools.tour;

import dev.ashlar.ndarray.NDArray;

/**
 * What the tour computes on.
 *
 * @param grid float32, rows * columns, mm
 * @param hours the weather, hour by hour
 */
record Inputs(NDArray grid, HourlyFile.Hours hours) {}
