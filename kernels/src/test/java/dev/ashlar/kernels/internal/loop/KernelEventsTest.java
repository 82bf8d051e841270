package dev.ashlar.kernels.internal.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operations;
import java.nio.file.Path;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelEventsTest {
  @Test
  void theCreationOfAKernelIsRecordedOnce(@TempDir Path folder) throws Exception {
    assumeTrue(ModuleLayer.boot().findModule("jdk.jfr").isPresent(), "this JVM runs without Flight Recorder");
    var file = folder.resolve("recording.jfr");
    // a tree that no other test makes
    var x = Expr.input(0, DType.INT16);
    var tree = Expr.apply(Operations.SUBTRACT, Expr.apply(Operations.GCD, x, x), Expr.apply(Operations.LCM, x, x));
    try (var recording = new Recording()) {
      recording.enable("dev.ashlar.KernelCreation");
      recording.start();
      MapProgram.of(tree).kernel(0).lanes();
      MapProgram.of(tree).kernel(0).lanes();
      recording.stop();
      recording.dump(file);
    }
    var made =
        RecordingFile.readAllEvents(file).stream().filter(e -> tree.toString().equals(e.getString("expression"))).toList();
    assertEquals(1, made.size());
    assertTrue(made.getFirst().getLong("nanos") > 0);
  }
}
