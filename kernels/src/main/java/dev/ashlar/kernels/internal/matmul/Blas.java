package dev.ashlar.kernels.internal.matmul;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another library's matrix product, for those who ask for it by the property {@code dev.ashlar.blas}: the path or the
 * name of a library with the C interface of BLAS (32-bit integers), or {@code auto} for whichever of the usual ones is
 * installed. Products of float32, float64, complex64 and complex128 whose layout it can express go there; it decides on
 * threads and on the order of operations.
 *
 * <p>The fence around this package's restricted calls: loading a library and linking its functions happen here alone.
 */
@SuppressWarnings("restricted")
final class Blas {
  private static final String PROPERTY = "dev.ashlar.blas";
  private static final List<String> USUAL =
      List.of(
          "libopenblas.so.0",
          "libopenblas.so",
          "libmkl_rt.so.2",
          "libblis.so.4",
          "libopenblas.dylib",
          "/System/Library/Frameworks/Accelerate.framework/Accelerate",
          "libopenblas.dll");

  private static final @Nullable Blas ASKED_FOR = askedFor();

  /** Terms below which the call costs more than it saves. */
  private static final double LEAST_TERMS = 1 << 15;

  private static final int ROW_MAJOR = 101;
  private static final int AS_IS = 111;
  private static final int TRANSPOSED = 112;

  private final MethodHandle sgemm;
  private final MethodHandle dgemm;
  private final MethodHandle cgemm;
  private final MethodHandle zgemm;

  private Blas(SymbolLookup library, String name) {
    sgemm = function(library, name, "cblas_sgemm", JAVA_FLOAT);
    dgemm = function(library, name, "cblas_dgemm", JAVA_DOUBLE);
    cgemm = function(library, name, "cblas_cgemm", ADDRESS);
    zgemm = function(library, name, "cblas_zgemm", ADDRESS);
  }

  /** The library that the property names, or null; what it cannot have is logged once. */
  static @Nullable Blas get() {
    return ASKED_FOR;
  }

  private static @Nullable Blas askedFor() {
    var setting = System.getProperty(PROPERTY);
    if (setting == null || setting.isBlank()) {
      return null;
    }
    try {
      return load(setting);
    } catch (IllegalArgumentException | IllegalCallerException unusable) {
      System.getLogger("dev.ashlar.kernels")
          .log(Level.WARNING, "{0}; Ashlar''s own matrix product is used instead.", unusable.getMessage());
      return null;
    }
  }

  /**
   * Loads a library.
   *
   * @param setting a path, a file name or a library name, or {@code auto}
   * @throws IllegalArgumentException if there is no such library, or it lacks a function
   */
  static Blas load(String setting) {
    var candidates = setting.equals("auto") ? USUAL : List.of(setting, System.mapLibraryName(setting));
    for (var candidate : candidates) {
      var library = open(candidate);
      if (library != null) {
        return new Blas(library, candidate);
      }
    }
    throw new IllegalArgumentException(
        PROPERTY + "=" + setting + ": no BLAS library was found, tried " + String.join(", ", candidates));
  }

  private static @Nullable SymbolLookup open(String name) {
    try {
      return name.contains("/") || name.contains("\\")
          ? SymbolLookup.libraryLookup(Path.of(name), Arena.global())
          : SymbolLookup.libraryLookup(name, Arena.global());
    } catch (IllegalArgumentException missing) {
      return null;
    }
  }

  private static MethodHandle function(SymbolLookup library, String name, String symbol, MemoryLayout factor) {
    var address =
        library
            .find(symbol)
            .orElseThrow(
                () -> new IllegalArgumentException(PROPERTY + ": the library " + name + " has no function " + symbol));
    return Linker.nativeLinker()
        .downcallHandle(
            address,
            FunctionDescriptor.ofVoid(
                JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, factor, ADDRESS, JAVA_INT, ADDRESS,
                JAVA_INT, factor, ADDRESS, JAVA_INT));
  }

  /** Computes out = a times b if the library can, and says whether it did. */
  boolean multiply(Embedding embedding, long m, long n, long k, Operand out, Operand a, Operand b) {
    int size = embedding.itemsize();
    var arithmetic = embedding.arithmetic();
    if (!(embedding.plain() || embedding.parts() == 2)
        || !(arithmetic == Arithmetic.FLOAT32 || arithmetic == Arithmetic.FLOAT64)
        || (double) m * n * k < LEAST_TERMS) {
      return false;
    }
    if (!isRowMajor(out, n, size) && isRowMajor(out.transposed(), m, size)) {
      return multiply(embedding, n, m, k, out.transposed(), b.transposed(), a.transposed());
    }
    if (Math.max(Math.max(m, n), k) > Integer.MAX_VALUE
        || !isRowMajor(out, n, size)
        || !isExpressible(a, m, k, size)
        || !isExpressible(b, k, n, size)) {
      return false;
    }
    call(embedding, (int) m, (int) n, (int) k, out, a, b);
    return true;
  }

  private static boolean isExpressible(Operand matrix, long rows, long columns, int size) {
    return isRowMajor(matrix, columns, size) || isRowMajor(matrix.transposed(), rows, size);
  }

  private static boolean isRowMajor(Operand matrix, long columns, int size) {
    return matrix.column() == size
        && matrix.row() >= columns * size
        && matrix.row() % size == 0
        && matrix.row() / size <= Integer.MAX_VALUE;
  }

  private void call(Embedding embedding, int m, int n, int k, Operand out, Operand a, Operand b) {
    int size = embedding.itemsize();
    boolean asIsA = isRowMajor(a, k, size);
    boolean asIsB = isRowMajor(b, n, size);
    int orderA = asIsA ? AS_IS : TRANSPOSED;
    int orderB = asIsB ? AS_IS : TRANSPOSED;
    int rowA = (int) ((asIsA ? a.row() : a.column()) / size);
    int rowB = (int) ((asIsB ? b.row() : b.column()) / size);
    int rowOut = (int) (out.row() / size);
    var matrixA = MemorySegment.ofAddress(a.address());
    var matrixB = MemorySegment.ofAddress(b.address());
    var matrixOut = MemorySegment.ofAddress(out.address());
    boolean isDouble = embedding.arithmetic() == Arithmetic.FLOAT64;
    try (var scratch = new Scratch()) {
      if (embedding.parts() == 1 && isDouble) {
        dgemm.invokeExact(
            ROW_MAJOR, orderA, orderB, m, n, k, 1.0, matrixA, rowA, matrixB, rowB, 0.0, matrixOut, rowOut);
      } else if (embedding.parts() == 1) {
        sgemm.invokeExact(
            ROW_MAJOR, orderA, orderB, m, n, k, 1f, matrixA, rowA, matrixB, rowB, 0f, matrixOut, rowOut);
      } else {
        long factors = scratch.allocate(2L * size);
        new Operand(factors, 0, 1).clear(1, 2L * size, 1);
        embedding.arithmetic().storeOne(factors);
        (isDouble ? zgemm : cgemm)
            .invokeExact(
                ROW_MAJOR, orderA, orderB, m, n, k, MemorySegment.ofAddress(factors), matrixA, rowA, matrixB, rowB,
                MemorySegment.ofAddress(factors + size), matrixOut, rowOut);
      }
    } catch (Throwable failure) {
      throw new AssertionError("matmul: the BLAS call failed", failure);
    }
  }
}
