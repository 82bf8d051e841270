package dev.ashlar.kernels.internal.matmul;

import static java.lang.invoke.MethodType.methodType;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * The loop of every {@link ElementCopy}. Its class bytes are defined again as a hidden class for each conversion, whose
 * body is a constant to the JIT there.
 */
final class ElementCopyTemplate extends ElementCopy {
  private static final MethodHandle BODY = body();

  ElementCopyTemplate() {}

  /** A copy by {@code body}: {@code (long to, long from, long pair) -> void}. */
  static ElementCopy of(MethodHandle body) {
    try (var bytes = ElementCopyTemplate.class.getResourceAsStream("ElementCopyTemplate.class")) {
      var lookup = MethodHandles.lookup().defineHiddenClassWithClassData(bytes.readAllBytes(), body, true);
      return (ElementCopy)
          lookup.findConstructor(lookup.lookupClass(), methodType(void.class)).invoke();
    } catch (Throwable failure) {
      throw new LinkageError("matmul: cannot define the copy for " + body, failure);
    }
  }

  private static MethodHandle body() {
    try {
      return MethodHandles.classData(MethodHandles.lookup(), "_", MethodHandle.class);
    } catch (IllegalAccessException failure) {
      throw new LinkageError("matmul: a copy was defined without its body", failure);
    }
  }

  @Override
  void run(
      long outer, int inner, long to, long toOuter, long toInner, long from, long fromOuter, long fromInner,
      long pair) {
    for (long i = 0; i < outer; i++) {
      try {
        row(inner, to + i * toOuter, toInner, from + i * fromOuter, fromInner, pair);
      } catch (Throwable failure) {
        throw new AssertionError(failure);
      }
    }
  }

  private static void row(int count, long to, long toStep, long from, long fromStep, long pair) throws Throwable {
    for (int j = 0; j < count; j++) {
      BODY.invokeExact(to, from, pair);
      to += toStep;
      from += fromStep;
    }
  }
}
