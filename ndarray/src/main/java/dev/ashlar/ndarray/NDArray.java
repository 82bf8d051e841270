package dev.ashlar.ndarray;

import dev.ashlar.datashape.DataType;
import dev.ashlar.kernels.MemoryOwner;

/** An n-dimensional array: a typed, strided view of native memory. */
public final class NDArray {
  final MemoryOwner owner;
  final long address;
  final DataType dtype;
  final long[] shape;
  final long[] strides;
  final boolean readOnly;

  NDArray(MemoryOwner owner, long address, DataType dtype, long[] shape, long[] strides, boolean readOnly) {
    this.owner = owner;
    this.address = address;
    this.dtype = dtype;
    this.shape = shape;
    this.strides = strides;
    this.readOnly = readOnly;
  }

  /** The element type. */
  public DataType dtype() {
    return dtype;
  }

  /** The extents, outermost first; a fresh copy. */
  public long[] shape() {
    return shape.clone();
  }

  /** Bytes from one element to the next along each axis; a fresh copy. */
  public long[] strides() {
    return strides.clone();
  }

  /** Whether writing through this view is refused. */
  public boolean isReadOnly() {
    return readOnly;
  }
}
