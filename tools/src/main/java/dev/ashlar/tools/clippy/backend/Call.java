package dev.ashlar.tools.clippy.backend;

import dev.ashlar.ndarray.NDArray;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.clippy.Json;
import dev.ashlar.tools.element.HeapArray;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a method: the object's state and the arguments, as the client sent them, and the stores that are open for
 * it.
 */
final class Call implements AutoCloseable {
  static final String STATE = "_state";

  private final Method method;
  private final Map<String, Object> state;
  private final Map<String, Object> arguments;
  private final Stores stores;
  private final boolean objects;
  private final Progress progress;

  /**
   * Takes the parts of a request.
   *
   * @param request the line of JSON, parsed
   * @param directory where relative paths start
   * @param objects whether the client can take objects as results; otherwise it gets their names
   */
  Call(Method method, Map<String, Object> request, Path directory, boolean objects, Progress progress) {
    this.method = method;
    this.stores = new Stores(directory);
    this.objects = objects;
    this.progress = progress;
    arguments = new LinkedHashMap<>(request);
    state = arguments.remove(STATE) instanceof Map<?, ?> map ? Json.entries(map) : Map.of();
  }

  Method method() {
    return method;
  }

  Map<String, Object> arguments() {
    return arguments;
  }

  Stores stores() {
    return stores;
  }

  boolean wantsObjects() {
    return objects;
  }

  Progress progress() {
    return progress;
  }

  /** The file of the object. */
  Path store() {
    if (!(state.get("store") instanceof String text)) {
      throw new InputException("the object names no store: its state is " + Json.text(state));
    }
    return Path.of(text);
  }

  /** Where the object's array is. */
  Reference self() {
    return Reference.ofState(state);
  }

  /** The object's array. */
  NDArray array() {
    return values().array();
  }

  /** The same with what its strings refer to. */
  HeapArray values() {
    return stores.values(self());
  }

  /** An evaluator of expressions over the object's elements. */
  JsonLogic logic() {
    return new JsonLogic(values());
  }

  boolean has(String name) {
    return arguments.get(name) != null;
  }

  @Nullable Object any(String name) {
    return arguments.get(name);
  }

  /** An argument that must be a text. */
  String text(String name) {
    if (arguments.get(name) instanceof String text) {
      return text;
    }
    throw new InputException(method + ": the argument '" + name + "' is a text, not " + Json.text(arguments.get(name)));
  }

  /** Whether a flag is given and true. */
  boolean flag(String name) {
    return Boolean.TRUE.equals(arguments.get(name));
  }

  @Override
  public void close() {
    stores.close();
  }
}
