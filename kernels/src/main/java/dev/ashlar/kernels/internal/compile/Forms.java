package dev.ashlar.kernels.internal.compile;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.Signature;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * A provider of the method handles that bodies are composed of, for some number of lanes. All values of a body have
 * that many lanes; what carries them is the provider's business.
 */
public interface Forms {
  /** How many elements a body handles at once. */
  int lanes();

  /**
   * {@code (address) -> value}: consecutive elements, or one element in all lanes; null where there is no such form.
   */
  @Nullable MethodHandle load(DType dtype, LeafMode mode);

  /**
   * {@code (address) -> value}: one part of consecutive complex elements, or of one; null where there is no such form.
   */
  @Nullable MethodHandle loadPart(DType complex, boolean imaginary, LeafMode mode);

  /** {@code (address, real, imaginary) -> void}: stores complex elements; null where there is no such form. */
  @Nullable MethodHandle storePair(DType complex);

  /** {@code (address, value) -> void}; null where there is no such form. */
  @Nullable MethodHandle store(DType dtype);

  /** {@code (address, value) -> void}: converts and stores; null where there is no such form. */
  default @Nullable MethodHandle storeAs(DType from, DType to) {
    var cast = cast(from, to);
    var store = store(to);
    return cast == null || store == null ? null : MethodHandles.filterArguments(store, 1, cast);
  }

  /** {@code (value...) -> value}; null where there is no such form. */
  @Nullable MethodHandle apply(Operation operation, Signature signature);

  /** {@code (value) -> value}; null where there is no such form. */
  @Nullable MethodHandle cast(DType from, DType to);
}
