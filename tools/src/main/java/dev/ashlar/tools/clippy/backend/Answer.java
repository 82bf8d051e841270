package dev.ashlar.tools.clippy.backend;

import dev.ashlar.tools.clippy.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a call answers: the members of the one line of JSON that it ends with. */
final class Answer {
  private final Map<String, Object> members = new LinkedHashMap<>();

  /** What the method returns in Python. */
  void returns(@Nullable Object value) {
    members.put("returns", value);
  }

  /** The method returns the object itself, so that calls can follow each other. */
  void returnsSelf() {
    members.put("returns_self", true);
  }

  /** The object's state from now on. */
  void state(Map<String, Object> state) {
    members.put("_state", state);
  }

  /** The selectors of the class from now on, with a description each; their names have dots. */
  void selectors(Map<String, Object> selectors) {
    if (!selectors.isEmpty()) {
      members.put("_selectors", selectors);
    }
  }

  /**
   * New contents of a list or dictionary that the caller gave by name. The client looks for the name among the
   * references and takes the value from beside them.
   */
  void reference(String argument, Object value) {
    @SuppressWarnings("unchecked")
    var references =
        (Map<String, Object>) members.computeIfAbsent("references", _ -> new LinkedHashMap<String, Object>());
    references.put(argument, value);
    members.put(argument, value);
  }

  /** The line. */
  String line() {
    return Json.text(members);
  }

}
