package dev.ashlar.tools.clippy.client;

import dev.ashlar.datashape.Spelling;
import dev.ashlar.tools.clippy.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object of a class: it is its state, which the programs get with each call and may replace. */
public final class ClippyObject {
  private static final String STATE = "_state";
  private static final String OBJECT = "__clippy_type__";

  private final ClippyClass type;
  private volatile Map<String, Object> state;

  ClippyObject(ClippyClass type, Map<String, Object> state) {
    this.type = type;
    this.state = state;
  }

  /** Its class. */
  public ClippyClass type() {
    return type;
  }

  /** Its state, as the programs made it. */
  public Map<String, Object> state() {
    return state;
  }

  /**
   * A selector of its class.
   *
   * @param name with dots for what is below: {@code "value.temperature"}
   * @throws IllegalArgumentException if there is none
   */
  public Selector selector(String name) {
    var parts = name.split("\\.", -1);
    var selectors = type.selectors();
    var found = selectors.get(parts[0]);
    if (found == null) {
      throw new IllegalArgumentException(
          type + " has no selector '" + parts[0] + "'" + Spelling.hint(parts[0], selectors.keySet()));
    }
    for (int i = 1; i < parts.length; i++) {
      found = found.part(parts[i]);
    }
    return found;
  }

  /**
   * Calls a method.
   *
   * @param arguments by place: numbers, texts, truth values, lists, maps, {@linkplain Term expressions}, or other
   *     objects
   * @return what the method returns: a Long, Double, String, Boolean, List, Map, ClippyObject, or null
   * @throws IllegalArgumentException if there is no such method, or it takes fewer arguments
   * @throws ClippyValidationException if the program refuses the arguments
   * @throws ClippyException if the program fails
   */
  public @Nullable Object call(String method, @Nullable Object... arguments) {
    return call(method, java.util.Arrays.asList(arguments), Map.of());
  }

  /**
   * Calls a method with arguments by name too. A list or map given by name that the program fills gets its new
   * contents.
   *
   * @param arguments by place
   * @param named arguments by name
   */
  public @Nullable Object call(String method, List<?> arguments, Map<String, ?> named) {
    var called = type.method(method);
    var request = request(called, arguments, named);
    Program.run(called, type.backend().environment(), request, true, new ClippyListener() {});
    var answer = Program.run(called, type.backend().environment(), request, false, type.backend().listener());
    fill(named, answer);
    if (answer.get(STATE) instanceof Map<?, ?> newState) {
      state = Json.entries(newState);
    }
    if (answer.get("_selectors") instanceof Map<?, ?> selectors) {
      type.select(Json.entries(selectors));
    }
    return Boolean.TRUE.equals(answer.get("returns_self")) ? this : fromJson(answer.get("returns"));
  }

  private String request(ClippyMethod method, List<?> arguments, Map<String, ?> named) {
    var request = new LinkedHashMap<String, @Nullable Object>();
    request.put(STATE, state);
    for (int i = 0; i < arguments.size(); i++) {
      request.put(named(method, i, arguments.size()), toJson(arguments.get(i)));
    }
    named.forEach((name, value) -> {
      if (request.containsKey(name)) {
        throw new IllegalArgumentException(type + "." + method.name() + ": the argument '" + name + "' is given twice");
      }
      request.put(name, toJson(value));
    });
    return Json.text(request);
  }

  private String named(ClippyMethod method, int position, int given) {
    return method.arguments().stream().filter(argument -> argument.position() == position).findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(type + "." + method + " takes fewer than " + given + " arguments by place"))
        .name();
  }

  /** Values as JSON has them: expressions and objects are written out. */
  private static @Nullable Object toJson(@Nullable Object value) {
    return switch (value) {
      case Term term -> Map.of("expression_type", "jsonlogic", "rule", term.rule());
      case ClippyObject object ->
          Map.of(OBJECT, Map.of("__module__", "clippy", "__class__", object.type.name(), "state", object.state));
      case List<?> list -> {
        var items = new ArrayList<@Nullable Object>();
        list.forEach(item -> items.add(toJson(item)));
        yield items;
      }
      case Map<?, ?> map -> {
        var entries = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, entry) -> entries.put(String.valueOf(key), toJson(entry)));
        yield entries;
      }
      case null, default -> value;
    };
  }

  private @Nullable Object fromJson(@Nullable Object value) {
    return switch (value) {
      case Integer number -> number.longValue();
      case List<?> list -> {
        var items = new ArrayList<@Nullable Object>();
        list.forEach(item -> items.add(fromJson(item)));
        yield items;
      }
      case Map<?, ?> map when map.get(OBJECT) instanceof Map<?, ?> object -> {
        var found = type.backend().type(String.valueOf(object.get("__class__")));
        yield new ClippyObject(
            found, object.get("state") instanceof Map<?, ?> itsState ? Json.entries(itsState) : Map.of());
      }
      case Map<?, ?> map -> {
        var entries = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, entry) -> entries.put(String.valueOf(key), fromJson(entry)));
        yield entries;
      }
      case null, default -> value;
    };
  }

  @SuppressWarnings("unchecked")
  private void fill(Map<String, ?> named, Map<String, Object> answer) {
    for (var entry : named.entrySet()) {
      boolean changed = switch (answer.get("references")) {
        case Map<?, ?> references -> references.containsKey(entry.getKey());
        case List<?> references -> references.contains(entry.getKey());
        case null, default -> false;
      };
      if (!changed) {
        continue;
      }
      var content = fromJson(answer.get(entry.getKey()));
      if (entry.getValue() instanceof List<?> list && content instanceof List<?> items) {
        list.clear();
        ((List<Object>) list).addAll(items);
      } else if (entry.getValue() instanceof Map<?, ?> map && content instanceof Map<?, ?> entries) {
        map.clear();
        ((Map<String, Object>) map).putAll(Json.entries(entries));
      } else {
        throw new ClippyException(
            type + ": a program fills the argument '" + entry.getKey() + "', which is no list or map to fill");
      }
    }
  }

  @Override
  public String toString() {
    return type + " " + Json.text(state);
  }
}
