package dev.ashlar.tools.clippy.backend;

import static dev.ashlar.tools.clippy.backend.Argument.Kind.ANY;
import static dev.ashlar.tools.clippy.backend.Argument.Kind.EXPRESSION;
import static dev.ashlar.tools.clippy.backend.Argument.Kind.FLAG;
import static dev.ashlar.tools.clippy.backend.Argument.Kind.OPERAND;
import static dev.ashlar.tools.clippy.backend.Argument.Kind.TEXT;
import static dev.ashlar.tools.clippy.backend.FunctionMethods.WHERE;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataTypes;
import dev.ashlar.datashape.RecordType;
import dev.ashlar.ndarray.Expression;
import dev.ashlar.ndarray.Index;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.ndarray.PrintOptions;
import dev.ashlar.nvm.ArrayInfo;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.clippy.Json;
import dev.ashlar.tools.show.ArrayText;
import dev.ashlar.tools.store.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The methods of {@code NDArray} that are neither functions of the registry nor operators. */
final class ArrayMethods {
  private static final Argument CONDITION =
      Argument.optional(WHERE, EXPRESSION, "only the elements that this is true for: array.value > 3");

  private ArrayMethods() {}

  /** All of them. */
  static List<Method> all() {
    var methods = new ArrayList<Method>();
    methods.addAll(questions());
    methods.addAll(parts());
    methods.addAll(changes());
    return methods;
  }

  private static Method method(
      String name, String summary, String returns, List<Argument> arguments, Method.Body body) {
    return new Method(Method.ClassName.ARRAY, name, summary, arguments, false, returns, body);
  }

  // ---- what the array is

  private static List<Method> questions() {
    return List.of(
        ArrayOpening.method(),
        method("__str__", "the elements as NumPy prints them", "a string", List.of(),
            (call, answer) -> answer.returns(ArrayText.of(call.values(), PrintOptions.DEFAULT))),
        method("__repr__", "where the array is", "a string", List.of(),
            (call, answer) -> answer.returns("NDArray('" + call.self() + "')")),
        method("ref", "the array's name as other calls take it: STORE:NAME, and parts of it in brackets", "a string",
            List.of(),
            (call, answer) -> answer.returns(call.self().toString())),
        method("__len__", "the length of the first axis", "an int", List.of(),
            (call, answer) -> answer.returns(length(call.array()))),
        method("shape", "the length of each axis", "a list of ints", List.of(),
            (call, answer) -> answer.returns(Arrays.stream(call.array().shape()).boxed().toList())),
        method("size", "the number of elements", "an int", List.of(),
            (call, answer) -> answer.returns(call.array().size())),
        method("ndim", "the number of axes", "an int", List.of(),
            (call, answer) -> answer.returns(call.array().ndim())),
        method("dtype", "the type of an element", "a string", List.of(),
            (call, answer) -> answer.returns(dtype(call.array()))),
        method("datashape", "the type of the whole array", "a string", List.of(),
            (call, answer) -> answer.returns(call.array().datashape().toString())),
        method("fields", "the names and types of the records' fields", "a dict", List.of(),
            (call, answer) -> answer.returns(fields(call.array()))),
        method("describe",
            "what there is to know of the array: type, place, attributes, and statistics of real numbers", "a dict",
            List.of(),
            (call, answer) -> answer.returns(ArraySummary.of(call))),
        method("to_list", "the elements in nested lists", "a list", List.of(CONDITION),
            (call, answer) -> answer.returns(values(call))),
        method("item", "the one element of an array that has one", "a number, or a dict of a record", List.of(),
            (call, answer) -> answer.returns(item(call))),
        method("__float__", "the one element as a float", "a float", List.of(),
            (call, answer) -> answer.returns(number(call).doubleValue())),
        method("__int__", "the one element as an int", "an int", List.of(),
            (call, answer) -> answer.returns(number(call).longValue())),
        method("__contains__", "whether an element equals a number", "a bool",
            List.of(Argument.required("other", OPERAND, "a number")),
            (call, answer) -> answer.returns(contains(call))));
  }

  private static long length(NDArray array) {
    if (array.ndim() == 0) {
      throw new InputException("an array without dimensions has no length");
    }
    return array.shape(0);
  }

  private static String dtype(NDArray array) {
    return array.dtype() instanceof DType dtype ? dtype.standardName() : array.dtype().toString();
  }

  private static Map<String, Object> fields(NDArray array) {
    var fields = new LinkedHashMap<String, Object>();
    if (array.dtype() instanceof RecordType record) {
      record.names().forEach(name -> fields.put(name, String.valueOf(record.field(name).orElseThrow())));
    }
    return fields;
  }

  private static @Nullable Object values(Call call) {
    return ArrayValues.of(call.has(WHERE) ? FunctionMethods.select(call, WHERE) : call.values());
  }

  private static @Nullable Object item(Call call) {
    var array = call.array();
    if (array.size() != 1) {
      throw new InputException(
          "an array of shape " + Arrays.toString(array.shape()) + " has " + array.size() + " elements, not one");
    }
    return ArrayValues.of(call.values().with(array.reshape()));
  }

  private static Number number(Call call) {
    return switch (item(call)) {
      case Number number -> number;
      case Boolean flag -> flag ? 1 : 0;
      case null, default -> throw new InputException("an element of " + call.array().dtype() + " is no number");
    };
  }

  private static boolean contains(Call call) {
    var other = new Operands(call).array(Objects.requireNonNull(call.any("other")));
    return dev.ashlar.ndarray.Utility.any(Operands.numbers(call.array()).equal(other)).toBoolean();
  }

  // ---- parts of it

  private static List<Method> parts() {
    return List.of(
        method("__getitem__",
            "an integer or a list of positions along the first axis give elements; a text gives a part as an array: a[\"1:5, 0\"] or a field's name",
            "numbers, or an array",
            List.of(Argument.required("key", ANY, "an integer, a list, an index as text, or a field's name")),
            ArrayMethods::getItem),
        method("slice",
            "a part of the array, without a copy: slice(\"1:5, ::2\"), or slice(1, 5, 2) along the first axis",
            "an array",
            List.of(
                Argument.required("start", ANY, "an index as text, or where the part begins"),
                Argument.optional("stop", ANY, "where it ends"),
                Argument.optional("step", ANY, "by how much to go on"),
                Results.ARGUMENT),
            ArrayMethods::slice),
        method("field", "a field of the records, without a copy", "an array",
            List.of(Argument.required("name", TEXT, "of the field"), Results.ARGUMENT),
            (call, answer) -> part(call, answer, call.self().field(call.text("name")))),
        method("transpose", "the axes in reverse order, or in another one", "an array in the store",
            List.of(Argument.optional("axes", ANY, "the axes in their new order"), Results.ARGUMENT),
            (call, answer) -> new Results(call, answer).deliver(transposed(call))),
        method("copy", "the elements as an array of their own", "an array in the store",
            List.of(Argument.optional(Results.OUT, ANY, "the name of the copy")),
            (call, answer) -> new Results(call, answer).deliver(call.values())),
        method("where", "the elements that a condition is true for; with two values, one or the other for each element",
            "an array in the store",
            List.of(
                Argument.required("condition", EXPRESSION, "such as array.value.temperature > 51"),
                Argument.optional("x1", OPERAND, "what is taken where it is true"),
                Argument.optional("x2", OPERAND, "what is taken where it is not"),
                Results.ARGUMENT),
            ArrayMethods::where),
        method("filter", "the elements that a condition is true for", "an array in the store",
            List.of(Argument.required("condition", EXPRESSION, "such as array.value.temperature > 51"),
                Results.ARGUMENT),
            (call, answer) -> new Results(call, answer).deliver(FunctionMethods.select(call, "condition"))),
        new Method(Method.ClassName.ARRAY, "eval",
            "an expression over the array, which is called x: eval(\"sum(x ** 2, axis=0) / y\", y=other)",
            List.of(Argument.required("expression", ANY, "as text, or built of array.value"), Results.ARGUMENT), true,
            "a number, or an array in the store", ArrayMethods::eval));
  }

  private static void getItem(Call call, Answer answer) {
    switch (call.any("key")) {
      case String text -> {
        boolean field = call.array().dtype() instanceof RecordType record && record.names().contains(text);
        part(call, answer, field ? call.self().field(text) : call.self().part(text));
      }
      case Integer position -> answer.returns(ArrayValues.of(call.values().with(call.array().get(Index.at(position)))));
      case Long position -> answer.returns(ArrayValues.of(call.values().with(call.array().get(Index.at(position)))));
      case List<?> _ -> answer.returns(ArrayValues.of(call.values().with(listed(call))));
      case Map<?, ?> _ -> new Results(call, answer).deliver(FunctionMethods.select(call, "key"));
      case null, default ->
          throw new InputException(call.method() + ": an integer, a list, a text or a condition was expected, not "
              + Json.text(call.any("key")));
    }
  }

  private static NDArray listed(Call call) {
    var key = (List<?>) Objects.requireNonNull(call.any("key"));
    if (key.isEmpty()) {
      return call.array().get(Index.positions());
    }
    return call.array().get(Index.of(new Operands(call).array(key)));
  }

  private static void slice(Call call, Answer answer) {
    if (call.any("start") instanceof String text && !call.has("stop") && !call.has("step")) {
      part(call, answer, call.self().part(text));
      return;
    }
    part(call, answer, call.self()
        .part(bound(call, "start") + ":" + bound(call, "stop") + (call.has("step") ? ":" + bound(call, "step") : "")));
  }

  private static String bound(Call call, String name) {
    return switch (call.any(name)) {
      case null -> "";
      case Integer number -> number.toString();
      case Long number -> number.toString();
      default -> throw new InputException(
          call.method() + ": the argument '" + name + "' is an integer, not " + Json.text(call.any(name)));
    };
  }

  /** A part is only referred to, unless a name for a copy is given. */
  private static void part(Call call, Answer answer, Reference part) {
    var values = call.stores().values(part);
    if (call.has(Results.OUT)) {
      new Results(call, answer).deliver(values);
    } else {
      answer.returns(new Results(call, answer).sent(part));
    }
  }

  private static NDArray transposed(Call call) {
    if (!call.has("axes")) {
      return call.array().transpose();
    }
    if (!(call.any("axes") instanceof List<?> list) || !list.stream().allMatch(Integer.class::isInstance)) {
      throw new InputException(call.method() + ": the axes are a list of integers, not " + Json.text(call.any("axes")));
    }
    return call.array().permuteDims(list.stream().mapToInt(Integer.class::cast).toArray());
  }

  private static void where(Call call, Answer answer) {
    var results = new Results(call, answer);
    if (call.has("x1") != call.has("x2")) {
      throw new InputException(call.method() + ": two values are needed beside the condition, or none");
    }
    if (!call.has("x1")) {
      results.deliver(FunctionMethods.select(call, "condition"));
      return;
    }
    var mask = call.logic().mask(Json.entries((Map<?, ?>) Objects.requireNonNull(call.any("condition"))));
    var operands = new Operands(call);
    results.deliver(Expression.parse("where(c, x1, x2)").eval(Map.of(
        "c", mask,
        "x1", operands.value(Objects.requireNonNull(call.any("x1"))),
        "x2", operands.value(Objects.requireNonNull(call.any("x2"))))));
  }

  private static void eval(Call call, Answer answer) {
    var results = new Results(call, answer);
    switch (call.any("expression")) {
      case Map<?, ?> logic -> results.deliver(call.logic().array(Json.entries(logic)));
      case String text -> {
        var values = new LinkedHashMap<String, Object>();
        values.put("x", call.array());
        Evaluating.named(call, values);
        results.deliver(Evaluating.eval(call, text, values));
      }
      case null, default ->
          throw new InputException(
              call.method() + ": an expression was expected, not " + Json.text(call.any("expression")));
    }
  }

  // ---- changing it

  private static List<Method> changes() {
    var value = Argument.required("value", OPERAND, "a number, a list, an array or an expression");
    return List.of(
        method("assign", "sets the elements: all, or those that a condition is true for", "the array itself",
            List.of(value, CONDITION),
            ArrayMethods::assign),
        method("__setitem__", "sets elements: a[3] = 5, a[\"1:5, 0\"] = 2.5, a[\"temperature\"] = other.ref()",
            "nothing",
            List.of(
                Argument.required("key", ANY, "an integer, a list, an index as text, or a field's name"),
                Argument.required("value", OPERAND, "a number, a list, an array or an expression")),
            ArrayMethods::setItem),
        method("append", "adds elements behind the last ones along the first axis", "the array itself",
            List.of(Argument.required("values", OPERAND, "a list, an array or a number")), ArrayMethods::append),
        method("attributes", "the array's attributes", "a dict", List.of(),
            (call, answer) -> answer.returns(ArraySummary.attributes(info(call)))),
        method("set_attribute", "gives the array an attribute: a number, a text, a truth value or a list",
            "the array itself",
            List.of(
                Argument.required("name", TEXT, "of the attribute"),
                Argument.optional("value", ANY, "None takes the attribute away")),
            ArraySummary::setAttribute),
        ArrayPlot.method(),
        method("remove", "removes the array from the store", "nothing",
            List.of(Argument.optional("force", FLAG, "no matter whether it is there")),
            ArrayMethods::remove));
  }

  private static ArrayInfo info(Call call) {
    return call.stores().read(call.store()).describe(call.self().name());
  }

  private static void assign(Call call, Answer answer) {
    var values = new Operands(call).array(Objects.requireNonNull(call.any("value")));
    if (call.any(WHERE) instanceof Map<?, ?> condition) {
      Assignment.assignWhere(call, values, condition);
    } else {
      Assignment.assign(call, call.self(), values);
    }
    answer.returnsSelf();
  }

  private static void setItem(Call call, Answer answer) {
    var values = new Operands(call).array(Objects.requireNonNull(call.any("value")));
    switch (call.any("key")) {
      case String text when call.array().dtype() instanceof RecordType record && record.names().contains(text) ->
          Assignment.assign(call, call.self().field(text), values);
      case String text -> Assignment.assign(call, call.self().part(text), values);
      case Integer position -> Assignment.assign(call, call.self().part(position.toString()), values);
      case Long position -> Assignment.assign(call, call.self().part(position.toString()), values);
      case List<?> list -> Assignment.assign(call, call.self().part(pythonList(list)), values);
      case Map<?, ?> condition -> Assignment.assignWhere(call, values, condition);
      case null, default ->
          throw new InputException(call.method() + ": an integer, a list, a text or a condition was expected, not "
              + Json.text(call.any("key")));
    }
    answer.returns(null);
  }

  /** A list as an index says it: [1, 2] or [True, False]. */
  private static String pythonList(List<?> list) {
    return list.stream().map(item -> item instanceof Boolean flag ? (flag ? "True" : "False") : String.valueOf(item))
        .toList().toString();
  }

  private static void append(Call call, Answer answer) {
    var self = call.self();
    if (!self.isWhole()) {
      throw new InputException(
          call.method() + ": " + self + " is a part of an array; elements are added to whole arrays");
    }
    var array = call.array();
    var more = new Operands(call).array(Objects.requireNonNull(call.any("values")));
    if (more.ndim() == array.ndim() - 1) {
      var shape = new long[array.ndim()];
      shape[0] = 1;
      System.arraycopy(more.shape(), 0, shape, 1, more.ndim());
      more = more.reshape(shape);
    }
    var rows = array.dtype() instanceof DType dtype && more.dtype() instanceof DType from && from != dtype
        && DataTypes.promote(from, dtype) == dtype ? more.astype(dtype) : fitted(array, more);
    call.stores().change(self.store(), false, transaction -> {
      transaction.append(self.name(), rows);
      return true;
    });
    answer.returnsSelf();
  }

  /** A list of whole numbers is int64, whatever the array holds: it takes the array's dtype if no number changes. */
  private static NDArray fitted(NDArray array, NDArray more) {
    if (!(array.dtype() instanceof DType dtype) || !(more.dtype() instanceof DType from) || from == dtype) {
      return more;
    }
    var converted = more.astype(dtype);
    boolean same = from.kind() == DType.Kind.COMPLEX == (dtype.kind() == DType.Kind.COMPLEX)
        && converted.astype(from).contentEquals(more);
    boolean real = dtype.kind() == DType.Kind.FLOAT && from.kind() == DType.Kind.FLOAT;
    if (!same && !real) {
      throw new InputException("append: elements of " + from + " do not fit into an array of " + dtype);
    }
    return converted;
  }

  private static void remove(Call call, Answer answer) {
    var self = call.self();
    call.stores().write(self.store(), false, store -> {
      if (store.find(self.name()).isEmpty()) {
        if (!call.flag("force")) {
          Selection.findName(store, self.name());
        }
        return false;
      }
      try (var transaction = store.begin()) {
        transaction.remove(self.name());
        transaction.commit();
      }
      return true;
    });
    answer.returns(null);
  }

  /** A file of the caller's, beside the caller. */
  static Path file(Call call, String argument) {
    return call.stores().path(call.text(argument));
  }
}
