package dev.ashlar.kernels.internal.sort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Makes an instance of a template: the template's own class bytes defined again as a hidden class, with its parameters
 * (species, networks) as class data, which are constants to the JIT. Each instance has a profile and machine code of
 * its own.
 */
final class Template {
  private Template() {}

  static <T> T instantiate(Class<? extends T> template, Object parameters, Class<T> type) {
    String file = template.getName().substring(template.getPackageName().length() + 1) + ".class";
    try (var stream = template.getResourceAsStream(file)) {
      if (stream == null) {
        throw new LinkageError("the class file of " + template + " is missing");
      }
      var lookup = MethodHandles.lookup().defineHiddenClassWithClassData(stream.readAllBytes(), parameters, true);
      var constructor = lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class));
      return type.cast(constructor.invoke());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Throwable e) {
      throw new LinkageError("instance of " + template, e);
    }
  }

  /** The class data of an instance, for its static initialiser. */
  static <T> T parameters(MethodHandles.Lookup lookup, Class<T> type) {
    try {
      return MethodHandles.classData(lookup, ConstantDescs.DEFAULT_NAME, type);
    } catch (IllegalAccessException e) {
      throw new LinkageError("parameters of " + lookup.lookupClass(), e);
    }
  }
}
