package dev.ashlar.tools.picture;

import java.awt.Color;

/**
 * A colour scale for values around zero: brown for what lies below (dry), through a near white, to a deep blue-green
 * for what lies above (wet). Both arms darken evenly, so that it reads without hue as well. Values beyond the limit get
 * the last colour.
 *
 * @param limit the value of the last colour on either side; greater than zero
 */
record DivergingColours(double limit) {
  private static final int[] BELOW = {0xF7F3EA, 0xEBD9B4, 0xD3A95F, 0xA8732A, 0x74470F, 0x472705};
  private static final int[] ABOVE = {0xF3F5F0, 0xBFE0D9, 0x7DBFB6, 0x378F8A, 0x0B5F63, 0x043A41};
  private static final Color UNKNOWN = new Color(0xB8B8B8);

  /** The colour of a value; grey for NaN. */
  Color of(double value) {
    if (Double.isNaN(value)) {
      return UNKNOWN;
    }
    var arm = value < 0 ? BELOW : ABOVE;
    double place = Math.min(1, Math.abs(value) / limit) * (arm.length - 1);
    int step = Math.min(arm.length - 2, (int) place);
    return between(arm[step], arm[step + 1], place - step);
  }

  private static Color between(int from, int to, double part) {
    return new Color(mix(from >> 16, to >> 16, part), mix(from >> 8, to >> 8, part), mix(from, to, part));
  }

  private static int mix(int from, int to, double part) {
    return (int) Math.round((from & 0xFF) + part * ((to & 0xFF) - (from & 0xFF)));
  }
}
