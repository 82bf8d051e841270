package dev.ashlar.kernels.internal.scalar;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.Signature;
import dev.ashlar.kernels.internal.compile.Forms;
import dev.ashlar.kernels.internal.compile.LeafMode;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Forms of one lane: Java's own arithmetic. Every real operation has one for every dtype that its typing admits. */
public final class ScalarForms implements Forms {
  /** The provider. */
  public static final ScalarForms INSTANCE = new ScalarForms();

  private static final Lookup LOOKUP = MethodHandles.lookup();

  /** On integers and bool these change nothing. */
  private static final Set<String> IDENTITY_ON_INTEGERS =
      Set.of("floor", "ceil", "trunc", "round", "rint", "real", "conj", "positive", "nan_to_num");

  private ScalarForms() {}

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public MethodHandle load(DType dtype, LeafMode mode) {
    return access("load", dtype, MethodType.methodType(Carriers.of(dtype), long.class));
  }

  @Override
  public MethodHandle loadPart(DType complex, boolean imaginary, LeafMode mode) {
    var load = load(part(complex), mode);
    return imaginary ? MethodHandles.filterArguments(load, 0, next(complex)) : load;
  }

  @Override
  public MethodHandle storePair(DType complex) {
    var type = Carriers.of(part(complex));
    var name = complex == DType.COMPLEX64 ? "storeComplex64" : "storeComplex128";
    var store = in(ElementAccess.class, name, MethodType.methodType(void.class, long.class, type, type));
    if (store == null) {
      throw new AssertionError(name);
    }
    return store;
  }

  private static DType part(DType complex) {
    return complex == DType.COMPLEX64 ? DType.FLOAT32 : DType.FLOAT64;
  }

  /** {@code (address) -> address} of the imaginary part. */
  private static MethodHandle next(DType complex) {
    var add = in(ScalarForms.class, "offset", MethodType.methodType(long.class, long.class, long.class));
    if (add == null) {
      throw new AssertionError("offset");
    }
    return MethodHandles.insertArguments(add, 1, (long) part(complex).itemsize());
  }

  static long offset(long address, long bytes) {
    return address + bytes;
  }

  @Override
  public MethodHandle store(DType dtype) {
    return access("store", dtype, MethodType.methodType(void.class, long.class, Carriers.of(dtype)));
  }

  @Override
  public MethodHandle cast(DType from, DType to) {
    return wrapped(ScalarCasts.of(from, to), to);
  }

  /** Storing brings a value into the dtype's values by itself. */
  @Override
  public MethodHandle storeAs(DType from, DType to) {
    return MethodHandles.filterArguments(store(to), 1, ScalarCasts.of(from, to));
  }

  @Override
  public MethodHandle apply(Operation operation, Signature signature) {
    var own = operation.ownForms().get(signature);
    if (own != null) {
      return wrapped(own, signature.output());
    }
    var form = find(operation, signature);
    if (form == null) {
      throw new IllegalArgumentException(operation.name() + ": no scalar form for " + signature);
    }
    return wrapped(form, signature.output());
  }

  private static @Nullable MethodHandle find(Operation operation, Signature signature) {
    var type = carrierType(signature);
    var dtype = signature.inputs().getLast();
    if (isIntegral(dtype) && IDENTITY_ON_INTEGERS.contains(operation.name())) {
      return MethodHandles.identity(Carriers.of(dtype));
    }
    if (operation == Operations.CLIP) {
      return clip(dtype);
    }
    var name = javaName(operation.name());
    for (var home : Carriers.homes(dtype)) {
      var found = in(home, name, type);
      if (found != null) {
        return found;
      }
    }
    return throughDouble(name, type, signature.output());
  }

  private static @Nullable MethodHandle clip(DType dtype) {
    var pair = Signature.uniform(2, dtype, dtype);
    var raised = find(Operations.MAXIMUM, pair);
    var lowered = find(Operations.MINIMUM, pair);
    return raised == null || lowered == null ? null : MethodHandles.collectArguments(lowered, 0, raised);
  }

  /** A function that is defined on float64 alone: computed there and rounded once. */
  private static @Nullable MethodHandle throughDouble(String name, MethodType type, DType output) {
    var widened = type;
    for (int i = 0; i < type.parameterCount(); i++) {
      if (type.parameterType(i) != boolean.class) {
        widened = widened.changeParameterType(i, double.class);
      }
    }
    if (type.returnType() != boolean.class) {
      widened = widened.changeReturnType(double.class);
    }
    for (var home : Carriers.homes(DType.FLOAT64)) {
      var found = in(home, name, widened);
      if (found != null) {
        var rounded = output == DType.FLOAT16
            ? MethodHandles.filterReturnValue(found, ScalarCasts.of(DType.FLOAT64, output)) : found;
        return MethodHandles.explicitCastArguments(rounded, type);
      }
    }
    return null;
  }

  private static @Nullable MethodHandle in(Class<?> home, String name, MethodType type) {
    try {
      return LOOKUP.findStatic(home, name, type);
    } catch (NoSuchMethodException e) {
      return null;
    } catch (IllegalAccessException e) {
      throw new AssertionError(name, e);
    }
  }

  private static MethodType carrierType(Signature signature) {
    var type = MethodType.methodType(Carriers.of(signature.output()));
    for (var input : signature.inputs()) {
      type = type.appendParameterTypes(Carriers.of(input));
    }
    return type;
  }

  /** Brings a result back into the dtype's values: every node rounds, so that fused and separate evaluation agree. */
  private static MethodHandle wrapped(MethodHandle form, DType dtype) {
    var rule =
        switch (dtype) {
          case INT8 -> "wrapInt8";
          case INT16 -> "wrapInt16";
          case UINT8 -> "wrapUint8";
          case UINT16 -> "wrapUint16";
          case UINT32 -> "wrapUint32";
          case FLOAT16 -> "roundFloat16";
          default -> null;
        };
    if (rule == null) {
      return form;
    }
    var carrier = Carriers.of(dtype);
    var wrap = in(ScalarForms.class, rule, MethodType.methodType(carrier, carrier));
    if (wrap == null) {
      throw new AssertionError(rule);
    }
    return MethodHandles.filterReturnValue(form, wrap);
  }

  static int wrapInt8(int value) {
    return (byte) value;
  }

  static int wrapInt16(int value) {
    return (short) value;
  }

  static int wrapUint8(int value) {
    return value & 0xFF;
  }

  static int wrapUint16(int value) {
    return value & 0xFFFF;
  }

  static long wrapUint32(long value) {
    return value & 0xFFFF_FFFFL;
  }

  static float roundFloat16(float value) {
    return Float.float16ToFloat(Float.floatToFloat16(value));
  }

  private static MethodHandle access(String verb, DType dtype, MethodType type) {
    var name = dtype.standardName();
    var found = in(ElementAccess.class, verb + Character.toUpperCase(name.charAt(0)) + name.substring(1), type);
    if (found == null) {
      throw new IllegalArgumentException(verb + ": no access to " + dtype.standardName());
    }
    return found;
  }

  private static boolean isIntegral(DType dtype) {
    return switch (dtype.kind()) {
      case BOOL, INT, UINT -> true;
      case FLOAT, COMPLEX -> false;
    };
  }

  private static String javaName(String name) {
    var camel = new StringBuilder();
    for (var part : name.split("_", -1)) {
      camel.append(camel.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }
    return camel.toString();
  }
}
