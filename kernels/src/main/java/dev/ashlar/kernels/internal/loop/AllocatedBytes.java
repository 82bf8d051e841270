package dev.ashlar.kernels.internal.loop;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * How much a thread has allocated on the heap. Vector code that C2 has not compiled, or has compiled badly, allocates
 * every vector; good code allocates nothing. No clock tells the two apart as reliably.
 */
final class AllocatedBytes {
  private static final boolean AVAILABLE = ModuleLayer.boot().findModule("jdk.management").isPresent();

  private AllocatedBytes() {}

  /** Bytes that the calling thread has allocated so far; always 0 where the JVM does not count them. */
  static long now() {
    return AVAILABLE ? Counter.now() : 0;
  }

  /** Apart, so that nothing is looked for where the module is not. */
  private static final class Counter {
    private static final @Nullable ThreadMXBean THREADS =
        ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean && bean.isThreadAllocatedMemorySupported()
            ? bean
            : null;

    static long now() {
      return THREADS == null ? 0 : THREADS.getCurrentThreadAllocatedBytes();
    }
  }
}
