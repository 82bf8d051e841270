package dev.ashlar.kernels.internal.loop;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

/**
 * Instantiates loop templates: the class's own bytes, defined again as a hidden class with its bodies as class data.
 */
public final class Template {
  private Template() {}

  /**
   * A kernel of its own class.
   *
   * @param lookup a full-power lookup on a class of the template's package
   * @param template the class to clone
   * @param bodies what the template's static initialiser reads
   */
  public static Object instantiate(Lookup lookup, Class<?> template, Object bodies) {
    try {
      var hidden = lookup.defineHiddenClassWithClassData(bytes(template), bodies, true);
      return hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class)).invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("cannot make a kernel from " + template.getSimpleName(), e);
    }
  }

  /** A template's static method of so many addresses and a count, as a handle for a field that is not final. */
  public static MethodHandle leaf(Lookup lookup, String name, int addresses) {
    var type = MethodType.methodType(void.class, java.util.Collections.nCopies(addresses, long.class));
    return leaf(lookup, name, type.appendParameterTypes(int.class));
  }

  /** A template's static method as a handle for a field that is not final. */
  public static MethodHandle leaf(Lookup lookup, String name, MethodType type) {
    try {
      return lookup.findStatic(lookup.lookupClass(), name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  private static byte[] bytes(Class<?> template) throws IOException {
    var file = template.getSimpleName() + ".class";
    try (var in = template.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException("no resource " + file);
      }
      return in.readAllBytes();
    }
  }

  /** What a body threw, unchecked: bodies are made of operations that throw nothing else, a user's function apart. */
  public static RuntimeException rethrow(Throwable failure) {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    return new IllegalStateException("a kernel's body threw a checked exception", failure);
  }
}
