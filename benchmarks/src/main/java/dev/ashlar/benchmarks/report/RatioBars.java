package dev.ashlar.benchmarks.report;

import dev.ashlar.tools.picture.Figure;
import dev.ashlar.tools.picture.Figure.Align;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedSet;

/** The ratios of a family: bars from 1, to the left where Ashlar is faster and to the right where the peer is. */
final class RatioBars {
  private static final int WIDTH = 980;
  private static final int TOP = 100;
  private static final int BOTTOM = 50;
  private static final double LABELS = 330;
  private static final double BAR = 9;
  private static final double GAP = 10;

  /** About as wide as a number beside a bar. */
  private static final double NUMBER = 24;

  private RatioBars() {}

  static void draw(String family, List<Result> results, SequencedSet<String> peers, Path file) throws IOException {
    double rowHeight = BAR * peers.size() + GAP;
    int height = (int) Math.ceil(TOP + rowHeight * results.size() + BOTTOM);
    var figure = new Figure(WIDTH, height);
    figure.heading(
        24, 34, family, "Ashlar's time over the peer's; left of 1 Ashlar is faster; thin lines join the quartiles");
    var axis = axis(results);
    grid(figure, axis, height - BOTTOM);
    legend(figure, peers);
    double y = TOP;
    for (var result : results) {
      figure.label(result.op() + "  " + result.dtype() + "  " + Table.count(result.n()), LABELS - 14, y + rowHeight / 2,
          Align.RIGHT);
      double top = y;
      for (var peer : peers) {
        bar(figure, axis, result, peer, top);
        top += BAR;
      }
      y += rowHeight;
    }
    figure.write(file);
  }

  private static LogAxis axis(List<Result> results) {
    double low = .5;
    double high = 2;
    for (var result : results) {
      for (var ratio : result.ratios().values()) {
        low = Math.min(low, ratio.low());
        high = Math.max(high, ratio.high());
      }
    }
    return LogAxis.over(low, high, LABELS + 30, WIDTH - 60.0);
  }

  private static void grid(Figure figure, LogAxis axis, double bottom) {
    for (double tick : axis.ticks()) {
      double x = axis.at(tick);
      figure.stroke(tick == 1 ? 1.4 : .7, tick == 1 ? Figure.INK : Figure.GRID);
      figure.draw(new Line2D.Double(x, TOP - 8, x, bottom));
      figure.label(LogAxis.label(tick), x, bottom + 20, Align.CENTRE);
    }
  }

  private static void legend(Figure figure, SequencedSet<String> peers) {
    double x = LABELS;
    for (var peer : peers) {
      figure.fill(new Rectangle2D.Double(x, 70, 12, 8), Palette.of(peer));
      figure.text(peer, x + 17, 79, Align.LEFT, 12, Font.PLAIN, Figure.SOFT_INK);
      x += 36 + 7.0 * peer.length();
    }
    figure.stroke(1.4, Figure.INK);
    figure.draw(new Ellipse2D.Double(x + 3, 71, 6, 6));
    figure.text("bar to stay below", x + 15, 79, Align.LEFT, 12, Font.PLAIN, Figure.SOFT_INK);
  }

  private static void bar(Figure figure, LogAxis axis, Result result, String peer, double top) {
    var ratio = result.ratios().get(peer);
    if (ratio == null) {
      return;
    }
    double one = axis.at(1);
    double end = axis.at(ratio.median());
    boolean left = end < one;
    double label = left ? axis.at(ratio.low()) - 4 : axis.at(ratio.high()) + 4;
    figure.fill(new Rectangle2D.Double(Math.min(one, end), top + 1, Math.max(1, Math.abs(end - one)), BAR - 2),
        Palette.of(peer));
    figure.stroke(1, Figure.INK);
    figure.draw(new Line2D.Double(axis.at(ratio.low()), top + BAR / 2, axis.at(ratio.high()), top + BAR / 2));
    if (!Double.isNaN(result.bar()) && peer.equals(result.barredPeer())) {
      figure.stroke(1.4, Figure.INK);
      double x = axis.at(result.bar());
      figure.draw(new Ellipse2D.Double(x - 3, top + BAR / 2 - 3, 6, 6));
      // the number goes beyond a circle that would stand in it
      if (Math.abs(x - label + (left ? NUMBER : -NUMBER) / 2) < NUMBER) {
        label = x + (left ? -6 : 6);
      }
    }
    figure.text(Table.number(ratio.median()), label, top + BAR - 1, left ? Align.RIGHT : Align.LEFT, 9, Font.PLAIN,
        Figure.SOFT_INK);
  }
}
