package dev.ashlar.benchmarks.report;

import dev.ashlar.tools.picture.Figure;
import dev.ashlar.tools.picture.Figure.Align;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** Nanoseconds for one element over the number of elements, a line for each peer. */
final class TimeOverSize {
  private static final int WIDTH = 980;
  private static final int HEIGHT = 560;
  private static final double LEFT = 80;
  private static final double RIGHT = 860;
  private static final double TOP = 90;
  private static final double BOTTOM = 490;

  private TimeOverSize() {}

  /** Draws the results of one operation and dtype. */
  static void draw(List<Result> results, Path file) throws IOException {
    var sorted = new ArrayList<>(results);
    sorted.sort(Comparator.comparingLong(Result::n));
    var first = sorted.getFirst();
    var figure = new Figure(WIDTH, HEIGHT);
    figure.heading(LEFT, 34, first.op() + ", " + first.dtype(),
        "nanoseconds for one element, over the number of elements; median of the rounds");
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    var peers = new LinkedHashSet<String>();
    for (var result : sorted) {
      for (var peer : result.samples().keySet()) {
        peers.add(peer);
        least = Math.min(least, perElement(result, peer));
        most = Math.max(most, perElement(result, peer));
      }
    }
    var x = LogAxis.over((double) first.n(), (double) sorted.getLast().n(), LEFT, RIGHT);
    var y = LogAxis.over(least, most, BOTTOM, TOP);
    LogAxis.grid(figure, x, y);
    double legend = TOP + 10;
    for (var peer : peers) {
      line(figure, sorted, peer, x, y);
      figure.text(peer, RIGHT + 20, legend, Align.LEFT, 13, peer.equals("ashlar") ? Font.BOLD : Font.PLAIN,
          Palette.of(peer));
      legend += 22;
    }
    figure.write(file);
  }

  private static double perElement(Result result, String peer) {
    return result.nanos(peer) / result.elements();
  }

  private static void line(Figure figure, List<Result> results, String peer, LogAxis x, LogAxis y) {
    Color colour = Palette.of(peer);
    var path = new Path2D.Double();
    for (var result : results) {
      if (result.samples().containsKey(peer)) {
        double px = x.at((double) result.n());
        double py = y.at(perElement(result, peer));
        if (path.getCurrentPoint() == null) {
          path.moveTo(px, py);
        } else {
          path.lineTo(px, py);
        }
        figure.fill(new Ellipse2D.Double(px - 3, py - 3, 6, 6), colour);
      }
    }
    figure.stroke(peer.equals("ashlar") ? 2.6 : 1.4, colour);
    figure.draw(path);
  }
}
