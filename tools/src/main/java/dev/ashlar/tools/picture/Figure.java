package dev.ashlar.tools.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A sheet to draw on, in units of which each is two pixels, with the type, colours and alignment that all pictures share. */
final class Figure {
  static final Color INK = new Color(0x22282C);
  static final Color SOFT_INK = new Color(0x66707A);
  static final Color GRID = new Color(0xE1E5E8);
  static final Color PAPER = Color.WHITE;

  private static final int PIXELS_PER_UNIT = 2;

  /** Where text stands relative to its point. */
  enum Align {
    LEFT,
    CENTRE,
    RIGHT
  }

  private final BufferedImage image;
  final Graphics2D pen;

  Figure(int width, int height) {
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
  void heading(double x, double y, String title, String subtitle) {
    text(title, x, y, Align.LEFT, 20, Font.BOLD, INK);
    text(subtitle, x, y + 20, Align.LEFT, 12, Font.PLAIN, SOFT_INK);
  }

  /** An axis label or annotation, its base line at y. */
  void label(String text, double x, double y, Align align) {
    text(text, x, y, align, 12, Font.PLAIN, SOFT_INK);
  }

  void text(String text, double x, double y, Align align, int size, int style, Color colour) {
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

  void stroke(double width, Color colour) {
    pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.setColor(colour);
  }

  /** Writes the sheet as a PNG file. */
  void write(Path file) throws IOException {
    pen.dispose();
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException(file + ": this Java cannot write PNG files");
    }
  }
}
