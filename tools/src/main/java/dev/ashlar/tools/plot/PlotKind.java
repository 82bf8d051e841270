package dev.ashlar.tools.plot;

/** The pictures of arrays. */
public enum PlotKind {
  /** Values over their places, or over a second array. */
  LINE,
  /** A grid as colours. */
  HEAT,
  /** How many values lie where. */
  HISTOGRAM
}
