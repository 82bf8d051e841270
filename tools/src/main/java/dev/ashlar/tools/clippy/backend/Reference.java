package dev.ashlar.tools.clippy.backend;

import dev.ashlar.nvm.Store;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.clippy.Json;
import dev.ashlar.tools.element.HeapArray;
import dev.ashlar.tools.store.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an array is: what the state of an object in Python holds. As text it is {@code STORE:NAME}, followed by its
 * steps in brackets: {@code /data/weather.ashlar:hourly['temperature'][::24]}.
 *
 * @param store the file, absolute
 * @param name of the array in it
 * @param steps parts of the array, each a part of the one before: an index as Python writes it, or a field's name in
 *     quotes
 */
record Reference(Path store, String name, List<String> steps) {
  private static final String STORE = "store";
  private static final String NAME = "name";
  private static final String INDEX = "index";

  Reference {
    steps = List.copyOf(steps);
  }

  /** The whole array. */
  Reference(Path store, String name) {
    this(store, name, List.of());
  }

  /**
   * What an object's state says.
   *
   * @throws InputException if it names no array
   */
  static Reference ofState(Map<String, Object> state) {
    if (!(state.get(STORE) instanceof String store) || !(state.get(NAME) instanceof String name)) {
      throw new InputException("the object names no array: its state is " + Json.text(state));
    }
    var steps = new ArrayList<String>();
    switch (state.get(INDEX)) {
      case null -> {}
      case String step -> steps.add(step);
      case List<?> list -> list.forEach(step -> steps.add(String.valueOf(step)));
      default -> throw new InputException(
          "the index of an object is a list of texts, not " + Json.text(state.get(INDEX)));
    }
    return new Reference(Path.of(store), name, steps);
  }

  /** The state of an object that stands for the array. */
  Map<String, Object> state() {
    var state = new LinkedHashMap<String, Object>();
    state.put(STORE, store.toString());
    state.put(NAME, name);
    if (!steps.isEmpty()) {
      state.put(INDEX, steps);
    }
    return state;
  }

  /** A part of it. */
  Reference part(String step) {
    var longer = new ArrayList<>(steps);
    longer.add(step);
    return new Reference(store, name, longer);
  }

  /** A field of its records. */
  Reference field(String field) {
    return part("'" + field + "'");
  }

  boolean isWhole() {
    return steps.isEmpty();
  }

  /**
   * The part of an array that the steps lead to; a view, unless a step is a list.
   *
   * @throws InputException if a step does not fit
   */
  HeapArray follow(HeapArray array) {
    return new Selection(name, steps.stream().map(step -> "[" + step + "]").toList()).of(array);
  }

  /** The field that a step names, or null if the step is an index. */
  static @Nullable String fieldOf(String step) {
    boolean quoted =
        step.length() >= 2 && List.of("'", "\"").contains(step.substring(0, 1)) && step.endsWith(step.substring(0, 1));
    return quoted ? step.substring(1, step.length() - 1) : null;
  }

  /**
   * What a text means in a store: a name, and parts of the array in brackets or behind dots.
   *
   * @throws InputException if there is no such array
   */
  static Reference find(Store store, String text) {
    var selection = Selection.find(store, text);
    var steps = selection.steps().stream()
        .map(step -> step.startsWith(".") ? "'" + step.substring(1).strip() + "'"
            : step.substring(1, step.length() - 1).strip())
        .toList();
    return new Reference(store.path(), selection.name(), steps);
  }

  @Override
  public String toString() {
    var text = new StringBuilder().append(store).append(':').append(name);
    steps.forEach(step -> text.append('[').append(step).append(']'));
    return text.toString();
  }
}
