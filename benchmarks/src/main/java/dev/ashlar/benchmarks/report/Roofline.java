package dev.ashlar.benchmarks.report;

import dev.ashlar.benchmarks.measure.Limits;
import dev.ashlar.benchmarks.worker.Peers;
import dev.ashlar.tools.picture.Figure;
import dev.ashlar.tools.picture.Figure.Align;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where work stands beneath the machine's limits: arithmetic in a second over arithmetic per byte that is moved
 * (Williams, Waterman, Patterson: "Roofline", CACM 52, 2009). The slopes are bandwidths, the flat part is the peak of
 * one thread.
 */
final class Roofline {
  private static final int WIDTH = 980;
  private static final int HEIGHT = 600;
  private static final double LEFT = 80;
  private static final double RIGHT = 940;
  private static final double TOP = 90;
  private static final double BOTTOM = 530;
  private static final double NANOS = 1e9;

  /** The width of a letter of a dot's name. */
  private static final double LETTER = 4.4;
  private static final Color[] SLOPES = {new Color(0xB7C4CC), new Color(0x7F939E), new Color(0x4A5C66)};

  private Roofline() {}

  static boolean hasPoint(Result result) {
    return result.isMeasured() && result.flops() > 0 && result.traffic() > 0 && result.n() >= 1_000;
  }

  static void draw(List<Result> results, Limits limits, Path file) throws IOException {
    var points = results.stream().filter(Roofline::hasPoint).toList();
    double least = points.stream().mapToDouble(Roofline::speed).min().orElse(NANOS);
    double dense = points.stream().mapToDouble(Roofline::intensity).max().orElse(1);
    double thin = points.stream().mapToDouble(Roofline::intensity).min().orElse(.01);
    var x = LogAxis.over(thin / 2, Math.max(dense, 4) * 2, LEFT, RIGHT);
    var y = LogAxis.over(least / NANOS / 1.5, limits.flops() / NANOS * 1.3, BOTTOM, TOP);
    var figure = new Figure(WIDTH, HEIGHT);
    figure.heading(LEFT, 34, "Roofline of one thread",
        "GFLOP/s over floating-point operations per byte; a dot is a row, lines are the limits of this machine");
    LogAxis.grid(figure, x, y);
    var sizes = List.copyOf(limits.triad().keySet());
    for (int i = 0; i < 3 && !sizes.isEmpty(); i++) {
      long bytes = sizes.get(i * (sizes.size() - 1) / 2);
      roof(figure, x, y, limits.triad().getOrDefault(bytes, Double.NaN), limits.flops(), bytes, 16 + 13 * i, SLOPES[i]);
    }
    var taken = new ArrayList<Rectangle2D>();
    for (var point : points) {
      var dot = new Ellipse2D.Double(x.at(intensity(point)) - 4, y.at(speed(point) / NANOS) - 4, 8, 8);
      figure.fill(dot, Palette.ASHLAR);
      taken.add(dot.getBounds2D());
    }
    for (var point : points) {
      name(figure, point.op() + " " + Table.count(point.n()), x.at(intensity(point)), y.at(speed(point) / NANOS),
          taken);
    }
    figure.write(file);
  }

  /** Names a dot where there is room, to its right or its left; in a crowd some stay without a name. */
  private static void name(Figure figure, String text, double x, double y, List<Rectangle2D> taken) {
    double width = LETTER * text.length();
    for (double left : new double[] {x + 7, x - 7 - width}) {
      var place = new Rectangle2D.Double(left, y - 5, width, 9);
      if (left > LEFT && left + width < WIDTH && taken.stream().noneMatch(place::intersects)) {
        taken.add(place);
        figure.text(text, left, y + 3, Align.LEFT, 8, Font.PLAIN, Figure.SOFT_INK);
        return;
      }
    }
  }

  private static double intensity(Result result) {
    return (double) result.flops() / result.traffic();
  }

  private static double speed(Result result) {
    return result.flops() / result.nanos(Peers.ASHLAR) * NANOS;
  }

  private static void roof(
      Figure figure, LogAxis x, LogAxis y, double bandwidth, double flops, long bytes, double height, Color colour) {
    double bend = Math.min(flops / bandwidth, x.high());
    // the slope enters from the left edge, or from the bottom where it is steep
    double start = Math.max(x.low(), y.low() * NANOS / bandwidth);
    figure.stroke(2, colour);
    figure.draw(
        new Line2D.Double(x.at(start), y.at(bandwidth * start / NANOS), x.at(bend), y.at(bandwidth * bend / NANOS)));
    figure.draw(new Line2D.Double(
        x.at(bend), y.at(flops / NANOS), x.high() > bend ? x.to() : x.at(bend), y.at(flops / NANOS)));
    var size = bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : (bytes >> 10) + " KiB";
    figure.text(
        Table.number(bandwidth / NANOS) + " GB/s, " + size, x.at(bend) + 4, y.at(flops / NANOS) + height, Align.LEFT,
        10, Font.PLAIN, colour.darker());
  }
}
