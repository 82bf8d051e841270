package dev.ashlar.kernels.internal.matmul;

import static java.lang.invoke.MethodType.methodType;

import dev.ashlar.datashape.DType;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How the elements of a dtype are computed: the real type, and the copies into and out of it. Integers narrower than 32
 * bits are widened (the low bits of sums and products do not depend on the high ones, so signed and unsigned are one),
 * float16 is computed in float32 and rounded once at the end, complex numbers become 2 x 2 blocks.
 *
 * @param tiles the tiles of that type
 * @param itemsize bytes of an element in the operands
 * @param parts real numbers of an element: 2 for complex, else 1
 * @param plain whether elements are computed as they lie in memory
 * @param left packs elements of the left operand
 * @param right packs elements of the right operand
 * @param result unpacks elements of the result
 */
record Embedding(
    Arithmetic arithmetic,
    Tiles tiles,
    int itemsize,
    int parts,
    boolean plain,
    ElementCopy left,
    ElementCopy right,
    ElementCopy result) {
  private static final ConcurrentHashMap<DType, Embedding> MADE = new ConcurrentHashMap<>();

  static Embedding of(DType dtype) {
    var made = MADE.get(dtype);
    return made != null ? made : MADE.computeIfAbsent(dtype, Embedding::make);
  }

  private static Embedding make(DType dtype) {
    return switch (dtype) {
      case FLOAT64 -> plain(Arithmetic.FLOAT64, "eightBytes");
      case FLOAT32 -> plain(Arithmetic.FLOAT32, "fourBytes");
      case INT64, UINT64 -> plain(Arithmetic.INT64, "eightBytes");
      case INT32, UINT32 -> plain(Arithmetic.INT32, "fourBytes");
      case INT16, UINT16 -> widened(Arithmetic.INT32, Short.BYTES, "widenInt16", "narrowInt16");
      case INT8, UINT8 -> widened(Arithmetic.INT32, Byte.BYTES, "widenInt8", "narrowInt8");
      case BOOL -> widened(Arithmetic.BOOL, Byte.BYTES, "widenBool", "narrowInt8");
      case FLOAT16 -> widened(Arithmetic.FLOAT32, Short.BYTES, "widenFloat16", "narrowFloat16");
      case COMPLEX64 -> complex(Arithmetic.FLOAT32, "Complex64");
      case COMPLEX128 -> complex(Arithmetic.FLOAT64, "Complex128");
    };
  }

  private static Embedding plain(Arithmetic arithmetic, String copy) {
    var body = copy(copy);
    return new Embedding(arithmetic, Tiles.of(arithmetic), arithmetic.bytes(), 1, true, body, body, body);
  }

  private static Embedding widened(Arithmetic arithmetic, int itemsize, String widen, String narrow) {
    var body = copy(widen);
    return new Embedding(arithmetic, Tiles.of(arithmetic), itemsize, 1, false, body, body, copy(narrow));
  }

  private static Embedding complex(Arithmetic arithmetic, String name) {
    return new Embedding(
        arithmetic,
        Tiles.of(arithmetic),
        2 * arithmetic.bytes(),
        2,
        false,
        copy("left" + name),
        copy("right" + name),
        copy("result" + name));
  }

  private static ElementCopy copy(String body) {
    try {
      return ElementCopyTemplate.of(
          MethodHandles.lookup()
              .findStatic(ElementConversions.class, body, methodType(void.class, long.class, long.class, long.class)));
    } catch (ReflectiveOperationException missing) {
      throw new LinkageError("matmul: no conversion " + body, missing);
    }
  }
}
