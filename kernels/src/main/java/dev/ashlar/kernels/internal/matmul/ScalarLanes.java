package dev.ashlar.kernels.internal.matmul;

import static dev.ashlar.kernels.memory.RawMemory.ALL;

import java.lang.foreign.ValueLayout;

/**
 * The arithmetic of one lane, a row per compute type: what a tile is made of without the Vector API.
 * {@link VectorLanes} has the same operations on whole vectors, and {@link TileCompiler} builds the same tile from
 * either.
 */
final class ScalarLanes {
  private ScalarLanes() {}

  /** One lane of float64: the arithmetic of a tile without the Vector API. */
  static final class Float64 {
    private Float64() {}

    static double zero() {
      return 0;
    }

    static double load(long address) {
      return ALL.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, address);
    }

    static double broadcast(long address) {
      return load(address);
    }

    static double step(double sum, double a, double b) {
      return Fusing.FUSED ? Math.fma(a, b, sum) : a * b + sum;
    }

    static double add(double x, double y) {
      return x + y;
    }

    static void store(long address, double value) {
      ALL.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, address, value);
    }
  }

  /** One lane of float32. */
  static final class Float32 {
    private Float32() {}

    static float zero() {
      return 0;
    }

    static float load(long address) {
      return ALL.get(ValueLayout.JAVA_FLOAT_UNALIGNED, address);
    }

    static float broadcast(long address) {
      return load(address);
    }

    static float step(float sum, float a, float b) {
      return Fusing.FUSED ? Math.fma(a, b, sum) : a * b + sum;
    }

    static float add(float x, float y) {
      return x + y;
    }

    static void store(long address, float value) {
      ALL.set(ValueLayout.JAVA_FLOAT_UNALIGNED, address, value);
    }
  }

  /** One lane of 64-bit integers, signed or not: sums and products wrap alike. */
  static final class Int64 {
    private Int64() {}

    static long zero() {
      return 0;
    }

    static long load(long address) {
      return ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, address);
    }

    static long broadcast(long address) {
      return load(address);
    }

    static long step(long sum, long a, long b) {
      return a * b + sum;
    }

    static long add(long x, long y) {
      return x + y;
    }

    static void store(long address, long value) {
      ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, address, value);
    }
  }

  /** One lane of 32-bit integers; narrower integers are widened to it, as wrapping commutes with narrowing. */
  static final class Int32 {
    private Int32() {}

    static int zero() {
      return 0;
    }

    static int load(long address) {
      return ALL.get(ValueLayout.JAVA_INT_UNALIGNED, address);
    }

    static int broadcast(long address) {
      return load(address);
    }

    static int step(int sum, int a, int b) {
      return a * b + sum;
    }

    static int add(int x, int y) {
      return x + y;
    }

    static void store(long address, int value) {
      ALL.set(ValueLayout.JAVA_INT_UNALIGNED, address, value);
    }
  }

  /** One lane of truth values, widened to 0 or 1 in 32 bits: and for times, or for plus. */
  static final class Bool {
    private Bool() {}

    static int zero() {
      return 0;
    }

    static int load(long address) {
      return ALL.get(ValueLayout.JAVA_INT_UNALIGNED, address);
    }

    static int broadcast(long address) {
      return load(address);
    }

    static int step(int sum, int a, int b) {
      return (a & b) | sum;
    }

    static int add(int x, int y) {
      return x | y;
    }

    static void store(long address, int value) {
      ALL.set(ValueLayout.JAVA_INT_UNALIGNED, address, value);
    }
  }
}
