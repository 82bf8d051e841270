package dev.ashlar.kernels.internal.vector;

import static java.lang.invoke.MethodType.methodType;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DType.Kind;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.Signature;
import dev.ashlar.kernels.internal.compile.Forms;
import dev.ashlar.kernels.internal.compile.LeafMode;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Forms of a fixed number of lanes. Numbers travel in vectors, truth values in masks of one canonical species, so that masks from
 * comparisons of different element types meet.
 */
public final class VectorForms implements Forms {
  private static final Lookup LOOKUP = MethodHandles.lookup();

  private final int lanes;
  private final VectorSpecies<?> maskSpecies;

  private VectorForms(int lanes, VectorSpecies<?> maskSpecies) {
    this.lanes = lanes;
    this.maskSpecies = maskSpecies;
  }

  /** The provider that fits the tree's dtypes: as many lanes as the widest of them allows; null where vectors do not serve. */
  public static @Nullable VectorForms forTree(Expr tree) {
    var widest = partOf(widest(tree));
    if (!Lanes.worthWhile()) {
      return null;
    }
    int lanes = Lanes.preferred(widest.itemsize());
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
      case Expr.Apply apply -> apply.args().stream().map(VectorForms::widest).reduce(apply.dtype(), VectorForms::wider);
    };
  }

  private static DType wider(DType left, DType right) {
    return partOf(left).itemsize() >= partOf(right).itemsize() ? partOf(left) : partOf(right);
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
    return switch (mode) {
      case CONTIGUOUS ->
          bound("load", methodType(Vector.class, VectorSpecies.class, long.class), species);
      case SPLAT -> {
        var name = "splat" + capitalised(species.elementType().getSimpleName());
        yield bound(name, methodType(Vector.class, VectorSpecies.class, long.class), species);
      }
    };
  }

  @Override
  public @Nullable MethodHandle loadPart(DType complex, boolean imaginary, LeafMode mode) {
    var part = part(complex);
    var species = Lanes.species(part, lanes);
    if (species == null) {
      return null;
    }
    if (mode == LeafMode.SPLAT) {
      var splat = load(part, mode);
      long offset = imaginary ? part.itemsize() : 0;
      var shift = MethodHandles.insertArguments(form("offset", methodType(long.class, long.class, long.class)), 1, offset);
      return splat == null ? null : MethodHandles.filterArguments(splat, 0, shift);
    }
    var form = form("loadPart", methodType(Vector.class, VectorSpecies.class, VectorShuffle.class, long.class));
    return MethodHandles.insertArguments(form, 0, species, Interleaving.part(species, imaginary));
  }

  @Override
  public @Nullable MethodHandle storePair(DType complex) {
    var species = Lanes.species(part(complex), lanes);
    if (species == null) {
      return null;
    }
    var form =
        form(
            "storePair",
            methodType(
                void.class,
                VectorSpecies.class,
                VectorShuffle.class,
                VectorShuffle.class,
                long.class,
                Vector.class,
                Vector.class));
    return MethodHandles.insertArguments(
        form, 0, species, Interleaving.lowerHalf(species), Interleaving.upperHalf(species));
  }

  private static DType part(DType complex) {
    return complex == DType.COMPLEX64 ? DType.FLOAT32 : DType.FLOAT64;
  }

  private @Nullable MethodHandle maskLoad(LeafMode mode) {
    if (mode == LeafMode.SPLAT) {
      return bound("splatMask", methodType(VectorMask.class, VectorSpecies.class, long.class), maskSpecies);
    }
    var bytes = Lanes.species(DType.BOOL, lanes);
    if (bytes != null) {
      var load = form("loadMask", methodType(VectorMask.class, VectorSpecies.class, VectorSpecies.class, long.class));
      return MethodHandles.insertArguments(load, 0, bytes, maskSpecies);
    }
    return lanes == 4 ? bound("loadMask4", methodType(VectorMask.class, VectorSpecies.class, long.class), maskSpecies) : null;
  }

  @Override
  public @Nullable MethodHandle store(DType dtype) {
    if (dtype != DType.BOOL) {
      return Lanes.species(dtype, lanes) == null
          ? null
          : form("store", methodType(void.class, long.class, Vector.class));
    }
    if (lanes == 8) {
      return form("storeMask8", methodType(void.class, long.class, VectorMask.class));
    }
    var bytes = Lanes.species(DType.BOOL, lanes);
    if (bytes != null) {
      return bound("storeMask", methodType(void.class, VectorSpecies.class, long.class, VectorMask.class), bytes);
    }
    return lanes == 4 ? form("storeMask4", methodType(void.class, long.class, VectorMask.class)) : null;
  }

  @Override
  public @Nullable MethodHandle apply(Operation operation, Signature signature) {
    if (!operation.ownForms().isEmpty()) {
      return null;
    }
    var dtype = signature.inputs().getLast();
    if (dtype == DType.BOOL && operation.arity() <= 2) {
      return maskForm(operation);
    }
    var species = Lanes.species(dtype, lanes);
    if (species == null) {
      return null;
    }
    var token = Operators.of(operation.name(), dtype);
    return switch (token) {
      case VectorOperators.Unary op -> bound("lanewise", methodType(Vector.class, VectorOperators.Unary.class, Vector.class), op);
      case VectorOperators.Binary op ->
          bound("lanewise", methodType(Vector.class, VectorOperators.Binary.class, Vector.class, Vector.class), op);
      case VectorOperators.Ternary op ->
          bound(
              "lanewise",
              methodType(Vector.class, VectorOperators.Ternary.class, Vector.class, Vector.class, Vector.class),
              op);
      case VectorOperators.Comparison op -> comparison(op);
      case VectorOperators.Test op -> test(op);
      case null -> composite(operation, dtype, species);
      default -> throw new AssertionError(token);
    };
  }

  private MethodHandle comparison(VectorOperators.Comparison op) {
    var form =
        form(
            "compare",
            methodType(
                VectorMask.class, VectorOperators.Comparison.class, VectorSpecies.class, Vector.class, Vector.class));
    return MethodHandles.insertArguments(form, 0, op, maskSpecies);
  }

  private MethodHandle test(VectorOperators.Test op) {
    var form =
        form("test", methodType(VectorMask.class, VectorOperators.Test.class, VectorSpecies.class, Vector.class));
    return MethodHandles.insertArguments(form, 0, op, maskSpecies);
  }

  private @Nullable MethodHandle maskForm(Operation operation) {
    var binary = methodType(VectorMask.class, VectorMask.class, VectorMask.class);
    return switch (operation.name()) {
      case "logical_and", "bitwise_and", "multiply", "minimum" -> form("and", binary);
      case "logical_or", "bitwise_or", "add", "maximum" -> form("or", binary);
      case "logical_xor", "bitwise_xor", "not_equal" -> form("xor", binary);
      case "equal" -> form("same", binary);
      case "logical_not", "bitwise_invert" -> form("not", methodType(VectorMask.class, VectorMask.class));
      default -> null;
    };
  }

  private @Nullable MethodHandle composite(Operation operation, DType dtype, VectorSpecies<?> species) {
    return switch (operation.name()) {
      case "where" ->
          dtype == DType.BOOL
              ? null
              : bound(
                  "select",
                  methodType(Vector.class, VectorSpecies.class, VectorMask.class, Vector.class, Vector.class),
                  species);
      case "square" -> form("square", methodType(Vector.class, Vector.class));
      case "reciprocal" ->
          dtype.kind() == Kind.FLOAT
              ? bound("reciprocal", methodType(Vector.class, VectorSpecies.class, Vector.class), species)
              : null;
      case "positive", "real", "conj" -> MethodHandles.identity(Vector.class);
      default -> null;
    };
  }

  @Override
  public @Nullable MethodHandle cast(DType from, DType to) {
    var source = Lanes.species(from, lanes);
    var target = Lanes.species(to, lanes);
    if (source == null || target == null || from == DType.BOOL) {
      return null;
    }
    if (to == DType.BOOL) {
      return bound(
          "isNonZero", methodType(VectorMask.class, VectorSpecies.class, Vector.class), maskSpecies);
    }
    if (source.equals(target)) {
      return MethodHandles.identity(Vector.class);
    }
    if (from.kind() == Kind.UINT && to.kind() == Kind.FLOAT) {
      return from.itemsize() >= 4 ? null : throughInt32(from, to);
    }
    if (from.kind() == Kind.FLOAT && to.kind() == Kind.UINT && to.itemsize() >= 4) {
      return null;
    }
    var form =
        form("convert", methodType(Vector.class, VectorOperators.Conversion.class, VectorSpecies.class, Vector.class));
    return MethodHandles.insertArguments(
        form, 0, Operators.conversion(from, source.elementType(), target.elementType()), target);
  }

  /** A narrow unsigned integer becomes a float by way of int32, which holds its value; the API has no direct conversion. */
  private @Nullable MethodHandle throughInt32(DType from, DType to) {
    var widen = cast(from, DType.INT32);
    var convert = cast(DType.INT32, to);
    return widen == null || convert == null ? null : MethodHandles.filterReturnValue(widen, convert);
  }

  private static MethodHandle bound(String name, MethodType type, Object first) {
    return MethodHandles.insertArguments(form(name, type), 0, first);
  }

  private static MethodHandle form(String name, MethodType type) {
    try {
      return LOOKUP.findStatic(VectorBodies.class, name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name + type, e);
    }
  }

  private static String capitalised(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
