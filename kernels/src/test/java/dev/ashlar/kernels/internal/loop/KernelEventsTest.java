package dev.ashlar.kernels.internal.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.internal.compile.VectorSeam;
import dev.ashlar.kernels.raw.Monoid;
import dev.ashlar.kernels.raw.Operand;
import dev.ashlar.kernels.raw.ReductionKernel;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelEventsTest {
  /** A recording may hold events of the JVM's too. */
  private static Stream<RecordedEvent> created(Path file) throws IOException {
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals("dev.ashlar.KernelCreation"));
  }

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
        created(file).filter(e -> tree.toString().equals(e.getString("expression"))).toList();
    assertEquals(1, made.size());
    assertTrue(made.getFirst().getLong("nanos") > 0);
  }

  @Test
  void reductionsAndScansAreRecordedToo(@TempDir Path folder) throws Exception {
    assumeTrue(ModuleLayer.boot().findModule("jdk.jfr").isPresent(), "this JVM runs without Flight Recorder");
    var file = folder.resolve("recording.jfr");
    // an expression that no other test reduces
    var x = Expr.input(0, DType.FLOAT32);
    var tree = Expr.apply(Operations.SUBTRACT, Expr.apply(Operations.SQUARE, x), x);
    boolean vectors;
    try (var recording = new Recording();
        var arena = Arena.ofConfined()) {
      recording.enable("dev.ashlar.KernelCreation");
      recording.start();
      var values = arena.allocate(4 * 5000, 64);
      var out = arena.allocate(4, 64);
      ReductionKernel.of(Monoid.SUM, tree, DType.FLOAT32)
          .sweep(
              new long[] {5000},
              new boolean[] {true},
              new Operand(out.address(), new long[] {0}, DType.FLOAT32),
              new Operand(values.address(), new long[] {4}, DType.FLOAT32));
      vectors = VectorSeam.forms(tree) != null;
      ScanKernel.of((Expr.Apply) Expr.apply(Operations.HYPOT, x, Expr.input(1, DType.FLOAT32)), x);
      recording.stop();
      recording.dump(file);
    }
    var made = created(file).map(e -> e.getString("expression")).toList();
    assertTrue(!vectors || made.contains("reduction by add of " + tree), made::toString);
    assertTrue(made.contains("scan by hypot of " + x + " -> float32"), made::toString);
  }
}
