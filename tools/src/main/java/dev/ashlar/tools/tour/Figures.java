package dev.ashlar.tools.tour;

import java.util.List;

/**
 * What the tour finds out. Lists are in the order of rows from the north, or of hours from 0; an hour without rows is
 * NaN.
 */
record Figures(Precipitation precipitation, Anomaly anomaly, Temperature temperature) {
  /** Of the grid, in mm; the largest cell by row and column from 0. */
  record Precipitation(
      double mean, double std, double max, long maxRow, long maxColumn, double shareAbove2000,
      List<Double> zonalMean) {}

  /** Of the grid minus its zonal mean, in mm. */
  record Anomaly(double min, double max, double std) {}

  /** Of the temperature, in degrees Celsius, and its correlation with the pressure. */
  record Temperature(List<Double> dailyCycle, double pressureCorrelation) {}
}
