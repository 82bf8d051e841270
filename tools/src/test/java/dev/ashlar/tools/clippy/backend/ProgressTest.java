package dev.ashlar.tools.clippy.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final List<String> lines = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();

  private void take(String line) {
    lines.add(line);
    times.add(System.nanoTime());
  }

  @Test
  void shortWorkSaysNothing() {
    var progress = new Progress(this::take, Duration.ofHours(1));
    progress.start(2);
    progress.reach(1);
    progress.reach(2);
    progress.end();
    assertEquals(List.of(), lines);
  }

  @Test
  void linesArePacedSoThatEachIsReadAlone() {
    var progress = new Progress(this::take, Duration.ZERO);
    progress.start(1000);
    for (int i = 1; i <= 1000; i++) {
      progress.reach(i);
    }
    progress.end();
    long ended = System.nanoTime();
    assertEquals("{\"progress_start\":1000}", lines.getFirst());
    assertEquals("{\"progress_end\":1000}", lines.getLast());
    assertTrue(lines.subList(1, lines.size() - 1).stream().allMatch(line -> line.matches("\\{\"progress_set\":\\d+}")),
        lines.toString());
    times.add(ended);
    for (int i = 1; i < times.size(); i++) {
      assertTrue(times.get(i) - times.get(i - 1) >= 45_000_000, "line " + i + " follows at once");
    }
  }

  @Test
  void workWithoutStepsSaysNothing() {
    var progress = new Progress(this::take, Duration.ZERO);
    progress.reach(1);
    progress.end();
    assertEquals(List.of(), lines);
  }
}
