package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.DataTypes;
import dev.ashlar.kernels.CastMode;
import dev.ashlar.kernels.raw.ElementwiseKernel;
import dev.ashlar.kernels.MemoryOwner;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.memory.NativeMemory;
import dev.ashlar.ndarray.spi.ArrayAccess;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * An n-dimensional array: a typed, strided view of native memory.
 *
 * <p>Views share memory: slicing, transposing and, where possible, reshaping copy nothing. Memory is given back when
 * nothing refers to it any more, or at the end of a {@link Scope}. Functions that make arrays never change their
 * operands.
 *
 * <p>Concurrent reads are safe. Writes to an array need the caller's own synchronisation with every other use of the
 * same elements.
 *
 * <p>{@code equals} and {@code hashCode} are identity, as for every mutable thing.
 *
 * {@snippet :
 * var a = NDArray.of(1.0, 2.0, 3.0, 4.0).reshape(2, 2);
 * a.plus(a.transpose()).sum().toDouble(); // 20.0
 * }
 */
public final class NDArray implements Iterable<NDArray> {
  static {
    ArrayAccess.install(new Access());
  }

  final MemoryOwner owner;
  final long address;
  final DataType dtype;
  final long[] shape;
  final long[] strides;
  final long size;
  final boolean readOnly;
  private final boolean contiguous;
  private final boolean direct;
  private final boolean plain;

  NDArray(
      MemoryOwner owner, long address, DataType dtype, long[] shape, long[] strides, long size, boolean readOnly) {
    this(
        owner,
        address,
        dtype,
        shape,
        strides,
        size,
        readOnly,
        Shapes.isRowMajor(shape, strides, Shapes.itemsize(dtype)));
  }

  private NDArray(
      MemoryOwner owner,
      long address,
      DataType dtype,
      long[] shape,
      long[] strides,
      long size,
      boolean readOnly,
      boolean contiguous) {
    this.owner = owner;
    this.address = address;
    this.dtype = dtype;
    this.shape = shape;
    this.strides = strides;
    this.size = size;
    this.readOnly = readOnly;
    this.contiguous = contiguous;
    this.direct = owner.rawAddressesAllowed();
    this.plain = contiguous && direct;
  }

  /** New memory, not initialised. */
  static NDArray fresh(String operation, DataType dtype, long[] shape) {
    long size = Shapes.size(operation, shape);
    long itemsize = Shapes.itemsize(dtype);
    var block = NativeMemory.allocate(Shapes.bytes(operation, shape, size, itemsize));
    return new NDArray(block, block.address(), dtype, shape, Shapes.rowMajor(shape, itemsize), size, false, true);
  }

  /** New memory of the shape of a contiguous array, not initialised. */
  static NDArray fresh(String operation, DType dtype, NDArray like) {
    if (!like.contiguous) {
      return fresh(operation, dtype, like.shape);
    }
    var block = NativeMemory.allocate(like.size * dtype.itemsize());
    var strides = like.dtype == dtype ? like.strides : Shapes.rowMajor(like.shape, dtype.itemsize());
    return new NDArray(block, block.address(), dtype, like.shape, strides, like.size, false, true);
  }

  /** Another view of the same memory and dtype. */
  NDArray view(long newAddress, long[] newShape, long[] newStrides) {
    return new NDArray(owner, newAddress, dtype, newShape, newStrides, product(newShape), readOnly);
  }

  private static long product(long[] shape) {
    long size = 1;
    for (long extent : shape) {
      size *= extent;
    }
    return size;
  }

  /** Whether kernels may run through it element after element, at its raw address. */
  boolean isPlain() {
    return plain;
  }

  boolean isDirect() {
    return direct;
  }

  NDArray asWritable() {
    return readOnly ? new NDArray(owner, address, dtype, shape, strides, size, false, contiguous) : this;
  }

  /** The same bytes as elements of another dtype of the same size. */
  NDArray reinterpret(DType other) {
    return new NDArray(owner, address, other, shape, strides, size, readOnly, contiguous);
  }

  /** The dtype, for an operation that needs numbers. */
  DType numeric(String operation) {
    if (dtype instanceof DType number) {
      return number;
    }
    throw new IllegalArgumentException(operation + ": not defined for arrays of " + dtype);
  }

  void requireWritable(String operation) {
    if (readOnly) {
      throw new UnsupportedOperationException(
          operation + ": the array of shape " + Shapes.text(shape) + " is read-only");
    }
  }

  // ---- creation from Java values

  /** One dimension of float64. */
  public static NDArray of(double... values) {
    return JavaArrays.from(values);
  }

  /** One dimension of float32. */
  public static NDArray of(float... values) {
    return JavaArrays.from(values);
  }

  /** One dimension of int64. */
  public static NDArray of(long... values) {
    return JavaArrays.from(values);
  }

  /** One dimension of int32. */
  public static NDArray of(int... values) {
    return JavaArrays.from(values);
  }

  /** One dimension of bool. */
  public static NDArray of(boolean... values) {
    return JavaArrays.from(values);
  }

  /**
   * One dimension of complex128.
   *
   * @param parts real and imaginary parts in turn
   * @throws IllegalArgumentException if their number is odd
   */
  public static NDArray ofComplex(double... parts) {
    if (parts.length % 2 != 0) {
      throw new IllegalArgumentException("ofComplex: " + parts.length + " parts do not make pairs");
    }
    var flat = JavaArrays.from(parts);
    var pairs = new long[] {parts.length / 2};
    return new NDArray(flat.owner, flat.address, DType.COMPLEX128, pairs, new long[] {16}, pairs[0], false);
  }

  /**
   * Any Java array of a primitive type, of any number of dimensions: {@code new double[][] {{1, 2}, {3, 4}}} becomes
   * {@code 2 * 2 * float64}. byte, short, int and long give int8 to int64.
   *
   * @throws IllegalArgumentException if it is no such array or its rows differ in length
   */
  public static NDArray ofArray(Object array) {
    return JavaArrays.from(array);
  }

  /** One dimension of int16. */
  public static NDArray of(short... values) {
    return JavaArrays.from(values);
  }

  /** One dimension of int8. */
  public static NDArray of(byte... values) {
    return JavaArrays.from(values);
  }

  /** One dimension of float64 with all elements of a stream. */
  public static NDArray ofStream(java.util.stream.DoubleStream values) {
    return JavaArrays.from(values.toArray());
  }

  /** One dimension of int64 with all elements of a stream. */
  public static NDArray ofStream(java.util.stream.LongStream values) {
    return JavaArrays.from(values.toArray());
  }

  /** One dimension of int32 with all elements of a stream. */
  public static NDArray ofStream(java.util.stream.IntStream values) {
    return JavaArrays.from(values.toArray());
  }

  /**
   * One dimension with the elements between a buffer's position and limit: without a copy if the buffer is direct and
   * of the machine's byte order, else in new memory. The array keeps a direct buffer alive; if the buffer is read-only,
   * so is the array.
   *
   * @param buffer of bytes (int8), shorts, ints, longs, floats or doubles
   */
  public static NDArray ofBuffer(java.nio.Buffer buffer) {
    return Segments.ofBuffer(buffer);
  }

  /**
   * The elements of a native segment, in row-major order and without a copy: writing to one writes to the other. The
   * array may be used as long as the segment's arena is open; a closed arena makes it throw.
   *
   * @throws IllegalArgumentException if the segment lies in the Java heap, or is too small for the shape
   */
  public static NDArray ofSegment(MemorySegment segment, DataType dtype, long... shape) {
    return Segments.view(segment, dtype, shape.clone());
  }

  /**
   * Nested lists of numbers: integers give int64 (uint64 if one is beyond it), {@link Complex} numbers complex128,
   * others float64, truth values bool, mixtures what these promote to. Items may be arrays of one shape too, which are
   * stacked.
   *
   * @throws IllegalArgumentException if lists of one level differ in length, or an item is neither a number nor a truth
   *     value
   */
  public static NDArray ofList(java.util.List<?> values) {
    return NestedLists.array(values);
  }

  /**
   * Elements from their bytes, in row-major order and in the machine's byte order; in new memory.
   *
   * @throws IllegalArgumentException if there are more or fewer bytes than the elements take
   */
  public static NDArray ofBytes(byte[] bytes, DataType dtype, long... shape) {
    return Segments.copyOf(bytes, dtype, shape.clone());
  }

  // ---- inspection

  /** The element type. */
  public DataType dtype() {
    return dtype;
  }

  /** The extents, outermost first; a fresh copy. */
  public long[] shape() {
    return shape.clone();
  }

  /** The extent of one axis; negative axes count from the end. */
  public long shape(int axis) {
    return shape[Shapes.axis("shape", axis, shape.length)];
  }

  /** Bytes from one element to the next along each axis; a fresh copy. */
  public long[] strides() {
    return strides.clone();
  }

  /** The number of dimensions. */
  public int ndim() {
    return shape.length;
  }

  /** The number of elements. */
  public long size() {
    return size;
  }

  /** Bytes of one element. */
  public long itemsize() {
    return Shapes.itemsize(dtype);
  }

  /** Shape and dtype together, as a type: {@code 3 * 4 * float64}. */
  public DataType datashape() {
    return DataTypes.array(shape, dtype);
  }

  /** Whether the elements lie in row-major order without gaps. */
  public boolean isContiguous() {
    return contiguous;
  }

  /** Whether writing through this view is refused. */
  public boolean isReadOnly() {
    return readOnly;
  }

  // ---- views

  /** The same elements, not to be written. */
  public NDArray asReadOnly() {
    return readOnly ? this : new NDArray(owner, address, dtype, shape, strides, size, true, contiguous);
  }

  /**
   * The part of the array that the index names: a view, or a copy if an item is a mask or an array of positions.
   *
   * @throws IndexOutOfBoundsException if a position or the number of items does not fit the shape
   */
  public NDArray get(Index... items) {
    return FancyIndex.isFancy(items) ? FancyIndex.get(this, items) : Views.index(this, items);
  }

  /**
   * The part of the array that the text names, as between the brackets of NumPy's {@code a[...]}:
   * {@code a.get("..., ::2, 3")}. See {@link Index#parse}.
   *
   * @throws IllegalArgumentException if the text is no index
   * @throws IndexOutOfBoundsException if it does not fit the shape; the message points at the part
   */
  public NDArray get(String index) {
    return get(IndexText.parse(index).fitted("get", shape));
  }

  /**
   * Sets the part that the index names to values that broadcast to it, converted to this dtype as {@link #astype} does.
   * Where an index names a place several times, the last value stays.
   *
   * @throws UnsupportedOperationException if this view is read-only
   */
  public void set(NDArray values, Index... items) {
    FancyIndex.set(this, values, items);
  }

  /** Sets the part that the text names; see {@link #get(String)} and {@link #set(NDArray, Index...)}. */
  public void set(NDArray values, String index) {
    set(values, IndexText.parse(index).fitted("set", shape));
  }

  /** Sets every element of the part that the index names to one number. */
  public void set(Number value, Index... items) {
    set(Scalars.assigned("set", numeric("set"), value), items);
  }

  /** Sets every element of the part that the text names to one number. */
  public void set(Number value, String index) {
    set(Scalars.assigned("set", numeric("set"), value), index);
  }

  /**
   * The field of that name, of an array of records; a view. The dimensions of a field come last.
   *
   * @throws IllegalArgumentException if there is no such field
   */
  public NDArray field(String name) {
    return Fields.select(this, name);
  }

  /** The part at one position of the first axis; a view. */
  public NDArray get(long position) {
    return Views.index(this, Index.at(position));
  }

  /**
   * The same elements in another shape, in row-major order: a view where the elements lie so that one exists, else a
   * copy (array API {@code reshape}).
   *
   * @param extents of the new shape; one may be -1 and is found from the others
   * @throws IllegalArgumentException if the number of elements differs
   */
  public NDArray reshape(long... extents) {
    var target = Views.resolve(this, extents);
    var view = Views.reshaped(this, target);
    if (view != null) {
      return view;
    }
    var copy = copy();
    return copy.view(copy.address, target, Shapes.rowMajor(target, itemsize()));
  }

  /** All axes reversed; a view. */
  public NDArray transpose() {
    int ndim = shape.length;
    var axes = new int[ndim];
    Arrays.setAll(axes, i -> ndim - 1 - i);
    return Views.permute(this, axes);
  }

  /** The axes in another order (array API {@code permute_dims}); a view. */
  public NDArray permuteDims(int... axes) {
    return Views.permute(this, axes);
  }

  /** Repeated over a shape that it broadcasts to (array API {@code broadcast_to}); a read-only view. */
  public NDArray broadcastTo(long... extents) {
    return Views.broadcastTo(this, extents);
  }

  /** The real parts; a view for complex dtypes, the array itself for real ones. */
  public NDArray real() {
    return numeric("real").kind() == DType.Kind.COMPLEX ? part(0) : this;
  }

  /**
   * The imaginary parts; a view.
   *
   * @throws IllegalArgumentException if the dtype is not complex
   */
  public NDArray imag() {
    if (numeric("imag").kind() != DType.Kind.COMPLEX) {
      throw new IllegalArgumentException("imag: an array of " + dtype + " has no imaginary parts to view");
    }
    return part(itemsize() / 2);
  }

  private NDArray part(long offset) {
    var half = dtype == DType.COMPLEX64 ? DType.FLOAT32 : DType.FLOAT64;
    return new NDArray(owner, address + offset, half, shape, strides, size, readOnly);
  }

  /** All axes reversed; {@link #transpose()} by the standard's name. */
  public NDArray T() {
    return transpose();
  }

  /** The last two axes exchanged; a view. */
  public NDArray mT() {
    return LinearAlgebra.matrixTranspose(this);
  }

  /**
   * The same bytes as elements of another dtype; a view (NumPy's {@code view}). If the sizes of elements differ, the
   * last axis becomes longer or shorter, and its elements must follow each other.
   *
   * @throws IllegalArgumentException if the bytes of the last axis are no whole number of elements
   */
  public NDArray view(DataType other) {
    return Views.as(this, other);
  }

  // ---- copies and conversions

  /** The elements in new memory, in row-major order. */
  public NDArray copy() {
    return Copying.copy(this);
  }

  /**
   * Converted to another dtype, always a copy (array API {@code astype}): floats are rounded or truncated towards zero,
   * integers wrap, anything but 0 is true.
   */
  public NDArray astype(DType target) {
    return Evaluation.map("astype", ElementwiseKernel.cast(numeric("astype"), target), null, this);
  }

  /**
   * Converted to another dtype, always a copy, unless an element would lose what the mode does not allow.
   *
   * @throws ArithmeticException if an element is refused: the message names the first one, its value and both dtypes
   */
  public NDArray astype(DType target, CastMode mode) {
    return Conversion.astype(this, target, mode);
  }

  /**
   * Sets every element from an array that broadcasts to this shape, converted to this dtype.
   *
   * @throws UnsupportedOperationException if this view is read-only
   */
  public NDArray assign(NDArray values) {
    return Copying.assign(this, values);
  }

  /** Sets every element to one number. */
  public NDArray assign(Number value) {
    return Copying.assign(this, value);
  }

  /** The elements in row-major order, as float64. */
  public double[] toDoubleArray() {
    return JavaArrays.toDoubles(this);
  }

  /** The elements in row-major order, as integers; floats are truncated towards zero. */
  public long[] toLongArray() {
    return JavaArrays.toLongs(this);
  }

  /** The elements in row-major order, as float32. */
  public float[] toFloatArray() {
    return JavaArrays.toFloats(this);
  }

  /** The elements in row-major order, as 32-bit integers; greater ones wrap. */
  public int[] toIntArray() {
    return JavaArrays.toInts(this);
  }

  /** The elements in row-major order, as truth values. */
  public boolean[] toBooleanArray() {
    return JavaArrays.toBooleans(this);
  }

  /**
   * The elements in a Java array of as many dimensions: {@code double[][]} for {@code 2 * 3 * float64}; unsigned
   * integers by their bits, float16 as float.
   *
   * @throws IllegalArgumentException if there are no dimensions, or the dtype has no Java type
   */
  public Object toArray() {
    return JavaArrays.toNested(this);
  }

  /** The elements in nested lists, each as {@link #item()} gives it; of no dimensions, one of these alone. */
  public Object toList() {
    return JavaArrays.toLists(this);
  }

  /** The elements in row-major order, as doubles. */
  public java.util.stream.DoubleStream doubles() {
    return java.util.Arrays.stream(toDoubleArray());
  }

  /** The elements in row-major order, as longs. */
  public java.util.stream.LongStream longs() {
    return java.util.Arrays.stream(toLongArray());
  }

  /** The bytes of all elements, in row-major order, copied into a segment of the arena. */
  public MemorySegment toSegment(java.lang.foreign.Arena arena) {
    var segment = arena.allocate(Math.max(1, size * itemsize()), 64).asSlice(0, size * itemsize());
    Copying.copyTo(this, segment);
    return segment;
  }

  /** The bytes of all elements, in row-major order and in the machine's byte order. */
  public byte[] toBytes() {
    return JavaArrays.toBytes(this);
  }

  // ---- single elements

  /**
   * The only element, as a Java object (NumPy's {@code item}): Boolean, Long, {@link java.math.BigInteger} for uint64
   * beyond it, Double or {@link Complex}.
   *
   * @throws IllegalArgumentException if there is not one element
   */
  public Object item() {
    return Scalars.load(numeric("item"), only("item"));
  }

  /** The only element, as a double. */
  public double toDouble() {
    return Elements.getDouble(numeric("toDouble"), only("toDouble"));
  }

  /** The only element, as a long; a float is truncated towards zero. */
  public long toLong() {
    return Elements.getLong(numeric("toLong"), only("toLong"));
  }

  /** The only element, as a complex number. */
  public Complex toComplex() {
    return Elements.getComplex(numeric("toComplex"), only("toComplex"));
  }

  /** The only element, as a truth value: whether it is not 0. */
  public boolean toBoolean() {
    var value = Elements.getComplex(numeric("toBoolean"), only("toBoolean"));
    return value.real() != 0 || value.imaginary() != 0;
  }

  private long only(String operation) {
    if (size != 1) {
      throw new IllegalArgumentException(
          operation + ": the array of shape " + Shapes.text(shape) + " has not one element");
    }
    return at(operation, address);
  }

  /** The element at a position, as a double; exact but for integers beyond 2^53. */
  public double getDouble(long i) {
    return Elements.getDouble(numeric("getDouble"), locate("getDouble", i));
  }

  /** The element at a position, as a double. */
  public double getDouble(long i, long j) {
    return Elements.getDouble(numeric("getDouble"), locate("getDouble", i, j));
  }

  /** The element at a position, as a double. */
  public double getDouble(long i, long j, long k) {
    return Elements.getDouble(numeric("getDouble"), locate("getDouble", i, j, k));
  }

  /** The element at a position, as a double. */
  public double getDouble(long... position) {
    return Elements.getDouble(numeric("getDouble"), locateAll("getDouble", position));
  }

  /** The element at a position, as a long; a float is truncated towards zero, uint64 is given by its bits. */
  public long getLong(long i) {
    return Elements.getLong(numeric("getLong"), locate("getLong", i));
  }

  /** The element at a position, as a long. */
  public long getLong(long i, long j) {
    return Elements.getLong(numeric("getLong"), locate("getLong", i, j));
  }

  /** The element at a position, as a long. */
  public long getLong(long i, long j, long k) {
    return Elements.getLong(numeric("getLong"), locate("getLong", i, j, k));
  }

  /** The element at a position, as a long. */
  public long getLong(long... position) {
    return Elements.getLong(numeric("getLong"), locateAll("getLong", position));
  }

  /** The element at a position, as a complex number. */
  public Complex getComplex(long... position) {
    return Elements.getComplex(numeric("getComplex"), locateAll("getComplex", position));
  }

  /** The element at a position, as a truth value: whether it is not 0. */
  public boolean getBoolean(long... position) {
    var number = numeric("getBoolean");
    var value = Elements.getComplex(number, locateAll("getBoolean", position));
    return value.real() != 0 || value.imaginary() != 0;
  }

  /**
   * Sets the element at a position, converted to the dtype.
   *
   * @throws ArithmeticException if the number is complex and the dtype is not
   */
  public void setComplex(long[] position, Complex value) {
    requireWritable("setComplex");
    Elements.setComplex(
        numeric("setComplex"), locateAll("setComplex", position), value.real(), value.imaginary());
  }

  /** Sets the element at a position, converted to the dtype. */
  public void setDouble(long i, double value) {
    requireWritable("setDouble");
    Elements.setDouble(numeric("setDouble"), locate("setDouble", i), value);
  }

  /** Sets the element at a position, converted to the dtype. */
  public void setDouble(long i, long j, double value) {
    requireWritable("setDouble");
    Elements.setDouble(numeric("setDouble"), locate("setDouble", i, j), value);
  }

  /** Sets the element at a position, converted to the dtype. */
  public void setLong(long i, long value) {
    requireWritable("setLong");
    Elements.setLong(numeric("setLong"), locate("setLong", i), value);
  }

  /** Sets the element at a position, converted to the dtype. */
  public void setLong(long i, long j, long value) {
    requireWritable("setLong");
    Elements.setLong(numeric("setLong"), locate("setLong", i, j), value);
  }

  /** Sets the element at a position, converted to the dtype. */
  public void setDouble(long i, long j, long k, double value) {
    requireWritable("setDouble");
    Elements.setDouble(numeric("setDouble"), locate("setDouble", i, j, k), value);
  }

  /** Sets the element at a position, converted to the dtype. */
  public void setDouble(long[] position, double value) {
    requireWritable("setDouble");
    Elements.setDouble(numeric("setDouble"), locateAll("setDouble", position), value);
  }

  /** Sets the element at a position, converted to the dtype. */
  public void setLong(long i, long j, long k, long value) {
    requireWritable("setLong");
    Elements.setLong(numeric("setLong"), locate("setLong", i, j, k), value);
  }

  /** Sets the element at a position, converted to the dtype. */
  public void setLong(long[] position, long value) {
    requireWritable("setLong");
    Elements.setLong(numeric("setLong"), locateAll("setLong", position), value);
  }

  private long locate(String operation, long i) {
    requireDimensions(operation, 1);
    return at(operation, address + Views.position(i, 0, shape) * strides[0]);
  }

  private long locate(String operation, long i, long j) {
    requireDimensions(operation, 2);
    return at(operation, address + Views.position(i, 0, shape) * strides[0] + Views.position(j, 1, shape) * strides[1]);
  }

  private long locate(String operation, long i, long j, long k) {
    requireDimensions(operation, 3);
    return at(
        operation,
        address
            + Views.position(i, 0, shape) * strides[0]
            + Views.position(j, 1, shape) * strides[1]
            + Views.position(k, 2, shape) * strides[2]);
  }

  private long locateAll(String operation, long[] position) {
    requireDimensions(operation, position.length);
    long at = address;
    for (int axis = 0; axis < position.length; axis++) {
      at += Views.position(position[axis], axis, shape) * strides[axis];
    }
    return at(operation, at);
  }

  private void requireDimensions(String operation, int given) {
    if (given != shape.length) {
      throw new IndexOutOfBoundsException(
          operation + ": " + given + " positions for an array of shape " + Shapes.text(shape));
    }
  }

  /** The address, once its owner allows the access. */
  private long at(String operation, long elementAddress) {
    owner.check();
    if (!direct) {
      throw new IllegalStateException(
          operation + ": the array lies in a shared arena, which another thread may close; copy() it first");
    }
    return elementAddress;
  }

  // ---- operators, with the names that Kotlin understands

  /** {@code this + other}, elementwise. */
  public NDArray plus(NDArray other) {
    return Evaluation.binary(Operations.ADD, this, other);
  }

  /** {@code this + number}. */
  public NDArray plus(Number number) {
    return plus(Evaluation.scalar("add", this, number));
  }

  /** {@code this - other}, elementwise. */
  public NDArray minus(NDArray other) {
    return Evaluation.binary(Operations.SUBTRACT, this, other);
  }

  /** {@code this - number}. */
  public NDArray minus(Number number) {
    return minus(Evaluation.scalar("subtract", this, number));
  }

  /** {@code this * other}, elementwise. */
  public NDArray times(NDArray other) {
    return Evaluation.binary(Operations.MULTIPLY, this, other);
  }

  /** {@code this * number}. */
  public NDArray times(Number number) {
    return times(Evaluation.scalar("multiply", this, number));
  }

  /** {@code this / other}, elementwise; integers divide as float64. */
  public NDArray div(NDArray other) {
    return Evaluation.binary(Operations.DIVIDE, this, other);
  }

  /** {@code this / number}. */
  public NDArray div(Number number) {
    return div(Evaluation.scalar("divide", this, number));
  }

  /** The remainder of the floor division, with the sign of {@code other}. */
  public NDArray rem(NDArray other) {
    return Evaluation.binary(Operations.REMAINDER, this, other);
  }

  /** The remainder of the floor division, with the sign of {@code number}. */
  public NDArray rem(Number number) {
    return rem(Evaluation.scalar("remainder", this, number));
  }

  /** {@code -this}. */
  public NDArray unaryMinus() {
    return Evaluation.unary(Operations.NEGATIVE, this);
  }

  /** {@code this} to the power of {@code other}, elementwise. */
  public NDArray pow(NDArray other) {
    return Elementwise.pow(this, other);
  }

  /** {@code this} to the power of {@code number}. */
  public NDArray pow(Number number) {
    return pow(Evaluation.scalar("pow", this, number));
  }

  /** The largest integers not above {@code this / other}; see {@link Elementwise#floorDivide}. */
  public NDArray floorDiv(NDArray other) {
    return Evaluation.binary(Operations.FLOOR_DIVIDE, this, other);
  }

  /** The largest integers not above {@code this / number}. */
  public NDArray floorDiv(Number number) {
    return floorDiv(Evaluation.scalar("floor_divide", this, number));
  }

  /** The matrix product; see {@link LinearAlgebra#matmul}. */
  public NDArray matmul(NDArray other) {
    return LinearAlgebra.matmul(this, other);
  }

  /** {@code this & other}, bit by bit, of integers and bool. */
  public NDArray and(NDArray other) {
    return Evaluation.binary(Operations.BITWISE_AND, this, other);
  }

  /** {@code this | other}, bit by bit, of integers and bool. */
  public NDArray or(NDArray other) {
    return Evaluation.binary(Operations.BITWISE_OR, this, other);
  }

  /** {@code this ^ other}, bit by bit, of integers and bool. */
  public NDArray xor(NDArray other) {
    return Evaluation.binary(Operations.BITWISE_XOR, this, other);
  }

  /** {@code ~this}, bit by bit, of integers and bool. */
  public NDArray inv() {
    return Evaluation.unary(Operations.BITWISE_INVERT, this);
  }

  /** {@code this << other}, of integers. */
  public NDArray shl(NDArray other) {
    return Evaluation.binary(Operations.BITWISE_LEFT_SHIFT, this, other);
  }

  /** {@code this << number}. */
  public NDArray shl(Number number) {
    return shl(Evaluation.scalar("bitwise_left_shift", this, number));
  }

  /** {@code this >> other} with the sign kept, of integers. */
  public NDArray shr(NDArray other) {
    return Evaluation.binary(Operations.BITWISE_RIGHT_SHIFT, this, other);
  }

  /** {@code this >> number} with the sign kept. */
  public NDArray shr(Number number) {
    return shr(Evaluation.scalar("bitwise_right_shift", this, number));
  }

  /**
   * {@code this += other}, in place. As all operators in place it keeps dtype and shape, and refuses a result of a
   * higher kind of dtype.
   */
  public void plusAssign(NDArray other) {
    Evaluation.apply(Operations.ADD, this, this, other);
  }

  /** {@code this += number}, in place. */
  public void plusAssign(Number number) {
    Evaluation.assign(Operations.ADD, this, number);
  }

  /** {@code this -= other}, in place. */
  public void minusAssign(NDArray other) {
    Evaluation.apply(Operations.SUBTRACT, this, this, other);
  }

  /** {@code this -= number}, in place. */
  public void minusAssign(Number number) {
    Evaluation.assign(Operations.SUBTRACT, this, number);
  }

  /** {@code this *= other}, in place. */
  public void timesAssign(NDArray other) {
    Evaluation.apply(Operations.MULTIPLY, this, this, other);
  }

  /** {@code this *= number}, in place. */
  public void timesAssign(Number number) {
    Evaluation.assign(Operations.MULTIPLY, this, number);
  }

  /** {@code this /= other}, in place. */
  public void divAssign(NDArray other) {
    Evaluation.apply(Operations.DIVIDE, this, this, other);
  }

  /** {@code this /= number}, in place. */
  public void divAssign(Number number) {
    Evaluation.assign(Operations.DIVIDE, this, number);
  }

  /** {@code this %= other}, in place. */
  public void remAssign(NDArray other) {
    Evaluation.apply(Operations.REMAINDER, this, this, other);
  }

  /** {@code this %= number}, in place. */
  public void remAssign(Number number) {
    Evaluation.assign(Operations.REMAINDER, this, number);
  }

  /** {@code this < other}, elementwise, of dtype bool. */
  public NDArray less(NDArray other) {
    return Evaluation.binary(Operations.LESS, this, other);
  }

  /** {@code this < number}. */
  public NDArray less(Number number) {
    return less(Evaluation.scalar("less", this, number));
  }

  /** {@code this <= other}, elementwise, of dtype bool. */
  public NDArray lessEqual(NDArray other) {
    return Evaluation.binary(Operations.LESS_EQUAL, this, other);
  }

  /** {@code this <= number}. */
  public NDArray lessEqual(Number number) {
    return lessEqual(Evaluation.scalar("less_equal", this, number));
  }

  /** {@code this > other}, elementwise, of dtype bool. */
  public NDArray greater(NDArray other) {
    return Evaluation.binary(Operations.GREATER, this, other);
  }

  /** {@code this > number}. */
  public NDArray greater(Number number) {
    return greater(Evaluation.scalar("greater", this, number));
  }

  /** {@code this >= other}, elementwise, of dtype bool. */
  public NDArray greaterEqual(NDArray other) {
    return Evaluation.binary(Operations.GREATER_EQUAL, this, other);
  }

  /** {@code this >= number}. */
  public NDArray greaterEqual(Number number) {
    return greaterEqual(Evaluation.scalar("greater_equal", this, number));
  }

  /** {@code this == other}, elementwise, of dtype bool. */
  public NDArray equal(NDArray other) {
    return Evaluation.binary(Operations.EQUAL, this, other);
  }

  /** {@code this == number}, elementwise. */
  public NDArray equal(Number number) {
    return equal(Evaluation.scalar("equal", this, number));
  }

  /** {@code this != other}, elementwise, of dtype bool. */
  public NDArray notEqual(NDArray other) {
    return Evaluation.binary(Operations.NOT_EQUAL, this, other);
  }

  /** {@code this != number}, elementwise. */
  public NDArray notEqual(Number number) {
    return notEqual(Evaluation.scalar("not_equal", this, number));
  }

  // ---- reductions

  /** The sum of all elements; see {@link Statistics#sum(NDArray)}. */
  public NDArray sum() {
    return Statistics.sum(this);
  }

  /** The sum of all elements, as a double. */
  public double sumToDouble() {
    return sum().toDouble();
  }

  /** The sum along an axis. */
  public NDArray sum(int axis) {
    return Statistics.sum(this, Along.axis(axis));
  }

  /** The mean of all elements; see {@link Statistics#mean(NDArray)}. */
  public NDArray mean() {
    return Statistics.mean(this);
  }

  /** The mean along an axis. */
  public NDArray mean(int axis) {
    return Statistics.mean(this, Along.axis(axis));
  }

  /** The largest element; see {@link Statistics#max(NDArray)}. */
  public NDArray max() {
    return Statistics.max(this);
  }

  /** The largest element along an axis. */
  public NDArray max(int axis) {
    return Statistics.max(this, Along.axis(axis));
  }

  /** The smallest element; see {@link Statistics#min(NDArray)}. */
  public NDArray min() {
    return Statistics.min(this);
  }

  /** The smallest element along an axis. */
  public NDArray min(int axis) {
    return Statistics.min(this, Along.axis(axis));
  }

  /** The population standard deviation of all elements; see {@link Statistics#std(NDArray)}. */
  public NDArray std() {
    return Statistics.std(this);
  }

  /** The population variance of all elements; see {@link Statistics#var(NDArray)}. */
  public NDArray var() {
    return Statistics.var(this);
  }

  /** Where the largest element is, in row-major order; see {@link Searching#argmax(NDArray)}. */
  public NDArray argmax() {
    return Searching.argmax(this);
  }

  /** Where the smallest element is, in row-major order; see {@link Searching#argmin(NDArray)}. */
  public NDArray argmin() {
    return Searching.argmin(this);
  }

  // ---- whole contents

  /** Whether both have the same dtype and shape and equal elements; NaN equals NaN, and -0 equals 0. */
  public boolean contentEquals(NDArray other) {
    return Comparison.contentEquals(this, other);
  }

  /** Whether all elements are close: {@code allClose(other, 1e-5, 1e-8, false)}. */
  public boolean allClose(NDArray other) {
    return allClose(other, 1e-5, 1e-8, false);
  }

  /**
   * Whether {@code |this - other| <= absolute + relative * |other|} for all elements,
   * as NumPy's {@code allclose}. Shapes are broadcast together.
   *
   * @param equalNaN whether NaN is close to NaN
   */
  public boolean allClose(NDArray other, double relative, double absolute, boolean equalNaN) {
    return Comparison.allClose(this, other, relative, absolute, equalNaN);
  }

  /** The parts at all positions of the first axis, in order; views. */
  @Override
  public java.util.Iterator<NDArray> iterator() {
    return Manipulation.unstack(this, 0).iterator();
  }

  /** As NumPy's {@code str}: the elements, aligned; those of an array of more than 1000 summarised. */
  @Override
  public String toString() {
    return toString(PrintOptions.DEFAULT);
  }

  /** As {@link #toString()}, with other options. */
  public String toString(PrintOptions options) {
    return Text.str(this, options);
  }

  /** As NumPy's {@code repr}: {@code array([1, 2], dtype=int32)}. */
  public String repr() {
    return repr(PrintOptions.DEFAULT);
  }

  /** As {@link #repr()}, with other options. */
  public String repr(PrintOptions options) {
    return Text.repr(this, options);
  }

  /** The implementation of the door for other modules. */
  private static final class Access extends ArrayAccess {
    @Override
    public NDArray view(
        MemoryOwner owner,
        MemorySegment segment,
        DataType dtype,
        long[] shape,
        long[] strides,
        boolean readOnly) {
      return Bounds.view(owner, segment, dtype, shape.clone(), strides.clone(), readOnly);
    }

    @Override
    public MemoryOwner owner(NDArray array) {
      return array.owner;
    }

    @Override
    public long address(NDArray array) {
      return array.address;
    }

    @Override
    public void copyTo(NDArray array, MemorySegment target) {
      Copying.copyTo(array, target);
    }
  }
}
