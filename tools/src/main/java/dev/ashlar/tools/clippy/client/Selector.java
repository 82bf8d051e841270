package dev.ashlar.tools.clippy.client;

import dev.ashlar.datashape.Spelling;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A variable of expressions: something that the elements of an object have.
 *
 * @param name with the names above it, as in {@code "value.temperature"}
 * @param description for people
 * @param parts what is below it, by the last part of the name
 */
public record Selector(String name, String description, Map<String, Selector> parts) implements Term {
  /** Copies the map. */
  public Selector {
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }

  @Override
  public Map<String, Object> rule() {
    return Map.of("var", name);
  }

  /**
   * What is below it.
   *
   * @throws IllegalArgumentException if there is nothing of that name
   */
  public Selector part(String part) {
    var found = parts.get(part);
    if (found == null) {
      throw new IllegalArgumentException(
          "the selector '" + name + "' has no part '" + part + "'" + Spelling.hint(part, parts.keySet()));
    }
    return found;
  }

  /** The same with other parts, taken from names with dots and their descriptions. */
  Selector with(Map<String, Object> flat) {
    var below = new LinkedHashMap<String, Selector>();
    for (var full : flat.keySet()) {
      if (full.startsWith(name + ".")) {
        var part = full.substring(name.length() + 1).split("\\.", 2)[0];
        var path = name + "." + part;
        below.computeIfAbsent(
            part, _ -> new Selector(path, String.valueOf(flat.getOrDefault(path, "")), Map.of()).with(flat));
      }
    }
    return new Selector(name, description, below);
  }

  @Override
  public String toString() {
    return name;
  }
}
