package dev.ashlar.benchmarks.jmh;

import dev.ashlar.benchmarks.worker.Inputs;
import dev.ashlar.benchmarks.worker.Pollution;
import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Threads;
import dev.ashlar.ndarray.Creation;
import dev.ashlar.ndarray.NDArray;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What most benchmarks work on, and the parameters that they share. */
@State(Scope.Thread)
public abstract class Operands {
  /** The standard's name of the dtype. */
  @Param("float64")
  public String dtype = "float64";

  /** The number of elements. */
  @Param({"4", "64", "1000", "16000", "100000", "1000000", "16000000"})
  public int n;

  /** Whether forty other kernels run first. */
  @Param("false")
  public boolean polluted;

  /** Threads that one operation may use. */
  @Param("1")
  public int threads;

  /** An operand. */
  protected NDArray a = NDArray.of(0.0);

  /** Another operand. */
  protected NDArray b = a;

  /** For results. */
  protected NDArray out = a;

  /** For the subclasses. */
  protected Operands() {}

  /** Makes the operands, and then what else a benchmark needs. */
  @Setup
  public final void setUp() {
    Threads.set(threads);
    if (polluted) {
      Pollution.run();
    }
    var type = dtype();
    boolean fraction = type.kind() == DType.Kind.FLOAT;
    a = Inputs.array(type, "uniform", fraction ? 0 : 1, fraction ? 1 : 100, 1, n);
    b = Inputs.array(type, "uniform", fraction ? 0 : 1, fraction ? 1 : 100, 2, n);
    out = Creation.empty(type, n);
    prepare();
  }

  /** Makes what a benchmark needs besides the operands. JMH does not promise an order among several setup methods. */
  protected void prepare() {}

  /** The dtype of the parameter. */
  protected final DType dtype() {
    return Arrays.stream(DType.values())
        .filter(type -> type.standardName().equals(dtype))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no dtype is called " + dtype));
  }

  /** The greatest square that has not more elements than asked for. */
  protected final int side() {
    return (int) Math.sqrt(n);
  }
}
