package dev.ashlar.tools.picture;

import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/** The coasts of the world, from a resource that names its source. */
final class Coastline {
  private static final String RESOURCE = "coastline.txt";

  private Coastline() {}

  /** All coasts as one path, each longitude and latitude turned into a place on the sheet. */
  static Path2D path(DoubleUnaryOperator x, DoubleUnaryOperator y) {
    var path = new Path2D.Double();
    text().lines().filter(line -> !line.startsWith("#")).forEach(line -> append(path, line, x, y));
    return path;
  }

  private static void append(Path2D path, String line, DoubleUnaryOperator x, DoubleUnaryOperator y) {
    boolean first = true;
    for (var point : line.split(" ", -1)) {
      int comma = point.indexOf(',');
      double px = x.applyAsDouble(Double.parseDouble(point.substring(0, comma)));
      double py = y.applyAsDouble(Double.parseDouble(point.substring(comma + 1)));
      if (first) {
        path.moveTo(px, py);
      } else {
        path.lineTo(px, py);
      }
      first = false;
    }
  }

  private static String text() {
    try (var stream = Objects.requireNonNull(Coastline.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
