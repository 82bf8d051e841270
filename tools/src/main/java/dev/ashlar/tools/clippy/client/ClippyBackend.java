package dev.ashlar.tools.clippy.client;

import dev.ashlar.datashape.Spelling;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The classes that were found in a directory. */
public final class ClippyBackend {
  private final Path directory;
  private final Map<String, ClippyClass> classes = new LinkedHashMap<>();
  private final Map<String, String> environment;
  private final List<String> problems;
  private volatile ClippyListener listener = new ClippyListener() {};

  ClippyBackend(Path directory, Map<String, String> environment, List<String> problems) {
    this.directory = directory;
    this.environment = environment;
    this.problems = List.copyOf(problems);
  }

  void add(ClippyClass found) {
    classes.put(found.name(), found);
  }

  /** The classes by their names. */
  public Map<String, ClippyClass> classes() {
    return Collections.unmodifiableMap(classes);
  }

  /** Files that could not be taken for methods, and why. */
  public List<String> problems() {
    return problems;
  }

  /** Where the backend is. */
  public Path directory() {
    return directory;
  }

  /** From now on this one hears of progress and output. */
  public void listen(ClippyListener newListener) {
    listener = newListener;
  }

  Map<String, String> environment() {
    return environment;
  }

  ClippyListener listener() {
    return listener;
  }

  /**
   * A class.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public ClippyClass type(String name) {
    var found = classes.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "there is no class '" + name + "' in " + directory + Spelling.hint(name, classes.keySet())
          + " (there are " + String.join(", ", classes.keySet()) + ")");
    }
    return found;
  }

  /**
   * A new object of a class.
   *
   * @param arguments of its {@code __init__}, if it has one
   * @throws IllegalArgumentException if there is no such class, or it takes fewer arguments
   * @throws ClippyValidationException if the program refuses the arguments
   * @throws ClippyException if the program fails
   */
  public ClippyObject newInstance(String name, Object... arguments) {
    return type(name).newInstance(List.of(arguments), Map.of());
  }

  @Override
  public String toString() {
    return directory + ": " + String.join(", ", classes.keySet());
  }
}
