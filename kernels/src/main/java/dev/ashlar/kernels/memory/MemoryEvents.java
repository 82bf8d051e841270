package dev.ashlar.kernels.memory;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** Events for Java Flight Recorder. Nothing happens where the JVM comes without module {@code jdk.jfr}. */
final class MemoryEvents {
  private static final boolean AVAILABLE = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

  private MemoryEvents() {}

  static void grown(long bytes, long mappedBytes) {
    if (AVAILABLE) {
      PoolGrowth.emit(bytes, mappedBytes);
    }
  }

  static void misused(String message) {
    if (AVAILABLE) {
      ScopeMisuse.emit(message);
    }
  }

  @Name("dev.ashlar.PoolGrowth")
  @Label("Pool growth")
  @Category("Ashlar")
  @Description("The memory pool mapped more memory from the system.")
  static final class PoolGrowth extends Event {
    @Label("Bytes")
    @DataAmount
    long bytes;

    @Label("Mapped bytes")
    @DataAmount
    long mappedBytes;

    static void emit(long bytes, long mappedBytes) {
      var event = new PoolGrowth();
      event.bytes = bytes;
      event.mappedBytes = mappedBytes;
      event.commit();
    }
  }

  @Name("dev.ashlar.ScopeMisuse")
  @Label("Scope misuse")
  @Category("Ashlar")
  @Description("A scope or an array of a scope was used against the rules.")
  static final class ScopeMisuse extends Event {
    @Label("Message")
    String message = "";

    static void emit(String message) {
      var event = new ScopeMisuse();
      event.message = message;
      event.commit();
    }
  }
}
