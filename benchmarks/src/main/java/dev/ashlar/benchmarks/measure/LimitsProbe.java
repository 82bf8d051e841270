package dev.ashlar.benchmarks.measure;

import dev.ashlar.kernels.memory.NativeMemory;
import dev.ashlar.kernels.memory.RawMemory;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.ByteOrder;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Measures {@link Limits} with hand-written vector loops. It needs the module jdk.incubator.vector. */
public final class LimitsProbe {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();
  private static final int ALIGNMENT = 64;
  private static final long[] BYTES = {16 << 10, 64 << 10, 512 << 10, 2 << 20, 8 << 20, 64 << 20, 256 << 20};
  private static final int FLOPS_PER_LANE = 2 * 16;
  private static final int FMA_STEPS = 100_000;
  private static final int BATCHES = 8;

  /** Loops that were still being compiled in the first one are hot in the second. */
  private static final int PASSES = 2;

  private static final double BATCH_NANOS = 1e6;
  private static final long WARM_UP_NANOS = 700_000_000;

  private LimitsProbe() {}

  /** Measures; about a second. */
  public static Limits measure() {
    var read = new TreeMap<Long, Double>();
    var triad = new TreeMap<Long, Double>();
    // memory of the library's pool: huge pages make a quarter more of the bandwidth
    var block = NativeMemory.allocateZeroed(BYTES[BYTES.length - 1]);
    var memory = RawMemory.ALL;
    long start = block.address();
    try {
      warmUp(memory, start);
      for (int pass = 0; pass < PASSES; pass++) {
        for (long bytes : BYTES) {
          read.merge(bytes, bytes / seconds(calls -> repeatSum(memory, start, bytes, calls)), Math::max);
          long third = bytes / 3 / ALIGNMENT * ALIGNMENT;
          triad.merge(bytes, 3 * third / seconds(calls -> repeatTriad(memory, start, third, calls)), Math::max);
        }
      }
    } finally {
      Reference.reachabilityFence(block);
    }
    double flops = (double) FLOPS_PER_LANE * SPECIES.length() * FMA_STEPS;
    return new Limits(read, triad, flops / seconds(LimitsProbe::repeatFma));
  }

  /** The loops must be compiled before the first size is measured, which takes the JIT some thousand calls. */
  private static void warmUp(MemorySegment memory, long start) {
    long end = System.nanoTime() + WARM_UP_NANOS;
    double made = 0;
    while (System.nanoTime() < end) {
      made += repeatSum(memory, start, BYTES[0], 8) + repeatTriad(memory, start, BYTES[0] / 4, 8)
          + fma(FMA_STEPS / 1000);
    }
    requireFinite(made);
  }

  private static void requireFinite(double made) {
    if (!Double.isFinite(made)) {
      throw new AssertionError("the probe's numbers stay finite; looking at them keeps the loops alive");
    }
  }

  /** Seconds for one call, best of batches. */
  private static double seconds(LongToDoubleFunction work) {
    long calls = 1;
    double made = 0;
    double best = Double.POSITIVE_INFINITY;
    for (int batch = 0; batch < 2 * BATCHES; batch++) {
      long start = System.nanoTime();
      made += work.applyAsDouble(calls);
      double nanos = (double) (System.nanoTime() - start) / calls;
      best = Math.min(best, nanos);
      calls = Math.max(1, (long) (BATCH_NANOS / best));
    }
    requireFinite(made);
    return best * 1e-9;
  }

  private static double repeatSum(MemorySegment memory, long start, long bytes, long calls) {
    double made = 0;
    for (long call = 0; call < calls; call++) {
      made += sum(memory, start, bytes);
    }
    return made;
  }

  private static double sum(MemorySegment memory, long start, long bytes) {
    long width = SPECIES.vectorByteSize();
    var s0 = DoubleVector.zero(SPECIES);
    var s1 = s0;
    var s2 = s0;
    var s3 = s0;
    for (long at = start; at <= start + bytes - 4 * width; at += 4 * width) {
      s0 = s0.add(DoubleVector.fromMemorySegment(SPECIES, memory, at, ORDER));
      s1 = s1.add(DoubleVector.fromMemorySegment(SPECIES, memory, at + width, ORDER));
      s2 = s2.add(DoubleVector.fromMemorySegment(SPECIES, memory, at + 2 * width, ORDER));
      s3 = s3.add(DoubleVector.fromMemorySegment(SPECIES, memory, at + 3 * width, ORDER));
    }
    return s0.add(s1).add(s2.add(s3)).lane(0);
  }

  private static double repeatTriad(MemorySegment memory, long start, long third, long calls) {
    for (long call = 0; call < calls; call++) {
      triad(memory, start, third);
    }
    return calls;
  }

  private static void triad(MemorySegment memory, long start, long third) {
    long width = SPECIES.vectorByteSize();
    var factor = DoubleVector.broadcast(SPECIES, 3);
    for (long at = start; at <= start + third - width; at += width) {
      DoubleVector.fromMemorySegment(SPECIES, memory, third + at, ORDER)
          .add(DoubleVector.fromMemorySegment(SPECIES, memory, 2 * third + at, ORDER).mul(factor))
          .intoMemorySegment(memory, at, ORDER);
    }
  }

  private static double repeatFma(long calls) {
    double made = 0;
    for (long call = 0; call < calls; call++) {
      made += fma(FMA_STEPS);
    }
    return made;
  }

  /** Sixteen chains, so that no step waits for the one before. */
  private static double fma(int steps) {
    var factor = DoubleVector.broadcast(SPECIES, 0.999_999);
    var a0 = factor;
    var a1 = factor;
    var a2 = factor;
    var a3 = factor;
    var a4 = factor;
    var a5 = factor;
    var a6 = factor;
    var a7 = factor;
    var b0 = factor;
    var b1 = factor;
    var b2 = factor;
    var b3 = factor;
    var b4 = factor;
    var b5 = factor;
    var b6 = factor;
    var b7 = factor;
    for (int i = 0; i < steps; i++) {
      a0 = a0.fma(factor, factor);
      a1 = a1.fma(factor, factor);
      a2 = a2.fma(factor, factor);
      a3 = a3.fma(factor, factor);
      a4 = a4.fma(factor, factor);
      a5 = a5.fma(factor, factor);
      a6 = a6.fma(factor, factor);
      a7 = a7.fma(factor, factor);
      b0 = b0.fma(factor, factor);
      b1 = b1.fma(factor, factor);
      b2 = b2.fma(factor, factor);
      b3 = b3.fma(factor, factor);
      b4 = b4.fma(factor, factor);
      b5 = b5.fma(factor, factor);
      b6 = b6.fma(factor, factor);
      b7 = b7.fma(factor, factor);
    }
    var a = a0.add(a1).add(a2.add(a3)).add(a4.add(a5).add(a6.add(a7)));
    var b = b0.add(b1).add(b2.add(b3)).add(b4.add(b5).add(b6.add(b7)));
    return a.add(b).lane(0);
  }
}
