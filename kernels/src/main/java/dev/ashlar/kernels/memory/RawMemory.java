package dev.ashlar.kernels.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The fence around unchecked access: the only class that calls restricted methods. Whoever reads or writes through
 * {@link #ALL} has proved the address from a shape and strides and keeps the owner reachable.
 *
 * <p>When the JVM denies native access, {@link #ALL} is empty and {@link #requireAccess()} throws; everything that
 * hands out memory calls it first, so the denial surfaces as one clear error and not as a class that failed to
 * initialise.
 */
@SuppressWarnings("restricted")
public final class RawMemory {
  /** All of the address space. An absolute address is an offset into it. */
  public static final MemorySegment ALL;

  /**
   * All the bits that an address has. Of {@code address & ADDRESS} the JIT knows that it is not negative, so that an
   * access to {@link #ALL} needs no check: in a loop of additions the checks took as long as the additions.
   */
  public static final long ADDRESS = (1L << 56) - 1;

  /** The byte order of all elements in memory. */
  public static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private static final @Nullable IllegalCallerException DENIAL;

  static {
    MemorySegment all = MemorySegment.NULL;
    IllegalCallerException denial = null;
    try {
      all = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
    } catch (IllegalCallerException e) {
      denial = e;
    }
    ALL = all;
    DENIAL = denial;
  }

  private RawMemory() {}

  /**
   * Throws when the JVM denies native access.
   *
   * @throws IllegalCallerException with the flag that grants it
   */
  public static void requireAccess() {
    if (DENIAL != null) {
      throw new IllegalCallerException(
          "Ashlar keeps its elements in native memory, and this JVM denies native access: start it with "
              + "--enable-native-access=dev.ashlar.kernels (on the class path: --enable-native-access=ALL-UNNAMED)",
          DENIAL);
    }
  }

  /** The function of the C library, or null where the platform has none of that name or native access is denied. */
  static @Nullable MethodHandle function(String name, FunctionDescriptor descriptor) {
    try {
      var linker = Linker.nativeLinker();
      return linker.defaultLookup().find(name).map(symbol -> linker.downcallHandle(symbol, descriptor)).orElse(null);
    } catch (UnsupportedOperationException | IllegalCallerException _) {
      return null;
    }
  }

  /** A bounded segment over memory that lives at least as long as the arena; the arena holds on to {@code cleanup}. */
  static MemorySegment segment(long address, long bytes, Arena arena, Consumer<MemorySegment> cleanup) {
    return MemorySegment.ofAddress(address).reinterpret(bytes, arena, cleanup);
  }

  /**
   * One scalar access. Compiled code that holds one survives a fault in memory that is mapped from a file (a truncated
   * file, a full disk) with an {@link InternalError}; code of vector accesses alone dies of SIGBUS.
   */
  public static void touch(long address) {
    var ignored = ALL.get(ValueLayout.JAVA_BYTE, address);
  }
}
