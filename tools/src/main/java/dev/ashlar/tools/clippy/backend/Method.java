package dev.ashlar.tools.clippy.backend;

import dev.ashlar.datashape.Spelling;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.clippy.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A method that Python can call.
 *
 * @param owner the class it belongs to
 * @param name in Python
 * @param summary one line for people
 * @param arguments what it takes
 * @param open whether it takes further arguments by names of the caller's choice
 * @param returns what comes back, for people
 * @param body what it does
 */
record Method(
    ClassName owner, String name, String summary, List<Argument> arguments, boolean open, String returns, Body body) {
  /** The version of the protocol; clients take 0.2.0 and later ones before 0.3.0. */
  static final String PROTOCOL = "0.2.0";

  /** The classes of the backend. */
  enum ClassName {
    /** A store: its state is the file. */
    STORE("NDArrayStore"),
    /** An array in a store: its state is a {@link Reference}. */
    ARRAY("NDArray");

    private final String text;

    ClassName(String text) {
      this.text = text;
    }

    /** The name in Python. */
    @Override
    public String toString() {
      return text;
    }
  }

  /** What a method does. */
  @FunctionalInterface
  interface Body {
    void run(Call call, Answer answer);
  }

  Method {
    arguments = List.copyOf(arguments);
  }

  /** The same with further arguments. */
  Method with(Argument... more) {
    var all = new ArrayList<>(arguments);
    all.addAll(List.of(more));
    return new Method(owner, name, summary, all, open, returns, body);
  }

  /**
   * Refuses arguments that the method does not take, or that are of another kind.
   *
   * @throws InputException with what is wrong
   */
  void check(Map<String, Object> given) {
    var known = arguments.stream().map(Argument::name).toList();
    for (var name : given.keySet()) {
      if (!known.contains(name) && !open) {
        throw new InputException(
            this + ": there is no argument '" + name + "'"
                + (Spelling.nearest(name, known) != null ? Spelling.hint(name, known)
                    : known.isEmpty() ? "; it takes none" : "; it takes " + String.join(", ", known)));
      }
    }
    for (var argument : arguments) {
      if (argument.required() && given.get(argument.name()) == null) {
        throw new InputException(
            this + ": the argument '" + argument.name() + "' is missing (" + argument.summary() + ")");
      }
      if (given.get(argument.name()) != null) {
        argument.check(toString(), given.get(argument.name()));
      }
    }
  }

  /** What {@code --clippy-help} answers: one line of JSON. */
  String help() {
    var help = new LinkedHashMap<String, Object>();
    help.put("method_name", name);
    help.put("desc", summary);
    help.put("version", PROTOCOL);
    help.put("args", Argument.help(arguments));
    help.put("returns", Map.of("desc", returns));
    help.put("_state", state());
    return Json.text(help);
  }

  private Map<String, Object> state() {
    var state = new LinkedHashMap<String, Object>();
    state.put("store", Map.of("desc", "the file"));
    if (owner == ClassName.ARRAY) {
      state.put("name", Map.of("desc", "of the array in the store"));
      state.put("index", Map.of("desc", "which part of it, if not all"));
    }
    return state;
  }

  @Override
  public String toString() {
    return owner + "." + name;
  }
}
