package dev.ashlar.tools.clippy.backend;

import dev.ashlar.tools.clippy.Json;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The bar that Python shows while a call works. Lines go out only when a call takes long, and with pauses between them:
 * a client takes a line that it finds when the program has ended already for the answer, so each must be read before
 * the next is written.
 */
final class Progress {
  /** How long a call works in silence. */
  static final Duration SILENCE = Duration.ofMillis(500);

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Consumer<String> lines;
  private final long silent;
  private final long began = System.nanoTime();
  private long last;
  private long total = -1;
  private boolean shown;

  /**
   * A bar that has not been shown yet.
   *
   * @param lines where lines of JSON go
   * @param silence how long nothing is said
   */
  Progress(Consumer<String> lines, Duration silence) {
    this.lines = lines;
    silent = silence.toNanos();
  }

  /** Begins work of so many steps. */
  void start(long steps) {
    total = steps;
  }

  /** Says how many steps are done. */
  void reach(long done) {
    long now = System.nanoTime();
    if (total < 0 || now - began < silent) {
      return;
    }
    if (!shown) {
      shown = true;
      say("progress_start", total);
      pause();
    } else if (now - last < PAUSE.toNanos()) {
      return;
    }
    say("progress_set", done);
  }

  /** Takes the bar away, if it was shown, and waits until the client has read that. */
  void end() {
    if (!shown) {
      return;
    }
    pause();
    say("progress_end", total);
    pause();
    shown = false;
  }

  private static void pause() {
    long ends = System.nanoTime() + PAUSE.toNanos();
    for (long left = PAUSE.toNanos(); left > 0; left = ends - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void say(String key, long value) {
    lines.accept(Json.text(Map.of(key, value)));
    last = System.nanoTime();
  }
}
