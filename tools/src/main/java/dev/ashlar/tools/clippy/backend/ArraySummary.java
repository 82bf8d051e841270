package dev.ashlar.tools.clippy.backend;

import dev.ashlar.datashape.DType;
import dev.ashlar.ndarray.Functions;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.nvm.ArrayInfo;
import dev.ashlar.nvm.Attribute;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.clippy.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What there is to know of an array, as a dictionary. */
final class ArraySummary {
  private static final List<String> STATISTICS = List.of("min", "max", "mean", "std");

  private ArraySummary() {}

  static Map<String, @Nullable Object> of(Call call) {
    var reference = call.self();
    var array = call.array();
    var info = call.stores().read(reference.store()).describe(reference.name());
    var summary = new LinkedHashMap<String, @Nullable Object>();
    summary.put("store", reference.store().toString());
    summary.put("name", reference.name());
    summary.put("index", reference.steps());
    summary.put("datashape", array.datashape().toString());
    summary.put("shape", Arrays.stream(array.shape()).boxed().toList());
    summary.put("dtype", array.dtype() instanceof DType dtype ? dtype.standardName() : array.dtype().toString());
    summary.put("size", array.size());
    summary.put("bytes", array.size() * array.itemsize());
    summary.put("created", info.created());
    summary.put("modified", info.modified());
    summary.put("attributes", attributes(info));
    statistics(call, array, summary);
    return summary;
  }

  private static void statistics(Call call, NDArray array, Map<String, @Nullable Object> summary) {
    if (array.size() == 0 || !(array.dtype() instanceof DType dtype) || dtype.kind() == DType.Kind.COMPLEX
        || dtype == DType.BOOL) {
      return;
    }
    call.progress().start(STATISTICS.size());
    for (int i = 0; i < STATISTICS.size(); i++) {
      var name = STATISTICS.get(i);
      boolean real = dtype.kind() == DType.Kind.FLOAT || name.equals("min") || name.equals("max");
      var numbers = real ? array : array.astype(DType.FLOAT64);
      var found = Functions.find(name).orElseThrow().invoke(List.of(numbers), Map.of());
      summary.put(name, ArrayValues.of((NDArray) found));
      call.progress().reach(i + 1);
    }
  }

  static Map<String, Object> attributes(ArrayInfo info) {
    var attributes = new LinkedHashMap<String, Object>();
    info.attributes().forEach((name, attribute) -> attributes.put(name,
        switch (attribute) {
          case Attribute.Truth truth -> (Object) truth.value();
          case Attribute.Whole whole -> whole.value();
          case Attribute.Real real -> real.value();
          case Attribute.Text text -> text.value();
          case Attribute.Wholes wholes -> wholes.values();
          case Attribute.Reals reals -> reals.values();
          case Attribute.Texts texts -> texts.values();
        }));
    return attributes;
  }

  static void setAttribute(Call call, Answer answer) {
    var self = call.self();
    var name = call.text("name");
    call.stores().array(new Reference(self.store(), self.name()));
    call.stores().change(self.store(), false, transaction -> {
      if (call.has("value")) {
        transaction.setAttribute(self.name(), name, attribute(call.any("value")));
      } else {
        transaction.removeAttribute(self.name(), name);
      }
      return true;
    });
    answer.returnsSelf();
  }

  private static Attribute attribute(@Nullable Object value) {
    return switch (value) {
      case Boolean flag -> Attribute.of(flag);
      case Integer number -> Attribute.of(number.longValue());
      case Long number -> Attribute.of(number);
      case Double number -> Attribute.of(number);
      case String text -> Attribute.of(text);
      case List<?> list when list.stream().allMatch(String.class::isInstance) ->
          new Attribute.Texts(list.stream().map(String.class::cast).toList());
      case List<?> list when list.stream().allMatch(item -> item instanceof Integer || item instanceof Long) ->
          new Attribute.Wholes(list.stream().map(item -> ((Number) item).longValue()).toList());
      case List<?> list when list.stream().allMatch(Number.class::isInstance) ->
          new Attribute.Reals(list.stream().map(item -> ((Number) item).doubleValue()).toList());
      case null, default ->
          throw new InputException(
              "an attribute is a truth value, a number, a text, or a list of numbers or texts, not "
              + Json.text(value));
    };
  }
}
