package dev.ashlar.tools;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * A bar on standard error that says how far long work is. It is drawn at most ten times a second on one line, and wiped
 * off at the end.
 */
public final class Progress implements AutoCloseable {
  private static final long PAUSE = 100_000_000;
  private static final int WIDTH = 30;
  private static final double MEGABYTE = 1e6;

  private final PrintWriter out;
  private final boolean shown;
  private final String label;
  private final long total;
  private final long start = System.nanoTime();
  private long next = start + PAUSE;
  private long done;
  private int length;

  /**
   * Begins.
   *
   * @param shown whether anything is drawn
   * @param label what is done
   * @param total bytes that there are
   */
  public Progress(PrintWriter out, boolean shown, String label, long total) {
    this.out = out;
    this.shown = shown;
    this.label = label;
    this.total = total;
  }

  /** So many more bytes are done. */
  public void add(long bytes) {
    done += bytes;
    if (shown && System.nanoTime() >= next) {
      draw();
    }
  }

  private void draw() {
    long now = System.nanoTime();
    next = now + PAUSE;
    double part = total == 0 ? 1 : Math.min(1, (double) done / total);
    double seconds = (now - start) / 1e9;
    int filled = (int) (part * WIDTH);
    var text = String.format(Locale.ROOT, "%s [%s%s] %3.0f %%, %.1f of %.1f MB, %.0f s left", label, "#".repeat(filled),
        " ".repeat(WIDTH - filled), 100 * part, done / MEGABYTE, total / MEGABYTE,
        part == 0 ? 0 : seconds / part - seconds);
    out.print("\r" + text + " ".repeat(Math.max(0, length - text.length())));
    out.flush();
    length = text.length();
  }

  /** A stream whose bytes count as they are read. */
  public InputStream over(InputStream stream) {
    return new FilterInputStream(stream) {
      @Override
      public int read() throws IOException {
        int value = super.read();
        add(value < 0 ? 0 : 1);
        return value;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        add(Math.max(0, count));
        return count;
      }
    };
  }

  @Override
  public void close() {
    if (length > 0) {
      out.print("\r" + " ".repeat(length) + "\r");
      out.flush();
      length = 0;
    }
  }
}
