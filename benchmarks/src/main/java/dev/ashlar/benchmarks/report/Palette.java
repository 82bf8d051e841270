package dev.ashlar.benchmarks.report;

import java.awt.Color;
import java.util.List;
import java.util.Map;

/** One colour for each peer, the same in all pictures; they can be told apart by those who see colours differently. */
final class Palette {
  static final Color ASHLAR = new Color(0x0B5F63);

  private static final Map<String, Color> PEERS =
      Map.of(
          "numpy", new Color(0x3B6FB6),
          "java", new Color(0xD98A1F),
          "c", new Color(0x6B7580),
          "numexpr", new Color(0x8C6BB1),
          "numba", new Color(0xC4517A),
          "reference", new Color(0x9A8C3C));

  private static final List<Color> OTHERS = List.of(new Color(0x4DA37A), new Color(0xB65C3B), new Color(0x7A5C3B));

  private Palette() {}

  static Color of(String peer) {
    return peer.equals("ashlar") ? ASHLAR
        : PEERS.getOrDefault(peer, OTHERS.get(Math.floorMod(peer.hashCode(), OTHERS.size())));
  }
}
