package dev.ashlar.tools.command;

import dev.ashlar.datashape.Spelling;
import dev.ashlar.nvm.Attribute;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.element.JsonValues;
import dev.ashlar.tools.store.Input;
import dev.ashlar.tools.store.Selection;
import dev.ashlar.tools.store.StoreAddress;
import dev.ashlar.tools.store.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;

/** {@code ashlar attr}: the attributes of an array. */
@Command(
    name = "attr",
    mixinStandardHelpOptions = true,
    description =
    "List, read, set and remove the attributes of an array: small values that it carries, such as its unit.",
    footer = {
      "",
      "Examples:",
      "  ashlar attr list weather.ashlar:rain",
      "  ashlar attr set weather.ashlar:rain unit mm",
      "  ashlar attr set weather.ashlar:rain scale 0.1",
      "  ashlar attr set weather.ashlar:rain corner '[-90, 0]'",
      "  ashlar attr get weather.ashlar:rain unit",
      "  ashlar attr remove weather.ashlar:rain unit"
    })
public final class AttrCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Made by the command line. */
  public AttrCommand() {}

  /** One of the four is needed. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "attr needs one of list, get, set and remove");
  }

  private static Map<String, Attribute> attributes(StoreAddress place) {
    try (var store = Stores.read(place.store())) {
      return store.describe(Selection.findName(store, place.target()).name()).attributes();
    }
  }

  private static String name(StoreAddress place) {
    try (var store = Stores.read(place.store())) {
      return Selection.findName(store, place.target()).name();
    }
  }

  private static Attribute required(StoreAddress place, String key) {
    var all = attributes(place);
    var found = all.get(key);
    if (found == null) {
      throw new InputException(
          "'" + place.target() + "' has no attribute '" + key + "'" + Spelling.hint(key, all.keySet()));
    }
    return found;
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Print all attributes.")
  void list(@Mixin Output output, @Parameters(paramLabel = "STORE:NAME") String address) {
    var all = attributes(StoreAddress.parseNamed(address));
    var values = new java.util.LinkedHashMap<String, Object>();
    all.forEach((key, value) -> values.put(key, Descriptions.value(value)));
    if (output.isJson()) {
      output.json(values);
    } else {
      values.forEach((key, value) -> output.text(key + " = " + JsonValues.text(value)));
    }
  }

  @Command(name = "get", mixinStandardHelpOptions = true, description = "Print one attribute.")
  void get(@Mixin Output output, @Parameters(paramLabel = "STORE:NAME") String address,
      @Parameters(paramLabel = "KEY") String key) {
    var value = Descriptions.value(required(StoreAddress.parseNamed(address), key));
    output.either(value instanceof String text ? text : JsonValues.text(value), value);
  }

  @Command(name = "set", mixinStandardHelpOptions = true,
      description =
          "Set an attribute. What reads as a JSON number, truth value or list is one; all else, and what --text says, is text.")
  void set(@Mixin Output output, @Parameters(paramLabel = "STORE:NAME") String address,
      @Parameters(paramLabel = "KEY") String key,
      @Parameters(paramLabel = "VALUE") String value,
      @Option(names = "--text", description = "Take the value as text.") boolean text) {
    var place = StoreAddress.parseNamed(address);
    var array = name(place);
    var attribute = text ? Attribute.of(value) : parse(value);
    Stores.change(place.store(), tx -> Input.checked(() -> {
      tx.setAttribute(array, key, attribute);
      return true;
    }));
    output.either(
        key + " = " + JsonValues.text(Descriptions.value(attribute)), Map.of(key, Descriptions.value(attribute)));
  }

  @Command(name = "remove", mixinStandardHelpOptions = true, description = "Remove an attribute.")
  void remove(@Mixin Output output, @Parameters(paramLabel = "STORE:NAME") String address,
      @Parameters(paramLabel = "KEY") String key) {
    var place = StoreAddress.parseNamed(address);
    required(place, key);
    var array = name(place);
    Stores.change(place.store(), tx -> tx.removeAttribute(array, key));
    output.either("removed " + key, List.of(key));
  }

  private static Attribute parse(String value) {
    try {
      return switch (JsonValues.MAPPER.readValue(value, Object.class)) {
        case Boolean truth -> Attribute.of(truth);
        case Long number -> Attribute.of(number);
        case Double number -> Attribute.of(number);
        case List<?> items when items.stream().allMatch(Long.class::isInstance) ->
            new Attribute.Wholes(items.stream().map(Long.class::cast).toList());
        case List<?> items when items.stream().allMatch(Number.class::isInstance) ->
            new Attribute.Reals(items.stream().map(item -> ((Number) item).doubleValue()).toList());
        case List<?> items when items.stream().allMatch(String.class::isInstance) ->
            new Attribute.Texts(new ArrayList<>(items.stream().map(String.class::cast).toList()));
        case String inside -> Attribute.of(inside);
        case null, default -> Attribute.of(value);
      };
    } catch (JacksonException e) {
      return Attribute.of(value);
    }
  }
}
