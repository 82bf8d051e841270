package dev.ashlar.tools.clippy.backend;

import dev.ashlar.datashape.Spelling;
import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.OptionType;
import dev.ashlar.datashape.RecordType;
import dev.ashlar.ndarray.Expression;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.tools.InputException;
import dev.ashlar.tools.clippy.Json;
import dev.ashlar.tools.element.HeapArray;
import dev.ashlar.tools.element.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Expressions in JsonLogic over the elements of one array, as Python's selectors build them: {@code {">": [{"var":
 * "value.temp"}, 51]}}. The variable {@code value} is the element, {@code value.temp} or {@code temp} a field of it.
 *
 * <p>An expression becomes one of {@link Expression}, which computes it in as few passes as possible; the parts that
 * look into texts become masks before.
 */
final class JsonLogic {
  /** The variable that stands for the element. */
  static final String ELEMENT = "value";

  private static final Map<String, String> INFIX = Map.ofEntries(
      Map.entry("+", "+"), Map.entry("-", "-"), Map.entry("*", "*"), Map.entry("/", "/"), Map.entry("//", "//"),
      Map.entry("%", "%"), Map.entry("**", "**"), Map.entry("<<", "<<"), Map.entry(">>", ">>"), Map.entry("^", "^"),
      Map.entry("and", "and"), Map.entry("or", "or"), Map.entry("&", "&"), Map.entry("|", "|"));
  private static final Map<String, String> COMPARISONS = Map.of(
      "<", "<", "<=", "<=", ">", ">", ">=", ">=", "==", "==", "===", "==", "!=", "!=", "!==", "!=");
  private static final List<String> OTHERS =
      List.of("var", "not", "!", "!!", "in", "regex", "cat", "if", "min", "max", "abs");

  /** A part of an expression: code over numbers, or texts. */
  private sealed interface Term {}

  /** Code of the expression language. */
  private record Code(String text) implements Term {}

  /** One text for each element, in row-major order; missing ones are null. */
  private record Texts(List<@Nullable String> values) implements Term {}

  /** A text that stands in the expression. */
  private record Word(String text) implements Term {}

  /** Values that stand in the expression. */
  private record Items(List<?> values) implements Term {}

  private final HeapArray elements;
  private final NDArray array;
  private final Map<String, NDArray> values = new LinkedHashMap<>();

  /** Over the elements of an array. */
  JsonLogic(HeapArray elements) {
    this.elements = elements;
    array = elements.array();
  }

  /**
   * The value of an expression for each element.
   *
   * @param expression as the client sends it, with the member {@code rule}, or a rule itself
   * @throws InputException if it is no such expression, or names a field that does not exist
   */
  NDArray array(Map<String, Object> expression) {
    var code = compile(expression);
    return Expression.parse(code).eval(values);
  }

  /**
   * Which elements an expression is true for: truth values in the array's shape.
   *
   * @throws InputException if it is no condition
   */
  NDArray mask(Map<String, Object> expression) {
    var mask = array(expression);
    return mask.ndim() == 0 ? mask.broadcastTo(array.shape()) : mask;
  }

  /** Refuses what {@link #array} would refuse, without computing numbers. */
  void check(Map<String, Object> expression) {
    Expression.parse(compile(expression));
  }

  private String compile(Map<String, Object> expression) {
    var type = expression.getOrDefault("expression_type", "jsonlogic");
    if (!"jsonlogic".equals(type)) {
      throw new InputException(
          "an expression of type " + Json.text(type) + " was sent; what is understood is jsonlogic");
    }
    return code(term(expression.containsKey("rule") ? expression.get("rule") : expression));
  }

  private Term term(@Nullable Object rule) {
    return switch (rule) {
      case Boolean flag -> new Code(flag ? "True" : "False");
      case Number number -> new Code(number(number));
      case String text -> new Word(text);
      case List<?> list -> new Items(list);
      case Map<?, ?> map when map.containsKey("rule") -> term(map.get("rule"));
      case Map<?, ?> map when map.size() == 1 -> {
        var entry = Json.entries(map).entrySet().iterator().next();
        yield apply(entry.getKey(),
            entry.getValue() instanceof List<?> list ? new ArrayList<>(list) : listOf(entry.getValue()));
      }
      case null, default ->
          throw new InputException("JsonLogic: a rule has one operator, and this has not: " + Json.text(rule));
    };
  }

  private static List<Object> listOf(@Nullable Object item) {
    var list = new ArrayList<>();
    list.add(item);
    return list;
  }

  private static String number(Number number) {
    double value = number.doubleValue();
    if (number instanceof Double && !Double.isFinite(value)) {
      return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "(-inf)";
    }
    return "(" + number + ")";
  }

  private Term apply(String operator, List<Object> operands) {
    if (operator.equals("var")) {
      return variable(operands);
    }
    if (COMPARISONS.containsKey(operator)) {
      return comparison(operator, operands);
    }
    if (INFIX.containsKey(operator)) {
      return infix(operator, operands);
    }
    return switch (operator) {
      case "not", "!" -> new Code("(not " + code(only(operator, operands)) + ")");
      case "!!" -> new Code("(not (not " + code(only(operator, operands)) + "))");
      case "abs" -> new Code("abs(" + code(only(operator, operands)) + ")");
      case "min", "max" -> chain(operator.equals("min") ? "minimum" : "maximum", operands);
      case "if" -> choice(operands, 0);
      case "in" -> within(two(operator, operands));
      case "regex" -> {
        var pair = two(operator, operands);
        yield compareTexts(pair.get(0), pair.get(1), (pattern, text) -> pattern(pattern).matcher(text).find());
      }
      case "cat" -> concatenated(operands);
      default -> {
        var all = new ArrayList<>(OTHERS);
        all.addAll(INFIX.keySet());
        all.addAll(COMPARISONS.keySet());
        throw new InputException(
            "JsonLogic: there is no operator '" + operator + "'" + Spelling.hint(operator, OTHERS) + "; there are "
            + all.stream().sorted().collect(Collectors.joining(" ")));
      }
    };
  }

  // ---- variables

  private Term variable(List<Object> operands) {
    if (operands.isEmpty() || !(operands.getFirst() == null || operands.getFirst() instanceof String)) {
      throw new InputException("JsonLogic: a variable is named by a text, not by " + Json.text(operands));
    }
    var name = Objects.requireNonNullElse((String) operands.getFirst(), "");
    var column = column(name);
    if (!isNumber(column.dtype())) {
      var texts = new ArrayList<@Nullable String>();
      elements.with(column).forEach(value -> texts.add(value == null ? null : PlainText.of(value)));
      return new Texts(texts);
    }
    for (var known : values.entrySet()) {
      if (known.getKey().equals(key(name))) {
        return new Code(known.getKey());
      }
    }
    values.put(key(name), column);
    return new Code(key(name));
  }

  /** What is no number is compared as text: names of categories, dates and times in ISO 8601. */
  private static boolean isNumber(DataType type) {
    return type instanceof DType || (type instanceof OptionType option && option.value() instanceof DType);
  }

  /** A name of the expression language for a variable: letters and digits only. */
  private static String key(String name) {
    var key = new StringBuilder("v");
    name.chars().forEach(
        c -> key.append(c < 128 && Character.isLetterOrDigit(c) ? (char) c : "_" + Integer.toHexString(c) + "_"));
    return key.toString();
  }

  private NDArray column(String name) {
    var column = array;
    var path = name;
    boolean hasField = array.dtype() instanceof RecordType record && record.names().contains(ELEMENT);
    if (path.equals(ELEMENT) && !hasField) {
      path = "";
    } else if (path.startsWith(ELEMENT + ".")) {
      path = path.substring(ELEMENT.length() + 1);
    }
    while (!path.isEmpty()) {
      if (!(column.dtype() instanceof RecordType record)) {
        throw new InputException(
            "JsonLogic: there is no variable '" + name + "': the elements are of type " + array.dtype()
            + " and stand for themselves as '" + ELEMENT + "'");
      }
      var rest = path;
      var field = record.names().contains(path) ? path
          : record.names().stream().filter(f -> rest.startsWith(f + ".")).findFirst().orElse(null);
      if (field == null) {
        throw new InputException(
            "JsonLogic: there is no field '" + path + "'" + Spelling.hint(path, record.names()) + "; there are "
            + String.join(", ", record.names()));
      }
      column = column.field(field);
      path = path.equals(field) ? "" : path.substring(field.length() + 1);
    }
    if (column.dtype() instanceof RecordType record) {
      throw new InputException(
          "JsonLogic: '" + name + "' is a record; its fields are " + String.join(", ", record.names()));
    }
    return column;
  }

  // ---- operators over numbers

  private static Object single(String operator, List<Object> operands) {
    if (operands.size() != 1) {
      throw new InputException("JsonLogic: '" + operator + "' takes one operand, not " + operands.size());
    }
    return operands.getFirst();
  }

  private Term only(String operator, List<Object> operands) {
    return term(single(operator, operands));
  }

  private List<Term> two(String operator, List<Object> operands) {
    if (operands.size() != 2) {
      throw new InputException("JsonLogic: '" + operator + "' takes two operands, not " + operands.size());
    }
    return operands.stream().map(this::term).toList();
  }

  private Term infix(String operator, List<Object> operands) {
    if (operands.isEmpty()) {
      throw new InputException("JsonLogic: '" + operator + "' needs operands");
    }
    if (operands.size() == 1) {
      boolean sign = operator.equals("-") || operator.equals("+");
      return new Code("(" + (sign ? operator : "") + code(term(operands.getFirst())) + ")");
    }
    return new Code(operands.stream().map(operand -> code(term(operand)))
        .collect(Collectors.joining(" " + INFIX.get(operator) + " ", "(", ")")));
  }

  private Term chain(String function, List<Object> operands) {
    return new Code(
        operands.stream().map(operand -> code(term(operand))).reduce((a, b) -> function + "(" + a + ", " + b + ")")
        .orElseThrow(() -> new InputException("JsonLogic: '" + function + "' needs operands")));
  }

  private Term choice(List<Object> operands, int at) {
    if (operands.size() - at == 1) {
      return term(operands.get(at));
    }
    if (operands.size() - at < 3) {
      throw new InputException("JsonLogic: 'if' takes a condition, a value and another value");
    }
    return new Code("where(" + code(term(operands.get(at))) + ", " + code(term(operands.get(at + 1))) + ", "
        + code(choice(operands, at + 2)) + ")");
  }

  private Term comparison(String operator, List<Object> operands) {
    if (operands.size() < 2) {
      throw new InputException("JsonLogic: '" + operator + "' takes two operands, not " + operands.size());
    }
    var terms = operands.stream().map(this::term).toList();
    var parts = new ArrayList<String>();
    for (int i = 0; i + 1 < terms.size(); i++) {
      parts.add(code(compare(COMPARISONS.getOrDefault(operator, operator), terms.get(i), terms.get(i + 1))));
    }
    return parts.size() == 1 ? new Code(parts.getFirst()) : new Code("(" + String.join(" and ", parts) + ")");
  }

  private Term compare(String operator, Term left, Term right) {
    if (left instanceof Code && right instanceof Code) {
      return new Code("(" + code(left) + " " + operator + " " + code(right) + ")");
    }
    return compareTexts(left, right, (a, b) -> {
      int order = a.compareTo(b);
      return switch (operator) {
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        case ">=" -> order >= 0;
        case "==" -> order == 0;
        default -> order != 0;
      };
    });
  }

  // ---- operators over texts

  private Term within(List<Term> pair) {
    return switch (pair.get(1)) {
      case Items items when pair.get(0) instanceof Code code -> {
        var list = items.values().stream().map(item -> code(term(item))).collect(Collectors.joining(", "));
        yield new Code("isin(" + code.text() + ", [" + list + "])");
      }
      case Items items ->
          mask(rows(pair.get(0)).stream().map(text -> text != null && items.values().contains(text)).toList());
      case Term text -> compareTexts(pair.get(0), text, (part, whole) -> whole.contains(part));
    };
  }

  private Term concatenated(List<Object> operands) {
    var terms = operands.stream().map(this::term).toList();
    if (terms.stream().allMatch(Word.class::isInstance)) {
      return new Word(terms.stream().map(term -> ((Word) term).text()).collect(Collectors.joining()));
    }
    var columns = terms.stream().map(this::rows).toList();
    var texts = new ArrayList<@Nullable String>();
    for (int i = 0; i < array.size(); i++) {
      var text = new StringBuilder();
      boolean missing = false;
      for (var column : columns) {
        missing |= column.get(i) == null;
        text.append(column.get(i));
      }
      texts.add(missing ? null : text.toString());
    }
    return new Texts(texts);
  }

  private Term compareTexts(Term left, Term right, BiPredicate<String, String> relation) {
    var a = rows(left);
    var b = rows(right);
    var truths = new ArrayList<Boolean>();
    for (int i = 0; i < array.size(); i++) {
      var x = a.get(i);
      var y = b.get(i);
      truths.add(x != null && y != null && relation.test(x, y));
    }
    return mask(truths);
  }

  private List<@Nullable String> rows(Term term) {
    return switch (term) {
      case Texts texts -> texts.values();
      case Word word -> java.util.Collections.nCopies(Math.toIntExact(array.size()), word.text());
      case Code code -> throw new InputException("JsonLogic: a text was expected, not " + code.text());
      case Items items -> throw new InputException("JsonLogic: a text was expected, not " + Json.text(items.values()));
    };
  }

  private Code mask(List<Boolean> truths) {
    var name = "t" + values.size();
    var flags = new boolean[truths.size()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = truths.get(i);
    }
    values.put(name, NDArray.of(flags).reshape(array.shape()));
    return new Code(name);
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new InputException(
          "JsonLogic: the regular expression " + Json.text(text) + " is none: " + e.getDescription(), e);
    }
  }

  private String code(Term term) {
    return switch (term) {
      case Code code -> code.text();
      case Word word ->
          throw new InputException("JsonLogic: a number was expected, not the text " + Json.text(word.text()));
      case Texts _ -> throw new InputException("JsonLogic: numbers were expected, not texts");
      case Items items ->
          throw new InputException("JsonLogic: a number was expected, not " + Json.text(items.values()));
    };
  }
}
