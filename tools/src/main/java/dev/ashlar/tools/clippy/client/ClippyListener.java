package dev.ashlar.tools.clippy.client;

/** Hears what programs say while they work. */
public interface ClippyListener {
  /** A program is further. */
  default void progress(ClippyProgress progress) {}

  /** A program prints something for people. */
  default void output(String text) {}
}
