package dev.ashlar.kernels.internal.loop;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Timespan;

/** Events for Java Flight Recorder. Nothing happens where the JVM comes without module {@code jdk.jfr}. */
public final class KernelEvents {
  private static final boolean AVAILABLE = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

  private KernelEvents() {}

  static void warmed(Warmable kernel, boolean hot, int calls, long nanos) {
    if (AVAILABLE) {
      KernelWarmed.emit(kernel.toString(), hot, calls, nanos);
    }
  }

  /** A kernel was made; what it computes is put into words only if somebody listens. */
  public static void created(Object computed, int lanes, long nanos) {
    if (AVAILABLE) {
      KernelCreation.emit(computed, lanes, nanos);
    }
  }

  @Name("dev.ashlar.KernelCreation")
  @Label("Kernel creation")
  @Category("Ashlar")
  @Description(
      "An expression, a reduction, a scan, a sorter or a tile of the matrix product was compiled to a kernel of its own.")
  static final class KernelCreation extends Event {
    @Label("Expression")
    String expression = "";

    @Label("Lanes")
    @Description("Elements that the vector body handles at once; 0 without one, or where that is not one number.")
    int lanes;

    @Label("Time to make it")
    @Timespan(Timespan.NANOSECONDS)
    long nanos;

    static void emit(Object computed, int lanes, long nanos) {
      var event = new KernelCreation();
      if (event.isEnabled()) {
        event.expression = computed.toString();
        event.lanes = lanes;
        event.nanos = nanos;
        event.commit();
      }
    }
  }

  @Name("dev.ashlar.KernelWarmed")
  @Label("Kernel warmed")
  @Category("Ashlar")
  @Description("The vector body of a kernel came into use, or was given up for some time.")
  static final class KernelWarmed extends Event {
    @Label("Kernel")
    String kernel = "";

    @Label("Hot")
    boolean hot;

    @Label("Calls")
    int calls;

    @Label("Time since it was asked for")
    @Timespan(Timespan.NANOSECONDS)
    long nanos;

    static void emit(String kernel, boolean hot, int calls, long nanos) {
      var event = new KernelWarmed();
      event.kernel = kernel;
      event.hot = hot;
      event.calls = calls;
      event.nanos = nanos;
      event.commit();
    }
  }
}
