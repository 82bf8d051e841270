package dev.ashlar.tools.clippy.client;

import dev.ashlar.datashape.Spelling;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A class of a backend: its methods, and the selectors that expressions over its elements are built of. */
public final class ClippyClass {
  private static final String INIT = "__init__";

  private final ClippyBackend backend;
  private final String name;
  private final String documentation;
  private final Map<String, ClippyMethod> methods;
  private final Map<String, Selector> selectors = new LinkedHashMap<>();

  ClippyClass(
      ClippyBackend backend, String name, String documentation, Map<String, ClippyMethod> methods,
      Map<String, String> initialSelectors) {
    this.backend = backend;
    this.name = name;
    this.documentation = documentation;
    this.methods = Collections.unmodifiableMap(new LinkedHashMap<>(methods));
    initialSelectors.forEach(
        (selector, description) -> selectors.put(selector, new Selector(selector, description, Map.of())));
  }

  /** The directory's name. */
  public String name() {
    return name;
  }

  /** What the class says of itself; empty if nothing. */
  public String documentation() {
    return documentation;
  }

  /** The methods by their names. */
  public Map<String, ClippyMethod> methods() {
    return methods;
  }

  /** The selectors by their names; the programs may change what is below them. */
  public synchronized Map<String, Selector> selectors() {
    return Map.copyOf(selectors);
  }

  /**
   * A method.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public ClippyMethod method(String method) {
    var found = methods.get(method);
    if (found == null) {
      throw new IllegalArgumentException(
          name + " has no method '" + method + "'" + Spelling.hint(method, methods.keySet()));
    }
    return found;
  }

  /**
   * A new object.
   *
   * @param arguments of {@code __init__} by place
   * @param named arguments of {@code __init__} by name
   */
  public ClippyObject newInstance(List<?> arguments, Map<String, ?> named) {
    var object = new ClippyObject(this, Map.of());
    if (methods.containsKey(INIT)) {
      object.call(INIT, arguments, named);
    } else if (!arguments.isEmpty() || !named.isEmpty()) {
      throw new IllegalArgumentException(name + " has no " + INIT + ", so its objects are made without arguments");
    }
    return object;
  }

  ClippyBackend backend() {
    return backend;
  }

  /** Replaces what is below the selectors that a program names, in their flat form. */
  synchronized void select(Map<String, Object> flat) {
    for (var top : flat.keySet().stream().map(key -> key.split("\\.", 2)[0]).distinct().toList()) {
      var selector = selectors.get(top);
      if (selector == null) {
        throw new ClippyException(
            "a program of " + name + " names parts of the selector '" + top + "', which the class does not have");
      }
      selectors.put(top, selector.with(flat));
    }
  }

  /** Class, documentation and methods, for people. */
  public String help() {
    var text = new StringBuilder(name);
    if (!documentation.isEmpty()) {
      text.append(": ").append(documentation);
    }
    methods.values().forEach(method -> text.append("\n\n").append(method.help()));
    return text.toString();
  }

  @Override
  public String toString() {
    return name;
  }
}
