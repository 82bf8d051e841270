package dev.ashlar.ndarray;

import dev.ashlar.datashape.Spelling;
import dev.ashlar.kernels.Operations;
import dev.ashlar.ndarray.Expression.Call;
import dev.ashlar.ndarray.Expression.Chosen;
import dev.ashlar.ndarray.Expression.Constant;
import dev.ashlar.ndarray.Expression.Field;
import dev.ashlar.ndarray.Expression.Items;
import dev.ashlar.ndarray.Expression.Lambda;
import dev.ashlar.ndarray.Expression.Name;
import dev.ashlar.ndarray.Expression.Part;
import dev.ashlar.ndarray.Expression.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Reads expressions by precedence climbing; operators become calls of the functions that they stand for. */
final class ExpressionParser extends TextReader {
  /** A function of two operands by its symbol; those of one level bind alike, later levels bind more tightly. */
  private static final List<Map<String, String>> LEVELS =
      List.of(
          Map.of("or", "logical_or"),
          Map.of("and", "logical_and"),
          Map.of("<=", "less_equal", ">=", "greater_equal", "==", "equal", "!=", "not_equal", "<", "less", ">",
              "greater"),
          Map.of("|", "bitwise_or"),
          Map.of("^", "bitwise_xor"),
          Map.of("&", "bitwise_and"),
          Map.of("<<", "bitwise_left_shift", ">>", "bitwise_right_shift"),
          Map.of("+", "add", "-", "subtract"),
          Map.of("*", "multiply", "/", "divide", "//", "floor_divide", "%", "remainder", "@", "matmul"));

  private static final int COMPARISONS = 2;

  /** No names but those that an index knows, no operators. */
  private static final Pattern INDEX =
      Pattern.compile("(?:[-+0-9:,.\\s\\[\\]]|np\\.newaxis|newaxis|None|Ellipsis|True|False)*");

  /** Deeper nesting is refused, so that no text overflows the stack. */
  private static final int MAX_DEPTH = 200;

  /** All symbols, longer ones before their beginnings. */
  private static final List<String> SYMBOLS =
      List.of("**", "//", "<<", ">>", "<=", ">=", "==", "!=", "+", "-", "*", "/", "%", "@", "<", ">", "&", "|", "^",
          "~");

  private int depth;

  ExpressionParser(String text) {
    super(text);
  }

  static IllegalArgumentException error(String message, String text, int at) {
    return new IllegalArgumentException("expression: " + message + pointer(text, at));
  }

  private IllegalArgumentException expected(String what) {
    return error("expected " + what + ", found " + found(), text, at);
  }

  Term parse() {
    var term = binary(0);
    skipSpace();
    if (at < text.length()) {
      throw expected("an operator or the end");
    }
    return term;
  }

  private Term binary(int level) {
    skipSpace();
    if (level == COMPARISONS && acceptWord("not")) {
      int start = at - 3;
      return new Call("logical_not", List.of(nested(() -> binary(COMPARISONS))), Map.of(), start);
    }
    if (level == LEVELS.size()) {
      return unary();
    }
    var left = binary(level + 1);
    while (true) {
      skipSpace();
      int start = at;
      var symbol = symbol(level);
      if (symbol.isEmpty()) {
        return left;
      }
      var right = binary(level + 1);
      left = call(Objects.requireNonNull(LEVELS.get(level).get(symbol)), left, right, start);
      if (level == COMPARISONS && !peekSymbol(level).isEmpty()) {
        throw error("comparisons do not chain: join them with '&'", text, at);
      }
    }
  }

  private static Term call(String function, Term left, Term right, int start) {
    if (left instanceof Constant(Object x) && right instanceof Constant(Object y) && x != null && y != null) {
      var folded = ConstantFolding.fold(function, x, y);
      if (folded != null) {
        return new Constant(folded);
      }
    }
    return new Call(function, List.of(left, right), Map.of(), start);
  }

  private String peekSymbol(int level) {
    int start = at;
    skipSpace();
    var symbol = symbol(level);
    at = symbol.isEmpty() ? start : at - symbol.length();
    return symbol;
  }

  /** The operator of this level that comes next, taken; empty if there is none. */
  private String symbol(int level) {
    for (var word : List.of("or", "and")) {
      if (LEVELS.get(level).containsKey(word) && acceptWord(word)) {
        return word;
      }
    }
    for (var symbol : SYMBOLS) {
      if (text.startsWith(symbol, at)) {
        if (!LEVELS.get(level).containsKey(symbol)) {
          return "";
        }
        at += symbol.length();
        return symbol;
      }
    }
    return "";
  }

  private Term unary() {
    skipSpace();
    int start = at;
    if (accept("-")) {
      var operand = nested(this::unary);
      return switch (operand) {
        case Constant(Long number) -> new Constant(-number);
        case Constant(Double number) -> new Constant(-number);
        case Constant(Complex number) -> new Constant(Complex.of(-number.real(), -number.imaginary()));
        default -> new Call("negative", List.of(operand), Map.of(), start);
      };
    }
    if (accept("+")) {
      return new Call("positive", List.of(nested(this::unary)), Map.of(), start);
    }
    if (accept("~")) {
      return new Call("bitwise_invert", List.of(nested(this::unary)), Map.of(), start);
    }
    return power();
  }

  private Term power() {
    var base = postfix();
    skipSpace();
    int start = at;
    if (!accept("**")) {
      return base;
    }
    return new Call("pow", List.of(base, nested(this::unary)), Map.of(), start);
  }

  private Term postfix() {
    var term = primary();
    while (true) {
      skipSpace();
      int start = at;
      if (accept(".")) {
        skipSpace();
        term = new Field(term, word("the name of a field"), start);
      } else if (accept("[")) {
        term = bracketed(term, start);
      } else {
        return term;
      }
    }
  }

  /**
   * A field if the brackets hold its name in quotes, a part if they hold an index, else the elements that an array
   * chooses.
   */
  private Term bracketed(Term term, int start) {
    int close = closing();
    var index = text.substring(at, close);
    var quoted = quoted(index.strip());
    if (quoted.isEmpty() && !isIndex(index)) {
      var chosen = nested(() -> binary(0));
      require("]");
      return new Chosen(term, chosen, start);
    }
    at = close + 1;
    return quoted.isEmpty() ? new Part(term, index, start) : new Field(term, quoted, start);
  }

  /** Whether a text is an index, or looks so much like one that its error is of more use than that of an expression. */
  private static boolean isIndex(String index) {
    return INDEX.matcher(index).matches();
  }

  /** What stands in quotes, if that is all; else nothing. */
  private static String quoted(String index) {
    int last = index.length() - 1;
    boolean whole =
        last > 1 && (index.charAt(0) == '\'' || index.charAt(0) == '"') && index.indexOf(index.charAt(0), 1) == last;
    return whole ? index.substring(1, last) : "";
  }

  private String word(String what) {
    int start = at;
    if (at == text.length() || !Character.isJavaIdentifierStart(text.charAt(at))) {
      throw expected(what);
    }
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private int closing() {
    int open = 1;
    for (int i = at; i < text.length(); i++) {
      open += text.charAt(i) == '[' ? 1 : text.charAt(i) == ']' ? -1 : 0;
      if (open == 0) {
        return i;
      }
    }
    at = text.length();
    throw expected("']'");
  }

  private Term primary() {
    skipSpace();
    int start = at;
    if (accept("(")) {
      var inner = nested(() -> binary(0));
      skipSpace();
      if (accept(",")) {
        return items(inner, ")");
      }
      require(")");
      return inner;
    }
    if (accept("[")) {
      skipSpace();
      return accept("]") ? new Items(List.of()) : items(null, "]");
    }
    if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
      int close = text.indexOf(text.charAt(at), at + 1);
      if (close < 0) {
        throw error("the text has no end", text, at);
      }
      at = close + 1;
      return new Constant(text.substring(start + 1, close));
    }
    if (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      return number();
    }
    if (at < text.length() && Character.isJavaIdentifierStart(text.charAt(at))) {
      return name();
    }
    throw expected("a number, a name, a function or '('");
  }

  private Term items(@org.jspecify.annotations.Nullable Term first, String close) {
    var items = new ArrayList<Term>();
    if (first != null) {
      items.add(first);
    }
    skipSpace();
    while (!accept(close)) {
      items.add(nested(() -> binary(0)));
      skipSpace();
      if (!accept(",") && !text.startsWith(close, at)) {
        throw expected("',' or '" + close + "'");
      }
      skipSpace();
    }
    return new Items(List.copyOf(items));
  }

  private Term number() {
    int start = at;
    while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.' || isExponent())) {
      at++;
    }
    var digits = text.substring(start, at);
    try {
      if (at < text.length() && text.charAt(at) == 'j') {
        at++;
        return new Constant(Complex.of(0, Double.parseDouble(digits)));
      }
      return new Constant(digits.chars().allMatch(Character::isDigit) ? (Number) Long.parseLong(digits)
          : (Number) Double.parseDouble(digits));
    } catch (NumberFormatException e) {
      throw error(digits + " is no number", text, start);
    }
  }

  /** The letter e with its sign belongs to a number if digits follow. */
  private boolean isExponent() {
    char c = text.charAt(at);
    if (c != 'e' && c != 'E') {
      boolean isSign = c == '+' || c == '-';
      char before = text.charAt(at - 1);
      return isSign && (before == 'e' || before == 'E');
    }
    int digit = at + 1;
    if (digit < text.length() && (text.charAt(digit) == '+' || text.charAt(digit) == '-')) {
      digit++;
    }
    return digit < text.length() && Character.isDigit(text.charAt(digit));
  }

  private Term lambda() {
    var parameters = new ArrayList<String>();
    while (!accept(":")) {
      parameters.add(word("a parameter or ':'"));
      skipSpace();
      if (!accept(",") && !text.startsWith(":", at)) {
        throw expected("',' or ':'");
      }
      skipSpace();
    }
    return new Lambda(List.copyOf(parameters), nested(() -> binary(0)));
  }

  private Term name() {
    int start = at;
    var name = word("a name");
    skipSpace();
    if (name.equals("lambda")) {
      return lambda();
    }
    if (accept("(")) {
      return call(name, start);
    }
    return switch (name) {
      case "True" -> new Constant(true);
      case "False" -> new Constant(false);
      case "None" -> new Constant(null);
      default -> new Name(name, start);
    };
  }

  private Term call(String function, int start) {
    if (Functions.find(function).isEmpty() && Operations.find(function) == null) {
      var known = Functions.all().stream().map(ArrayFunction::name).toList();
      throw error("there is no function '" + function + "'" + Spelling.hint(function, known), text, start);
    }
    var args = new ArrayList<Term>();
    var named = new LinkedHashMap<String, Term>();
    skipSpace();
    while (!accept(")")) {
      int argument = at;
      var term = nested(() -> binary(0));
      skipSpace();
      if (term instanceof Name(String name, int _) && text.startsWith("=", at)) {
        at++;
        named.put(name, nested(() -> binary(0)));
      } else if (!named.isEmpty()) {
        throw error("arguments by place come before those by name", text, argument);
      } else {
        args.add(term);
      }
      skipSpace();
      if (!accept(",") && !text.startsWith(")", at)) {
        throw expected("',' or ')'");
      }
      skipSpace();
    }
    return new Call(function, List.copyOf(args), named, start);
  }

  private Term nested(java.util.function.Supplier<Term> inner) {
    if (++depth > MAX_DEPTH) {
      throw error("more than " + MAX_DEPTH + " levels", text, at);
    }
    var term = inner.get();
    depth--;
    return term;
  }

  private void require(String token) {
    skipSpace();
    if (!accept(token)) {
      throw expected("'" + token + "'");
    }
  }
}
