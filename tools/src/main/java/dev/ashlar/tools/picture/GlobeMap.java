package dev.ashlar.tools.picture;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A map of a grid of values around zero: cells in diverging colours, coasts on top, degrees along both axes, a colour
 * bar below.
 *
 * @param title what is shown
 * @param subtitle how it was made
 * @param below the word for values below zero
 * @param above the word for values above zero, with the unit
 * @param placement where the grid lies
 * @param limit the value of the strongest colours; greater than zero
 */
public record GlobeMap(String title, String subtitle, String below, String above, Placement placement, double limit) {
  private static final double LEFT = 64;
  private static final double TOP = 76;
  private static final double WIDTH = 960;
  private static final double LOWEST = 60;
  private static final double TALLEST = 4 * WIDTH;
  private static final double RIGHT_MARGIN = 28;
  private static final double FOOT = 104;
  private static final Color COAST = new Color(0x1B, 0x22, 0x28, 230);
  private static final Color COAST_HALO = new Color(255, 255, 255, 110);
  private static final int TURN = 360;

  /** A grid to read values from, by row and column from 0. */
  @FunctionalInterface
  public interface Cells {
    /** The value of one cell. */
    double at(long row, long column);
  }

  /**
   * Draws the map and writes it as a PNG file.
   *
   * @param rows how many rows the grid has, at least 1
   * @param columns how many columns the grid has, at least 1
   */
  public void write(Cells cells, long rows, long columns, Path file) throws IOException {
    double endLongitude = placement.west() + columns * placement.perColumn();
    double endLatitude = placement.north() + rows * placement.perRow();
    double wide = Math.abs(columns * placement.perColumn());
    double tall = Math.abs(rows * placement.perRow());
    double height = Math.rint(Math.clamp(WIDTH * tall / wide, LOWEST, TALLEST));
    var frame =
        new Frame(
            new Rectangle2D.Double(LEFT, TOP, WIDTH, height),
            Math.min(placement.west(), endLongitude),
            Math.max(placement.west(), endLongitude),
            Math.max(placement.north(), endLatitude),
            Math.min(placement.north(), endLatitude));
    var colours = new DivergingColours(limit);
    var figure = new Figure((int) (LEFT + WIDTH + RIGHT_MARGIN), (int) (TOP + height + FOOT));
    figure.heading(LEFT, 34, title, subtitle);
    figure.pen.drawImage(
        raster(cells, rows, columns, colours), (int) LEFT, (int) TOP, (int) WIDTH, (int) height, null);
    drawCoasts(figure, frame);
    frame.draw(figure);
    new ColourBar(colours, below, above).draw(figure, frame.area().getCenterX(), frame.area().getMaxY() + 42);
    figure.write(file);
  }

  /** One pixel per cell, west left and north up; a grid of more cells than a picture can hold is sampled. */
  private BufferedImage raster(Cells cells, long rows, long columns, DivergingColours colours) {
    int width = (int) Math.min(columns, 4 * (long) WIDTH);
    int height = (int) Math.min(rows, 4 * (long) TALLEST);
    var raster = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int px = placement.perColumn() > 0 ? x : width - 1 - x;
        int py = placement.perRow() < 0 ? y : height - 1 - y;
        double value = cells.at(y * rows / height, x * columns / width);
        raster.setRGB(px, py, colours.of(value).getRGB());
      }
    }
    return raster;
  }

  /** A grid from 0 to 360 degrees shows the coasts of the western half one turn further east. */
  private static void drawCoasts(Figure figure, Frame frame) {
    var clip = figure.pen.getClip();
    figure.pen.clip(frame.area());
    for (int turn = -TURN; turn <= TURN; turn += TURN) {
      double shift = turn;
      var coasts = Coastline.path(longitude -> frame.x(longitude + shift), frame::y);
      figure.stroke(1.6, COAST_HALO);
      figure.pen.draw(coasts);
      figure.stroke(0.8, COAST);
      figure.pen.draw(coasts);
    }
    figure.pen.setClip(clip);
  }
}
