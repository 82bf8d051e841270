package dev.ashlar.tools.picture;

import java.awt.Color;

/**
 * A colour scale from light to dark for values between two limits, even in lightness so that it reads without hue as
 * well. Values that are no numbers are grey.
 */
record SequentialColours(double low, double high) {
  private static final int[] STEPS =
      {0xFBF6E3, 0xE4E3B4, 0xB5D3A0, 0x74BC9A, 0x359D97, 0x1B7A8C, 0x1F5677, 0x1E3356, 0x140F2D};
  private static final Color UNKNOWN = new Color(0xB8B8B8);

  Color of(double value) {
    if (Double.isNaN(value)) {
      return UNKNOWN;
    }
    double part = high > low ? Math.clamp((value - low) / (high - low), 0, 1) : 0.5;
    double place = part * (STEPS.length - 1);
    int step = Math.min(STEPS.length - 2, (int) place);
    return between(STEPS[step], STEPS[step + 1], place - step);
  }

  private static Color between(int from, int to, double part) {
    return new Color(mix(from >> 16, to >> 16, part), mix(from >> 8, to >> 8, part), mix(from, to, part));
  }

  private static int mix(int from, int to, double part) {
    return (int) Math.round((from & 0xFF) + part * ((to & 0xFF) - (from & 0xFF)));
  }
}
