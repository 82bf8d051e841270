package dev.ashlar.tools.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * A sheet to draw on, in units of which each is two pixels, with the type, colours and alignment that all pictures
 * share.
 */
public final class Figure {
  /** Titles and data. */
  public static final Color INK = new Color(0x22282C);

  /** Labels. */
  public static final Color SOFT_INK = new Color(0x66707A);

  /** Lines that help the eye. */
  public static final Color GRID = new Color(0xE1E5E8);

  /** The sheet. */
  public static final Color PAPER = Color.WHITE;

  private static final int PIXELS_PER_UNIT = 2;

  /** Where text stands relative to its point. */
  public enum Align {
    /** It begins there. */
    LEFT,
    /** It stands around it. */
    CENTRE,
    /** It ends there. */
    RIGHT
  }

  private final BufferedImage image;
  final Graphics2D pen;

  /** An empty sheet of that many units. */
  public Figure(int width, int height) {
    System.setProperty("java.awt.headless", "true");
    image = new BufferedImage(width * PIXELS_PER_UNIT, height * PIXELS_PER_UNIT, BufferedImage.TYPE_INT_RGB);
    pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.scale(PIXELS_PER_UNIT, PIXELS_PER_UNIT);
    pen.setColor(PAPER);
    pen.fillRect(0, 0, width, height);
  }

  /** The heading: what is shown, and below it in smaller type how it was made. */
  public void heading(double x, double y, String title, String subtitle) {
    text(title, x, y, Align.LEFT, 20, Font.BOLD, INK);
    text(subtitle, x, y + 20, Align.LEFT, 12, Font.PLAIN, SOFT_INK);
  }

  /** An axis label or annotation, its base line at y. */
  public void label(String text, double x, double y, Align align) {
    text(text, x, y, align, 12, Font.PLAIN, SOFT_INK);
  }

  /** Text with its base line at y. */
  public void text(String text, double x, double y, Align align, int size, int style, Color colour) {
    pen.setFont(new Font(Font.SANS_SERIF, style, size));
    pen.setColor(colour);
    double width = pen.getFontMetrics().getStringBounds(text, pen).getWidth();
    double left =
        switch (align) {
          case LEFT -> x;
          case CENTRE -> x - width / 2;
          case RIGHT -> x - width;
        };
    pen.drawString(text, (float) left, (float) y);
  }

  /** How wide and in which colour the following lines are. */
  public void stroke(double width, Color colour) {
    pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.setColor(colour);
  }

  /** Draws the outline of a shape with the stroke that was set. */
  public void draw(Shape shape) {
    pen.draw(shape);
  }

  /** Fills a shape. */
  public void fill(Shape shape, Color colour) {
    pen.setColor(colour);
    pen.fill(shape);
  }

  /** Writes the sheet as a PNG file. */
  public void write(Path file) throws IOException {
    pen.dispose();
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException(file + ": this Java cannot write PNG files");
    }
  }
}
