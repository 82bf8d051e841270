package dev.ashlar.kernels.internal.vector;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DType.Kind;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.Signature;
import dev.ashlar.kernels.internal.compile.Forms;
import dev.ashlar.kernels.internal.compile.LeafMode;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Objects;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Forms of a fixed number of lanes. Numbers travel in vectors, truth values in masks of one canonical species, so that
 * masks from comparisons of different element types meet.
 */
public final class VectorForms implements Forms {
  private static final MethodType PAIR_OF_MASKS =
      MethodType.methodType(VectorMask.class, VectorMask.class, VectorMask.class);

  /** Vectors that the elements of one may be spread over. */
  private static final int LONGEST_STEP = 4;

  private final int lanes;
  private final VectorSpecies<?> maskSpecies;

  private VectorForms(int lanes, VectorSpecies<?> maskSpecies) {
    this.lanes = lanes;
    this.maskSpecies = maskSpecies;
  }

  /**
   * The provider that fits the tree's dtypes: as many lanes as the widest of them allows; null where vectors do not
   * serve.
   */
  public static @Nullable VectorForms forTree(Expr tree) {
    var widest = partOf(widest(tree));
    if (!Lanes.worthWhile()) {
      return null;
    }
    int lanes = Lanes.preferred(Lanes.bytes(widest));
    var species = Lanes.species(widest, lanes);
    return species == null ? null : new VectorForms(lanes, species);
  }

  /** Lanes are those of a complex dtype's parts. */
  private static DType partOf(DType dtype) {
    return dtype.kind() == Kind.COMPLEX ? part(dtype) : dtype;
  }

  private static DType widest(Expr tree) {
    return switch (tree) {
      case Expr.Input input -> input.dtype();
      case Expr.Part part -> part.dtype();
      case Expr.Cast cast -> wider(cast.dtype(), widest(cast.arg()));
      case Expr.Apply apply ->
          apply.args().stream()
              .map(VectorForms::widest)
              .reduce(isComputedWider(apply) ? DType.FLOAT64 : apply.dtype(), VectorForms::wider);
    };
  }

  /** Whether narrower floats become float64 for the operation, as they do in its scalar form. */
  private static boolean isComputedWider(Expr.Apply apply) {
    return apply.dtype().kind() == DType.Kind.FLOAT && Composites.isOfFloat64(apply.operation().name());
  }

  private static DType wider(DType left, DType right) {
    return Lanes.bytes(partOf(left)) >= Lanes.bytes(partOf(right)) ? partOf(left) : partOf(right);
  }

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public @Nullable MethodHandle load(DType dtype, LeafMode mode) {
    if (dtype == DType.BOOL) {
      return maskLoad(mode);
    }
    var species = Lanes.species(dtype, lanes);
    if (species == null) {
      return null;
    }
    if (dtype == DType.FLOAT16) {
      return mode == LeafMode.SPLAT ? Calls.splatHalf(species) : loadHalves(species, mode);
    }
    return mode == LeafMode.SPLAT ? Calls.splat(species) : load(species, mode.step());
  }

  /** A load of elements so many apart; null where one vector would take more than a few. */
  private static @Nullable MethodHandle load(VectorSpecies<?> species, int step) {
    if (step == 1) {
      return Calls.load(species);
    }
    return Math.abs(step) > Math.min(LONGEST_STEP, species.length() + 1) ? null : Calls.load(species, step);
  }

  private @Nullable MethodHandle loadHalves(VectorSpecies<?> floats, LeafMode mode) {
    var halves = Lanes.species(DType.UINT16, lanes);
    var load = halves == null ? null : load(halves, mode.step());
    return load == null ? null : HalfFormulas.load(load, integers(), floats);
  }

  /** As wide as the float32 lanes in which float16 is computed. */
  private VectorSpecies<?> integers() {
    return Objects.requireNonNull(Lanes.species(DType.INT32, lanes));
  }

  @Override
  public @Nullable MethodHandle loadPart(DType complex, boolean imaginary, LeafMode mode) {
    var part = part(complex);
    var species = Lanes.species(part, lanes);
    if (species == null) {
      return null;
    }
    if (mode == LeafMode.CONTIGUOUS) {
      return Calls.loadPart(species, imaginary);
    }
    var load = mode == LeafMode.SPLAT ? Calls.splat(species) : load(species, 2 * mode.step());
    return load == null ? null : MethodHandles.filterArguments(load, 0, Calls.offset(imaginary ? part.itemsize() : 0));
  }

  @Override
  public @Nullable MethodHandle storePair(DType complex) {
    var species = Lanes.species(part(complex), lanes);
    return species == null ? null : Calls.storePair(species);
  }

  private static DType part(DType complex) {
    return complex == DType.COMPLEX64 ? DType.FLOAT32 : DType.FLOAT64;
  }

  private @Nullable MethodHandle maskLoad(LeafMode mode) {
    if (mode == LeafMode.SPLAT) {
      return Calls.splatMask(maskSpecies);
    }
    var bytes = Lanes.species(DType.BOOL, lanes);
    var load = bytes == null ? null : load(bytes, mode.step());
    if (load != null) {
      return Calls.loadMask(load, maskSpecies);
    }
    return lanes == 4 && mode == LeafMode.CONTIGUOUS ? Calls.loadMask4(maskSpecies) : null;
  }

  @Override
  public @Nullable MethodHandle store(DType dtype) {
    if (dtype == DType.FLOAT16) {
      var halves = Lanes.species(DType.UINT16, lanes);
      var floats = Lanes.species(dtype, lanes);
      return halves == null || floats == null ? null : HalfFormulas.store(halves, integers(), floats);
    }
    if (dtype != DType.BOOL) {
      return Lanes.species(dtype, lanes) == null ? null : Calls.store();
    }
    if (lanes == 8) {
      return Calls.storeMask8();
    }
    var bytes = Lanes.species(DType.BOOL, lanes);
    if (bytes != null) {
      return Calls.storeMask(bytes);
    }
    return lanes == 4 ? Calls.storeMask4() : null;
  }

  @Override
  public @Nullable MethodHandle apply(Operation operation, Signature signature) {
    if (!operation.ownForms().isEmpty()) {
      return null;
    }
    var dtype = signature.inputs().getLast();
    if (operation == Operations.LDEXP) {
      return ldexp(signature.output());
    }
    if (operation == Operations.CLIP) {
      return clip(dtype);
    }
    if (dtype == DType.BOOL) {
      return maskForm(operation);
    }
    var species = Lanes.species(dtype, lanes);
    if (species == null) {
      return null;
    }
    if (dtype.kind() == Kind.FLOAT && dtype != DType.FLOAT64 && Composites.isOfFloat64(operation.name())) {
      return throughDouble(operation, signature);
    }
    var form = ofNumbers(operation, dtype, species);
    return form != null && signature.output() == DType.FLOAT16 && !Operators.isExact(operation.name())
        ? MethodHandles.filterReturnValue(form, HalfFormulas.round(integers(), species))
        : form;
  }

  /** By the form on float64; the result is rounded once. */
  private @Nullable MethodHandle throughDouble(Operation operation, Signature signature) {
    var form = apply(operation, Signature.uniform(operation.arity(), DType.FLOAT64, DType.FLOAT64));
    var narrow = cast(DType.FLOAT64, signature.output());
    if (form == null || narrow == null) {
      return null;
    }
    for (int i = 0; i < operation.arity(); i++) {
      var widen = cast(signature.inputs().get(i), DType.FLOAT64);
      if (widen == null) {
        return null;
      }
      form = MethodHandles.filterArguments(form, i, widen);
    }
    return MethodHandles.filterReturnValue(form, narrow);
  }

  private @Nullable MethodHandle ldexp(DType dtype) {
    var species = Lanes.species(dtype, lanes);
    var longs = Lanes.species(DType.INT64, lanes);
    return species == null || longs == null || dtype == DType.FLOAT16 || !Lanes.areWidest() ? null
        : PartFormulas.ldexp(species, longs);
  }

  private @Nullable MethodHandle clip(DType dtype) {
    var pair = Signature.uniform(2, dtype, dtype);
    var raised = apply(Operations.MAXIMUM, pair);
    var lowered = apply(Operations.MINIMUM, pair);
    return raised == null || lowered == null ? null : MethodHandles.collectArguments(lowered, 0, raised);
  }

  private @Nullable MethodHandle ofNumbers(Operation operation, DType dtype, VectorSpecies<?> species) {
    if (dtype == DType.FLOAT16 && operation == Operations.FMA) {
      return HalfFormulas.fma(integers(), species);
    }
    var composite = Composites.of(operation.name(), dtype, species);
    if (composite != null) {
      return composite;
    }
    var token = Operators.of(operation.name(), dtype);
    if (token == null && dtype.kind() != Kind.FLOAT) {
      return constantOfIntegers(operation);
    }
    return switch (token) {
      case VectorOperators.Unary op -> Calls.lanewise(op);
      case VectorOperators.Binary op -> Calls.lanewise(op);
      case VectorOperators.Ternary op -> Calls.lanewise(op);
      case VectorOperators.Comparison op -> Calls.compare(op, maskSpecies);
      case VectorOperators.Test op -> Calls.test(op, maskSpecies);
      case null -> null;
      default -> throw new AssertionError(token);
    };
  }

  /** What is true of every integer, or of none: a comparison with itself. */
  private @Nullable MethodHandle constantOfIntegers(Operation operation) {
    return switch (operation.name()) {
      case "isfinite" -> withItself(VectorOperators.EQ);
      case "isnan", "isinf", "signbit" -> withItself(VectorOperators.NE);
      default -> null;
    };
  }

  private MethodHandle withItself(VectorOperators.Comparison comparison) {
    return MethodHandles.permuteArguments(
        Calls.compare(comparison, maskSpecies), MethodType.methodType(VectorMask.class, Vector.class), 0, 0);
  }

  private @Nullable MethodHandle maskForm(Operation operation) {
    return switch (operation.name()) {
      case "logical_and", "bitwise_and", "multiply", "minimum", "fmin" -> Calls.masks("and");
      case "logical_or", "bitwise_or", "add", "maximum", "fmax" -> Calls.masks("or");
      case "logical_xor", "bitwise_xor", "not_equal" -> Calls.masks("xor");
      case "equal" -> Calls.masks("eq");
      case "logical_not", "bitwise_invert" -> Calls.not();
      case "greater" -> Calls.masks("andNot");
      case "less" -> MethodHandles.permuteArguments(Calls.masks("andNot"), PAIR_OF_MASKS, 1, 0);
      case "less_equal" -> MethodHandles.filterArguments(Calls.masks("or"), 0, Calls.not());
      case "greater_equal" -> MethodHandles.filterArguments(Calls.masks("or"), 1, Calls.not());
      case "abs", "square", "floor", "ceil", "trunc", "nan_to_num" -> MethodHandles.identity(VectorMask.class);
      default -> null;
    };
  }

  @Override
  public @Nullable MethodHandle cast(DType from, DType to) {
    var source = Lanes.species(from, lanes);
    var target = Lanes.species(to, lanes);
    if (from == DType.BOOL) {
      return target == null || to == DType.BOOL ? null : Calls.zeroOrOne(target);
    }
    if (source == null || target == null) {
      return null;
    }
    if (to == DType.BOOL) {
      return Calls.isNonZero(maskSpecies);
    }
    if (from == DType.FLOAT16) {
      return cast(DType.FLOAT32, to);
    }
    if (to == DType.FLOAT16) {
      var single = singleForHalf(from);
      return single == null ? null : MethodHandles.filterReturnValue(single, HalfFormulas.round(integers(), target));
    }
    if (source.equals(target)) {
      return MethodHandles.identity(Vector.class);
    }
    if (from.kind() == Kind.UINT && to.kind() == Kind.FLOAT) {
      return from.itemsize() >= 4 ? unsignedToFloat(from, to, source, target) : throughInt32(from, to);
    }
    if (from.kind() == Kind.FLOAT && to.kind() == Kind.UINT && to.itemsize() >= 4) {
      return floatToUnsigned(from, to, source, target);
    }
    return Calls.convert(Operators.conversion(from, source.elementType(), target.elementType()), target);
  }

  private static MethodHandle unsignedToFloat(DType from, DType to, VectorSpecies<?> source, VectorSpecies<?> target) {
    if (from == DType.UINT32) {
      return to == DType.FLOAT64
          ? UnsignedCasts.uint32ToFloat64(source, target)
          : UnsignedCasts.uint32ToFloat32(source, target);
    }
    return to == DType.FLOAT64
        ? UnsignedCasts.uint64ToFloat64(source, target)
        : UnsignedCasts.uint64ToFloat32(source, target);
  }

  /** float32 has lanes as wide as uint32's, and becomes uint64 by way of float64. */
  private @Nullable MethodHandle floatToUnsigned(
      DType from, DType to, VectorSpecies<?> source, VectorSpecies<?> target) {
    if (from == DType.FLOAT32 && to == DType.UINT32) {
      return UnsignedCasts.float32ToUint32(target, source);
    }
    var longs = Lanes.species(DType.UINT64, lanes);
    var doubles = Lanes.species(DType.FLOAT64, lanes);
    if (longs == null || doubles == null) {
      return null;
    }
    if (to == DType.UINT32) {
      return UnsignedCasts.float64ToUint32(longs, target);
    }
    return from == DType.FLOAT64
        ? UnsignedCasts.float64ToUint64(longs, doubles)
        : UnsignedCasts.float32ToUint64(longs, doubles);
  }

  /** What is to become float16, as float32. */
  private @Nullable MethodHandle singleForHalf(DType from) {
    if (from != DType.FLOAT64) {
      return cast(from, DType.FLOAT32);
    }
    var doubles = Lanes.species(from, lanes);
    var floats = Lanes.species(DType.FLOAT32, lanes);
    return doubles == null || floats == null ? null : HalfFormulas.single(doubles, integers(), floats);
  }

  /** Storing float16 rounds: it needs no rounding before. */
  @Override
  public @Nullable MethodHandle storeAs(DType from, DType to) {
    if (to != DType.FLOAT16) {
      return Forms.super.storeAs(from, to);
    }
    var single = singleForHalf(from);
    var store = store(to);
    return single == null || store == null ? null : MethodHandles.filterArguments(store, 1, single);
  }

  /**
   * A narrow unsigned integer becomes a float by way of int32, which holds its value; the API has no direct conversion.
   */
  private @Nullable MethodHandle throughInt32(DType from, DType to) {
    var widen = cast(from, DType.INT32);
    var convert = cast(DType.INT32, to);
    return widen == null || convert == null ? null : MethodHandles.filterReturnValue(widen, convert);
  }
}
