package dev.ashlar.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatashapeFuzzerTest {
  @Test
  void mutationsBreakNothing() {
    var fuzzer = new DatashapeFuzzer(System.nanoTime());
    fuzzer.run(20_000);
    assertEquals(List.of(), fuzzer.findings(), fuzzer.summary());
  }

  @Test
  void theSameSeedGivesTheSameTexts() {
    var first = new DatashapeFuzzer(1);
    var second = new DatashapeFuzzer(1);
    first.run(500);
    second.run(500);
    assertEquals(withoutTimes(first.summary()), withoutTimes(second.summary()));
  }

  private static String withoutTimes(String summary) {
    return summary.replaceAll("slowest .*\\), ", "");
  }
}
