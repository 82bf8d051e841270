package dev.ashlar.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.raw.ElementwiseKernel;
import java.lang.foreign.Arena;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WarmupTest {
  private static final int N = 10_000;

  private final Arena arena = Arena.ofAuto();

  @Test
  void aKernelIsColdThenWarmingThenHotOrScalar() throws InterruptedException {
    long out = arena.allocate(N * 8L, 64).address();
    long a = arena.allocate(N * 8L, 64).address();
    var kernel =
        ElementwiseKernel.of(
            Expr.apply(Operations.SUBTRACT, Expr.input(0, DType.INT64), Expr.input(1, DType.INT64)));
    kernel.run(0, out, a, a, 0, 1);
    assertTrue(Warmup.now().cold() + Warmup.now().scalar() > 0, Warmup.now().toString());
    kernel.run(0, out, a, a, 0, N);
    assertTrue(Warmup.await(Duration.ofSeconds(60)), () -> "after a minute: " + Warmup.now());
    assertEquals(0, Warmup.now().warming());
    assertTrue(Warmup.now().hot() + Warmup.now().scalar() > 0, Warmup.now().toString());
  }
}
