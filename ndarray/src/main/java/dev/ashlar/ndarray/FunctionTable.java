package dev.ashlar.ndarray;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataTypes;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.Operations;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rows of the registry: signature in Python's notation, what it does, and the typed method that does it. */
final class FunctionTable {
  private static final Set<Operation> WITH_PARAMETERS =
      Set.of(Operations.WHERE, Operations.CLIP, Operations.ROUND, Operations.NAN_TO_NUM);

  private static final Map<String, ArrayFunction> TABLE = new LinkedHashMap<>();

  static final Map<String, ArrayFunction> ROWS = Collections.unmodifiableMap(TABLE);

  static {
    creation();
    dtypes();
    elementwise();
    indexing();
    products();
    manipulation();
    searching();
    sets();
    sorting();
    statistics();
    utility();
    ArrangingRows.addAll();
    StatisticsRows.addAll();
    SignalRows.addAll();
  }

  private FunctionTable() {}

  static void add(String signature, String summary, Function<Arguments, Object> body) {
    add(new ArrayFunction(signature, summary, body));
  }

  private static void add(ArrayFunction function) {
    if (TABLE.putIfAbsent(function.name(), function) != null) {
      throw new IllegalStateException(function.name() + " is in the table already");
    }
  }

  private static void creation() {
    add("arange(start, /, stop=None, step=1, *, dtype=None, device=None)", "evenly spaced numbers, the end excluded",
        FunctionTable::arange);
    add("asarray(obj, /, *, dtype=None, device=None, copy=None)", "an array of numbers or of an array",
        FunctionTable::asarray);
    add("empty(shape, *, dtype=None, device=None)", "new elements, not set",
        a -> Creation.empty(a.dtypeOr("dtype", DType.FLOAT64), a.integers("shape")));
    add("empty_like(x, /, *, dtype=None, device=None)", "new elements in the shape of x, not set",
        a -> Creation.empty(likeDtype(a), a.array("x").shape));
    add("eye(n_rows, n_cols=None, /, *, k=0, dtype=None, device=None)", "ones on a diagonal",
        a -> Creation.eye(a.integer("n_rows"), a.integer(a.has("n_cols") ? "n_cols" : "n_rows"), a.bounded("k"),
            a.dtypeOr("dtype", DType.FLOAT64)));
    add("full(shape, fill_value, *, dtype=None, device=None)", "one number everywhere",
        a -> filled(a, a.dtypeOr("dtype", scalarDtype(a.any("fill_value"))), a.integers("shape")));
    add("full_like(x, /, fill_value, *, dtype=None, device=None)", "one number everywhere, in the shape of x",
        a -> filled(a, likeDtype(a), a.array("x").shape));
    add("linspace(start, stop, /, num, *, dtype=None, device=None, endpoint=True)", "so many evenly spaced numbers",
        FunctionTable::linspace);
    add("meshgrid(*arrays, indexing='xy')", "the coordinates of a grid",
        a -> Creation.meshgrid(a.choice("indexing", "xy", "ij") == 1, a.arrays("arrays")));
    add("ones(shape, *, dtype=None, device=None)", "ones", a -> Creation.ones(a.dtypeOr("dtype", DType.FLOAT64),
        a.integers("shape")));
    add("ones_like(x, /, *, dtype=None, device=None)", "ones in the shape of x",
        a -> Creation.ones(likeDtype(a), a.array("x").shape));
    add("tril(x, /, *, k=0)", "zeros above a diagonal", a -> Creation.tril(a.array("x"), a.bounded("k")));
    add("triu(x, /, *, k=0)", "zeros below a diagonal", a -> Creation.triu(a.array("x"), a.bounded("k")));
    add("zeros(shape, *, dtype=None, device=None)", "zeros", a -> Creation.zeros(a.dtypeOr("dtype", DType.FLOAT64),
        a.integers("shape")));
    add("zeros_like(x, /, *, dtype=None, device=None)", "zeros in the shape of x",
        a -> Creation.zeros(likeDtype(a), a.array("x").shape));
    add("logspace(start, stop, num=50, endpoint=True, base=10.0)", "numbers with evenly spaced logarithms",
        a -> Creation.logspace(a.real("start"), a.real("stop"), a.integer("num"), a.flag("endpoint"), a.real("base")));
    add("geomspace(start, stop, num=50)", "numbers of one ratio",
        a -> Creation.geomspace(a.real("start"), a.real("stop"), a.integer("num")));
    add("diag(v, k=0)", "a matrix with a diagonal, or the diagonal of a matrix",
        a -> Creation.diag(a.array("v"), a.bounded("k")));
    add("indices(dimensions)", "the positions along each axis", a -> Creation.indices(a.integers("dimensions")));
  }

  private static DType likeDtype(Arguments a) {
    return a.dtypeOr("dtype", a.array("x").numeric("dtype"));
  }

  private static DType scalarDtype(Object value) {
    return switch (value) {
      case Boolean _ -> DType.BOOL;
      case Number number -> Scalars.dtype("full", number);
      case NDArray array -> array.numeric("full");
      default -> DType.FLOAT64;
    };
  }

  private static NDArray filled(Arguments a, DType dtype, long[] shape) {
    var out = Creation.empty(dtype, shape);
    return a.any("fill_value") instanceof NDArray value ? out.assign(value) : out.assign(a.number("fill_value"));
  }

  private static Object linspace(Arguments a) {
    var start = a.number("start");
    var stop = a.number("stop");
    if (start instanceof Complex || stop instanceof Complex) {
      return Creation.linspace(complex(start), complex(stop), a.integer("num"), a.flag("endpoint"),
          a.dtypeOr("dtype", DType.COMPLEX128));
    }
    var dtype = a.dtypeOr("dtype", DType.FLOAT64);
    if (Arguments.isInteger(start) && Arguments.isInteger(stop) && DataTypeFunctions.isdtype(dtype, "integral")) {
      return Creation.linspace(new BigInteger(start.toString()), new BigInteger(stop.toString()), a.integer("num"),
          a.flag("endpoint"), dtype);
    }
    return Creation.linspace(start.doubleValue(), stop.doubleValue(), a.integer("num"), a.flag("endpoint"), dtype);
  }

  private static Complex complex(Number number) {
    return number instanceof Complex complex ? complex : Complex.of(number.doubleValue(), 0);
  }

  private static Object arange(Arguments a) {
    var start = a.has("stop") ? a.number("start") : (Number) 0L;
    var stop = a.has("stop") ? a.number("stop") : a.number("start");
    var step = a.number("step");
    NDArray numbers;
    if (Stream.of(start, stop, step).allMatch(Arguments::isLong)) {
      numbers = Creation.arange(start.longValue(), stop.longValue(), step.longValue());
    } else if (Stream.of(start, stop, step).allMatch(Arguments::isInteger)) {
      numbers =
          Creation.arange(
              new BigInteger(start.toString()), new BigInteger(stop.toString()), new BigInteger(step.toString()));
    } else {
      numbers = Creation.arange(start.doubleValue(), stop.doubleValue(), step.doubleValue());
    }
    return a.has("dtype") ? DataTypeFunctions.astype(numbers, a.dtype("dtype"), false) : numbers;
  }

  private static Object asarray(Arguments a) {
    if (!(a.any("obj") instanceof NDArray array)) {
      return newArray(a);
    }
    var dtype = a.dtypeOr("dtype", array.numeric("asarray"));
    boolean mustCopy = dtype != array.dtype;
    if (mustCopy && a.has("copy") && !a.flag("copy")) {
      throw new IllegalArgumentException("asarray: a conversion to " + dtype.standardName() + " needs a copy");
    }
    return mustCopy ? array.astype(dtype) : a.has("copy") && a.flag("copy") ? array.copy() : array;
  }

  private static NDArray newArray(Arguments a) {
    if (a.has("copy") && !a.flag("copy")) {
      throw new IllegalArgumentException("asarray: numbers become an array only by a copy");
    }
    return switch (a.any("obj")) {
      case List<?> list -> NestedLists.array(list, a.dtypeOrNull("dtype"));
      case Boolean _, Number _ when a.has("dtype") -> Creation.full(a.dtype("dtype"), a.number("obj"));
      default -> {
        var array = a.array("obj");
        yield a.has("dtype") ? DataTypeFunctions.astype(array, a.dtype("dtype"), false) : array;
      }
    };
  }

  private static void dtypes() {
    add("astype(x, dtype, /, *, copy=True, device=None)", "converted to a dtype",
        a -> DataTypeFunctions.astype(a.array("x"), a.dtype("dtype"), a.flag("copy")));
    add("can_cast(from_, to, /)", "whether promotion leads from one dtype to the other",
        a -> DataTypeFunctions.canCast(a.dtype("from_"), a.dtype("to")));
    add("finfo(type, /)", "the numbers of a floating-point dtype", a -> DataTypeFunctions.finfo(a.dtype("type")));
    add("iinfo(type, /)", "the numbers of an integer dtype", a -> DataTypeFunctions.iinfo(a.dtype("type")));
    add("isdtype(dtype, kind)", "whether a dtype is of a kind",
        a -> a.list("kind").stream().anyMatch(kind -> isKind(a, kind)));
    add("result_type(*arrays_and_dtypes)", "the dtype that all promote to",
        FunctionTable::resultType);
    add("__array_namespace_info__()", "what this library offers", _ -> Functions.namespaceInfo());
  }

  private static DType resultType(Arguments a) {
    var items = a.list("arrays_and_dtypes");
    var dtypes =
        items.stream()
            .filter(item -> !(item instanceof Number || item instanceof Boolean))
            .map(item -> a.asDtype("arrays_and_dtypes", item))
            .toArray(DType[]::new);
    if (dtypes.length == 0) {
      throw new IllegalArgumentException("result_type: there are no arrays or dtypes");
    }
    var result = DataTypeFunctions.resultType(dtypes[0], dtypes);
    for (var item : items) {
      if (item instanceof Number number) {
        result = DataTypes.promote(result, Scalars.dtype("result_type", result, number));
      }
    }
    return result;
  }

  private static boolean isKind(Arguments a, Object kind) {
    boolean isDtype =
        kind instanceof DType || Arrays.stream(DType.values()).anyMatch(dtype -> dtype != DType.BOOL
            && dtype.standardName().equals(kind));
    return isDtype
        ? a.asDtype("kind", kind) == a.dtype("dtype")
        : DataTypeFunctions.isdtype(a.dtype("dtype"), String.valueOf(kind));
  }

  private static void elementwise() {
    for (var operation : Operations.all()) {
      // what takes more than operands has a row of its own; what a program registers is not of this table
      if (WITH_PARAMETERS.contains(operation) || !operation.ownForms().isEmpty()) {
        continue;
      }
      add(function(operation));
    }
    add("round(x, /, decimals=0)", "the nearest number of so many decimals, halves to even",
        a -> Elementwise.round(a.array("x"), a.axis("decimals")));
    add("nan_to_num(x, /, *, nan=0.0, posinf=None, neginf=None)", "numbers in place of NaN and infinities",
        a -> Elementwise.nanToNum(a.array("x"), a.real("nan"), a.realOrNull("posinf"), a.realOrNull("neginf")));
    add("clip(x, /, min=None, max=None)", "each element no less than min and no greater than max", FunctionTable::clip);
    if (!TABLE.containsKey("imag")) {
      add("imag(x, /)", "the imaginary parts", a -> a.array("x").imag().copy());
    }
  }

  /** An operation as a function of its operands. */
  static ArrayFunction function(Operation operation) {
    var names =
        operation.arity() == 1
            ? new String[] {"x"}
            : java.util.stream.IntStream.rangeClosed(1, operation.arity()).mapToObj(i -> "x" + i)
                .toArray(String[]::new);
    return new ArrayFunction(operation.name() + "(" + String.join(", ", names) + ", /)", operation.summary(),
        a -> apply(operation, a.operands(names)));
  }

  private static NDArray apply(Operation operation, NDArray[] operands) {
    return Evaluation.apply(operation, null, operands);
  }

  private static Object clip(Arguments a) {
    return Clipping.clip(a.array("x"), bound(a, "min"), bound(a, "max"));
  }

  private static @org.jspecify.annotations.Nullable NDArray bound(Arguments a, String name) {
    return a.has(name) ? a.operands("x", name)[1] : null;
  }

  private static void indexing() {
    add("take(x, indices, /, *, axis=None)", "the parts at positions along an axis",
        a -> a.has("axis")
            ? Indexing.take(a.array("x"), a.array("indices"), a.axis("axis"))
            : Indexing.take(a.array("x"), a.array("indices")));
    add("take_along_axis(x, indices, /, *, axis=-1)", "elements at their own positions along an axis",
        a -> Indexing.takeAlongAxis(a.array("x"), a.array("indices"), a.axis("axis")));
    add("compress(condition, x, axis=0)", "the parts along an axis where a mask is true",
        a -> Indexing.compress(a.array("condition"), a.array("x"), a.axis("axis")));
  }

  private static void products() {
    add("matmul(x1, x2, /)", "the matrix product", a -> LinearAlgebra.matmul(a.array("x1"), a.array("x2")));
    add("matrix_transpose(x, /)", "the last two axes exchanged", a -> LinearAlgebra.matrixTranspose(a.array("x")));
    add("tensordot(x1, x2, /, *, axes=2)", "sums of products over pairs of axes", FunctionTable::tensordot);
    add("vecdot(x1, x2, /, *, axis=-1)", "sums of products along an axis",
        a -> LinearAlgebra.vecdot(a.array("x1"), a.array("x2"), a.axis("axis")));
    add("vector_norm(x, /, *, axis=None, keepdims=False, ord=2.0)", "the length of vectors",
        a -> LinearAlgebra.vectorNorm(a.array("x"), a.along(), a.real("ord")));
    binary("dot", "sums of products over the last axis of one and the last but one of the other", LinearAlgebra::dot);
    binary("outer", "all products of two elements", LinearAlgebra::outer);
    binary("inner", "sums of products over the last axes", LinearAlgebra::inner);
    binary("kron", "the Kronecker product", LinearAlgebra::kron);
    add("cross(x1, x2, /, *, axis=-1)", "the vector product along an axis",
        a -> LinearAlgebra.cross(a.array("x1"), a.array("x2"), a.axis("axis")));
    add("trace(x, /, offset=0, axis1=-2, axis2=-1, *, dtype=None)", "the sums along a diagonal",
        a -> LinearAlgebra.trace(a.array("x"), a.bounded("offset"), a.axis("axis1"), a.axis("axis2"),
            a.dtypeOrNull("dtype")));
    add("diagonal(x, /, offset=0, axis1=-2, axis2=-1)", "a diagonal of two axes",
        a -> Creation.diagonal(a.array("x"), a.bounded("offset"), a.axis("axis1"), a.axis("axis2")));
  }

  private static void binary(String name, String summary, BiFunction<NDArray, NDArray, NDArray> body) {
    add(name + "(x1, x2, /)", summary, a -> body.apply(a.array("x1"), a.array("x2")));
  }

  private static Object tensordot(Arguments a) {
    if (!(a.any("axes") instanceof List)) {
      return LinearAlgebra.tensordot(a.array("x1"), a.array("x2"), a.axis("axes"));
    }
    var pair = a.axisPair("axes");
    return LinearAlgebra.tensordot(a.array("x1"), a.array("x2"), pair[0], pair[1]);
  }

  private static void manipulation() {
    add("broadcast_arrays(*arrays)", "all repeated over their common shape",
        a -> Manipulation.broadcastArrays(a.arrays("arrays")));
    add("broadcast_shapes(*shapes)", "the common shape",
        a -> Arrays.stream(Manipulation.broadcastShapes(a.integerLists("shapes"))).boxed().toList());
    add("broadcast_to(x, /, shape)", "repeated over a shape",
        a -> Manipulation.broadcastTo(a.array("x"), a.integers("shape")));
    add("concat(arrays, /, *, axis=0)", "one after the other along an axis",
        a -> a.has("axis") ? Manipulation.concat(a.axis("axis"), a.arrays("arrays"))
            : Manipulation.concat(a.arrays("arrays")));
    add("expand_dims(x, /, axis)", "new axes of length 1", a ->
        Manipulation.expandDims(a.array("x"), a.axes("axis")));
    add("flip(x, /, *, axis=None)", "in reverse order",
        a -> a.has("axis") ? flip(a) : Manipulation.flip(a.array("x")));
    add("moveaxis(x, source, destination, /)", "axes moved to other places",
        a -> Manipulation.moveaxis(a.array("x"), a.axes("source"), a.axes("destination")));
    add("permute_dims(x, /, axes)", "the axes in another order",
        a -> Manipulation.permuteDims(a.array("x"), a.axes("axes")));
    add("repeat(x, repeats, /, *, axis=None)", "each element several times", FunctionTable::repeat);
    add("reshape(x, /, shape, *, copy=None)", "another shape", FunctionTable::reshape);
    add("roll(x, /, shift, *, axis=None)", "shifted, the end coming in at the beginning",
        a -> a.has("axis")
            ? Manipulation.roll(a.array("x"), a.integers("shift"), a.axes("axis"))
            : Manipulation.roll(a.array("x"), a.integer("shift")));
    add("squeeze(x, /, axis)", "without axes of length 1", a -> Manipulation.squeeze(a.array("x"), a.axes("axis")));
    add("stack(arrays, /, *, axis=0)", "along a new axis", a -> Manipulation.stack(a.axis("axis"), a.arrays("arrays")));
    add("swapaxes(x, axis1, axis2, /)", "two axes exchanged",
        a -> Manipulation.swapaxes(a.array("x"), a.axis("axis1"), a.axis("axis2")));
    add("tile(x, repetitions, /)", "the whole several times along each axis",
        a -> Manipulation.tile(a.array("x"), a.integers("repetitions")));
    add("unstack(x, /, *, axis=0)", "the parts at all positions of an axis",
        a -> Manipulation.unstack(a.array("x"), a.axis("axis")));
  }

  private static Object flip(Arguments a) {
    var axes = a.axes("axis");
    return axes.length == 0 ? a.array("x") : Manipulation.flip(a.array("x"), axes);
  }

  private static Object repeat(Arguments a) {
    var x = a.has("axis") ? a.array("x") : a.array("x").reshape(-1);
    int axis = a.has("axis") ? a.axis("axis") : 0;
    return a.any("repeats") instanceof Number
        ? Manipulation.repeat(x, a.integer("repeats"), axis)
        : Manipulation.repeat(x, a.array("repeats"), axis);
  }

  private static Object reshape(Arguments a) {
    var x = a.array("x");
    var shaped = x.reshape(a.integers("shape"));
    boolean copied = Views.reshaped(x, shaped.shape) == null;
    if (a.has("copy") && a.flag("copy") && !copied) {
      return shaped.copy();
    }
    if (a.has("copy") && !a.flag("copy") && copied) {
      throw new IllegalArgumentException("reshape: shape " + Shapes.text(x.shape) + " becomes another only by a copy");
    }
    return shaped;
  }

  private static void searching() {
    add("argmax(x, /, *, axis=None, keepdims=False)", "where the greatest element is",
        a -> extreme(a, a.array("x"), Searching::argmax));
    add("argmin(x, /, *, axis=None, keepdims=False)", "where the smallest element is",
        a -> extreme(a, a.array("x"), Searching::argmin));
    add("count_nonzero(x, /, *, axis=None, keepdims=False)", "how many elements are not 0",
        a -> Searching.countNonzero(a.array("x"), a.along()));
    add("nonzero(x, /)", "where elements are not 0", a -> Searching.nonzero(a.array("x")));
    add("searchsorted(x1, x2, /, *, side='left', sorter=None)", "where values belong in a sorted array",
        a -> Searching.searchsorted(a.array("x1"), a.operands("x1", "x2")[1], right(a), a.arrayOrNull("sorter")));
    add("where(condition, x1, x2, /)", "one or the other",
        a -> {
          var choices = a.operands("x1", "x2");
          return Searching.where(a.array("condition"), choices[0], choices[1]);
        });
    add("argwhere(x, /)", "the positions of elements that are not 0, in rows", a -> Searching.argwhere(a.array("x")));
    add("flatnonzero(x, /)", "where elements are not 0, in row-major order", a -> Searching.flatnonzero(a.array("x")));
  }

  private static boolean right(Arguments a) {
    return a.choice("side", "left", "right") == 1;
  }

  /** A position along one axis or, without the argument axis, in the array taken as one dimension. */
  static NDArray extreme(Arguments a, NDArray x, BiFunction<NDArray, Integer, NDArray> along) {
    boolean isFlat = !a.has("axis");
    var found = isFlat ? along.apply(x.reshape(-1), 0) : along.apply(x, a.axis("axis"));
    if (!a.flag("keepdims")) {
      return found;
    }
    var shape = x.shape.clone();
    if (isFlat) {
      Arrays.fill(shape, 1);
    } else {
      shape[Shapes.axis("argmax", a.axis("axis"), shape.length)] = 1;
    }
    return found.reshape(shape);
  }

  private static void sets() {
    add("isin(x1, x2, /, *, invert=False)", "whether elements are among others",
        a -> {
          var operands = a.operands("x1", "x2");
          return Sets.isin(operands[0], operands[1], a.flag("invert"));
        });
    add("unique_all(x, /)", "the different values, where, which, how many",
        a -> {
          var all = Sets.uniqueAll(a.array("x"));
          return List.of(all.values(), all.indices(), all.inverse(), all.counts());
        });
    add("unique_counts(x, /)", "the different values and how many",
        a -> {
          var all = Sets.uniqueAll(a.array("x"));
          return List.of(all.values(), all.counts());
        });
    add("unique_inverse(x, /)", "the different values and which each element is",
        a -> {
          var all = Sets.uniqueAll(a.array("x"));
          return List.of(all.values(), all.inverse());
        });
    add("unique_values(x, /)", "the different values", a -> Sets.uniqueValues(a.array("x")));
    binary("union1d", "the values of both", Sets::union1d);
    binary("intersect1d", "the values in both", Sets::intersect1d);
    binary("setdiff1d", "the values of the first that are not in the second", Sets::setdiff1d);
    binary("setxor1d", "the values in exactly one", Sets::setxor1d);
  }

  private static void sorting() {
    add("sort(x, /, *, axis=-1, descending=False, stable=True)", "sorted along an axis",
        a -> Sorting.sort(a.array("x"), a.axis("axis"), a.flag("descending")));
    add("argsort(x, /, *, axis=-1, descending=False, stable=True)", "the positions that sort along an axis",
        a -> Sorting.argsort(a.array("x"), a.axis("axis"), a.flag("descending")));
    add("partition(x, kth, axis=-1)", "smaller elements before a rank, greater ones behind it",
        a -> Sorting.partition(a.array("x"), a.axis("axis"), a.integers("kth")));
    add("argpartition(x, kth, axis=-1)", "the positions that partition",
        a -> Sorting.argpartition(a.array("x"), a.axis("axis"), a.integers("kth")));
    add("lexsort(keys)", "the positions that sort by several keys", a -> Sorting.lexsort(a.arrays("keys")));
  }

  private static void statistics() {
    add("cumulative_sum(x, /, *, axis=None, dtype=None, include_initial=False)", "running sums",
        a -> Statistics.cumulativeSum(a.array("x"), onlyAxis(a), a.dtypeOrNull("dtype"), a.flag("include_initial")));
    add("cumulative_prod(x, /, *, axis=None, dtype=None, include_initial=False)", "running products",
        a -> Statistics.cumulativeProd(a.array("x"), onlyAxis(a), a.dtypeOrNull("dtype"), a.flag("include_initial")));
    reduction("max", ", where=None, initial=None", "the greatest element", Statistics::max);
    reduction("mean", ", where=None", "the arithmetic mean", Statistics::mean);
    reduction("min", ", where=None, initial=None", "the smallest element", Statistics::min);
    add("prod(x, /, *, axis=None, dtype=None, keepdims=False, where=None, initial=None)", "the product",
        a -> Statistics.prod(a.array("x"), a.along()));
    add("std(x, /, *, axis=None, correction=0.0, keepdims=False, where=None)", "the standard deviation",
        a -> Statistics.std(a.array("x"), a.along(), a.real("correction")));
    add("sum(x, /, *, axis=None, dtype=None, keepdims=False, where=None, initial=None)", "the sum",
        a -> Statistics.sum(a.array("x"), a.along()));
    add("var(x, /, *, axis=None, correction=0.0, keepdims=False, where=None)", "the variance",
        a -> Statistics.var(a.array("x"), a.along(), a.real("correction")));
  }

  private static int onlyAxis(Arguments a) {
    if (!a.has("axis") && a.array("x").shape.length != 1) {
      throw new IllegalArgumentException(
          "cumulative: an array of shape " + Shapes.text(a.array("x").shape) + " needs the argument 'axis'");
    }
    return a.has("axis") ? a.axis("axis") : 0;
  }

  private static void reduction(
      String name, String more, String summary, BiFunction<NDArray, Along, NDArray> body) {
    add(name + "(x, /, *, axis=None, keepdims=False" + more + ")", summary, a -> body.apply(a.array("x"), a.along()));
  }

  private static void utility() {
    reduction("all", ", where=None", "whether all elements are true", Utility::all);
    reduction("any", ", where=None", "whether any element is true", Utility::any);
    add("diff(x, /, *, axis=-1, n=1, prepend=None, append=None)", "the differences of neighbours",
        a -> Utility.diff(a.array("x"), a.axis("n"), a.axis("axis"), a.arrayOrNull("prepend"),
            a.arrayOrNull("append")));
  }
}
