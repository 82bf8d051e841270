package dev.ashlar.ndarray.spi;

import dev.ashlar.datashape.DataType;
import dev.ashlar.kernels.MemoryOwner;
import dev.ashlar.ndarray.NDArray;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * The door into {@link NDArray} for Ashlar's other modules. NDArray installs the one implementation when it is
 * initialised.
 */
public abstract class ArrayAccess {
  private static @Nullable ArrayAccess instance;

  /** For NDArray alone. */
  protected ArrayAccess() {}

  /** The implementation. */
  public static ArrayAccess get() {
    var access = instance;
    if (access == null) {
      try {
        MethodHandles.lookup().ensureInitialized(NDArray.class);
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
      access = instance;
      if (access == null) {
        throw new AssertionError("NDArray installed no access");
      }
    }
    return access;
  }

  /** Called once, by NDArray. */
  public static void install(ArrayAccess access) {
    if (instance != null) {
      throw new IllegalStateException("array access is installed once, by NDArray");
    }
    instance = access;
  }

  /**
   * A view of memory that {@code owner} keeps alive. Bounds are proved here: the elements that shape and strides reach
   * must lie within {@code segment}, whose first byte is element (0, 0, ...).
   *
   * @param shape extents, outermost first
   * @param strides bytes between elements along each axis
   * @throws IllegalArgumentException if an element would lie outside the segment
   */
  public abstract NDArray view(
      MemoryOwner owner, MemorySegment segment, DataType dtype, long[] shape, long[] strides, boolean readOnly);

  /** The owner of the array's memory. */
  public abstract MemoryOwner owner(NDArray array);

  /** The address of element (0, 0, ...). Valid while the owner is reachable. */
  public abstract long address(NDArray array);

  /** Copies all elements, in row-major order and without gaps, into the segment, which must be large enough. */
  public abstract void copyTo(NDArray array, MemorySegment target);
}
