package dev.ashlar.kernels.internal.compile;

import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.internal.indexed.MaskKernel;
import dev.ashlar.kernels.internal.loop.ReduceKernel;
import dev.ashlar.kernels.internal.loop.SquareKernel;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * The one place that knows whether there are vectors. Where the module {@code jdk.incubator.vector} was not added,
 * nothing behind it is ever loaded and one log line says which flag to add.
 */
public final class VectorSeam {
  /** What the vector side offers. */
  public interface Provider {
    /** The forms that fit a tree, or null. */
    @Nullable Forms forms(Expr tree);

    /** A vector kernel that transposes squares of elements of so many bytes, or null. */
    @Nullable SquareKernel squares(int size);

    /** A vector kernel for masks over elements of 1, 2, 4 or 8 bytes, or null. */
    @Nullable MaskKernel masks(int size);

    /** A vector kernel that reduces blocks of the tree's values by the operation, or null. */
    @Nullable ReduceKernel reduce(
        Expr tree, Expr join, java.util.List<dev.ashlar.datashape.DType> inputs, java.util.List<LeafMode> modes);
  }

  private static final @Nullable Provider PROVIDER = find();

  private VectorSeam() {}

  /** The vector forms that fit a tree's dtypes; null where vectors do not serve. */
  public static @Nullable Forms forms(Expr tree) {
    return PROVIDER == null ? null : PROVIDER.forms(tree);
  }

  /** What transposes squares of elements of so many bytes; null where vectors do not serve. */
  public static @Nullable SquareKernel squares(int size) {
    return PROVIDER == null ? null : PROVIDER.squares(size);
  }

  /** What goes through masks over elements of 1, 2, 4 or 8 bytes; null where vectors do not serve. */
  public static @Nullable MaskKernel masks(int size) {
    return PROVIDER == null ? null : PROVIDER.masks(size);
  }

  /** The provider, or null. */
  public static @Nullable Provider provider() {
    return PROVIDER;
  }

  private static @Nullable Provider find() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      System.getLogger("dev.ashlar.kernels")
          .log(
              Level.INFO,
              "Ashlar computes without vector instructions; add --add-modules jdk.incubator.vector to the java command.");
      return null;
    }
    try {
      var type = Class.forName("dev.ashlar.kernels.internal.vector.VectorProvider");
      return (Provider) type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
