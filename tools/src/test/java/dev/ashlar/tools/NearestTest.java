package dev.ashlar.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestTest {
  @Test
  void oneEditIsAlwaysNear() {
    for (var written : List.of("ran", "raine", "rein", "rian", "RAIN")) {
      assertEquals(Optional.of("rain"), Nearest.of(written, List.of("snow", "rain", "wind")), written);
    }
    assertEquals(Optional.of("b"), Nearest.of("", List.of("b")));
  }

  @Test
  void aThirdOfTheLettersMayDiffer() {
    assertEquals(Optional.of("temperature"), Nearest.of("tempratur", List.of("temperature")));
    assertEquals(Optional.empty(), Nearest.of("snow", List.of("rain")));
    assertEquals(Optional.empty(), Nearest.of("rain", List.of()));
  }

  @Test
  void theNearestOfSeveralIsNamed() {
    assertEquals("; did you mean 'rain2'?", Nearest.hint("rain3", List.of("raining", "rain2", "train")));
    assertEquals("", Nearest.hint("rain", List.of("snow")));
  }
}
