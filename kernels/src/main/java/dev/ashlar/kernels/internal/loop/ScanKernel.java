package dev.ashlar.kernels.internal.loop;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.internal.compile.LeafMode;
import dev.ashlar.kernels.internal.compile.TreeCompiler;
import dev.ashlar.kernels.internal.scalar.ScalarForms;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Objects;

/** A compiled scan along a run: each result is that of the element before joined with the element here. */
public abstract class ScanKernel {
  /** In words, for those who ask for them. */
  private record Scan(Expr.Apply join, Expr element) {
    @Override
    public String toString() {
      return "scan by " + join.operation().name() + " of " + element + " -> " + join.dtype().standardName();
    }
  }

  /** For the template. */
  protected ScanKernel() {}

  /**
   * A kernel for real numbers.
   *
   * @param join {@code (running value, element) -> running value}, an operation applied to two operands of one dtype
   * @param element an operand that becomes the join's dtype
   */
  public static ScanKernel of(Expr.Apply join, Expr element) {
    long start = System.nanoTime();
    var forms = ScalarForms.INSTANCE;
    var load = TreeCompiler.value(forms, element, 1, List.of(LeafMode.CONTIGUOUS));
    var total = forms.load(join.dtype(), LeafMode.CONTIGUOUS);
    var step = forms.apply(join.operation(), join.signature());
    var store = forms.store(join.dtype());
    var bodies =
        new ScanBodies(
            Objects.requireNonNull(load, "scalar forms are complete"),
            Objects.requireNonNull(total, "scalar forms are complete"),
            Objects.requireNonNull(step, "scalar forms are complete"),
            Objects.requireNonNull(store, "scalar forms are complete"));
    var kernel = (ScanKernel) Template.instantiate(MethodHandles.lookup(), ScanLoop.class, bodies);
    KernelEvents.created(new Scan(join, element), 0, System.nanoTime() - start);
    return kernel;
  }

  /** Whether there is such a kernel for results of a dtype: a number that Java computes with. */
  public static boolean serves(DType dtype) {
    return dtype != DType.BOOL && dtype.kind() != DType.Kind.COMPLEX;
  }

  /**
   * Scans n elements, at least one.
   *
   * @param outStep bytes from one result to the next
   * @param inStep bytes from one element to the next
   */
  public abstract void run(long out, long outStep, long in, long inStep, long n);
}
