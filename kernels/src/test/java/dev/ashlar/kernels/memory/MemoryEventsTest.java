package dev.ashlar.kernels.memory;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryEventsTest {
  @Test
  void growthAndMisuseAreRecorded(@TempDir Path folder) throws Exception {
    assumeTrue(ModuleLayer.boot().findModule("jdk.jfr").isPresent(), "this JVM runs without Flight Recorder");
    var file = folder.resolve("recording.jfr");
    long size = 33L << 20;
    try (var recording = new Recording()) {
      recording.enable("dev.ashlar.PoolGrowth");
      recording.enable("dev.ashlar.ScopeMisuse");
      recording.start();
      Block block;
      NativeMemory.trim();
      try (var _ = MemoryScope.open()) {
        block = NativeMemory.allocate(size);
      }
      assertThrows(IllegalStateException.class, block::check);
      recording.stop();
      recording.dump(file);
    }
    var events = RecordingFile.readAllEvents(file);
    assertTrue(
        events.stream().anyMatch(e -> isNamed(e, "PoolGrowth") && e.getLong("bytes") >= size), events::toString);
    assertTrue(
        events.stream().anyMatch(e -> isNamed(e, "ScopeMisuse") && e.getString("message").contains("closed")),
        events::toString);
  }

  private static boolean isNamed(RecordedEvent event, String name) {
    return event.getEventType().getName().equals("dev.ashlar." + name);
  }
}
