package dev.ashlar.datashape.text;

import dev.ashlar.datashape.DataShapeException;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.Dim;
import dev.ashlar.datashape.Identifiers;
import dev.ashlar.datashape.TypeVariable;
import dev.ashlar.datashape.text.Token.Kind;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads types. Constructs whose end has not been reached wait on a stack of this object, never on the thread's, and
 * every token is looked at a fixed number of times: hostile text costs linear time.
 */
public final class Parser {
  private final String text;
  private final Lexer lexer;
  private final ArrayDeque<Construct> open = new ArrayDeque<>();
  private final Map<String, DataType> aliases = new HashMap<>();
  private Token token;
  private @Nullable Token ahead;
  /** Dimensions of all types built so far: powers and aliases make many of them out of few characters. */
  private long dims;

  private Parser(String text) {
    this.text = text;
    this.lexer = new Lexer(text);
    this.token = lexer.next();
  }

  /**
   * Reads aliases and the datashape behind them.
   *
   * @throws DataShapeException if the text is nothing of that kind
   */
  public static DataType parse(String text) {
    return new Parser(text).program();
  }

  private DataType program() {
    while (token.is(Kind.LOWER) && token.text().equals("type") && ahead().isName()) {
      advance();
      alias();
    }
    var type = datashape();
    if (!token.is(Kind.END)) {
      throw expected("the end");
    }
    return type;
  }

  private void alias() {
    var name = token;
    if (name.is(Kind.OTHER)) {
      throw expected("a name that begins with a letter");
    }
    if (Names.isReserved(name.text())) {
      throw error(name, "the language knows '" + name.text() + "' already; give the alias another name", null);
    }
    if (aliases.containsKey(name.text())) {
      throw error(name, "the alias '" + name.text() + "' comes twice", null);
    }
    advance();
    expect(Kind.EQUAL, "'=' behind the name of an alias");
    aliases.put(name.text(), datashape());
  }

  private DataType datashape() {
    while (true) {
      var prefix = new Prefix(token);
      var type = prefixOrVariable(prefix);
      if (type == null) {
        type = simple();
      }
      if (type == null) {
        var construct = construct(prefix);
        if (open.size() >= DataType.MAX_DEPTH) {
          throw error(prefix.start(), "brackets are nested more than " + DataType.MAX_DEPTH + " levels deep", null);
        }
        open.push(construct);
        if (construct.begin(this)) {
          continue;
        }
        type = close();
      } else {
        type = around(prefix, type);
      }
      while (!open.isEmpty()) {
        if (open.getFirst().take(this, type)) {
          break;
        }
        type = close();
      }
      if (open.isEmpty()) {
        return type;
      }
    }
  }

  private DataType close() {
    var construct = open.pop();
    try {
      return counted(construct.prefix(), construct.prefix().around(construct.build(this)));
    } catch (DataShapeException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw misbuilt(construct.prefix().start(), e);
    }
  }

  private DataType around(Prefix prefix, DataType type) {
    try {
      return counted(prefix, prefix.around(type));
    } catch (DataShapeException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw misbuilt(prefix.start(), e);
    }
  }

  private DataType counted(Prefix prefix, DataType type) {
    dims += type.dims().size();
    if (dims > DataType.MAX_NODES) {
      throw error(prefix.start(), "the text makes more than " + DataType.MAX_NODES + " dimensions", null);
    }
    return type;
  }

  private DataShapeException misbuilt(Token start, IllegalArgumentException cause) {
    return DataShapeException.at(text, start.start(), String.valueOf(cause.getMessage()), null, cause);
  }

  /** Reads question marks and dimensions, up to the dtype; returns the dtype if it is {@code typevar['T']}. */
  private @Nullable DataType prefixOrVariable(Prefix prefix) {
    boolean behindOption = false;
    while (true) {
      if (prefix.levels() > DataType.MAX_DEPTH) {
        throw error(token, "a type has at most " + DataType.MAX_DEPTH + " levels", null);
      }
      if (token.is(Kind.QUESTION)) {
        if (behindOption) {
          throw error(token, "a value is missing or not: '?' comes once; option[?T] nests options", null);
        }
        behindOption = true;
        prefix.addOption();
        advance();
        continue;
      }
      behindOption = false;
      var start = token;
      var dim = dim();
      if (dim == null) {
        return null;
      }
      if (skip(Kind.POWER)) {
        power(prefix, start, dim);
      } else if (dim instanceof Dim.Variable(String name) && start.is(Kind.LOWER) && !token.is(Kind.STAR)) {
        return new TypeVariable(name);
      } else {
        prefix.add(dim);
      }
      expect(Kind.STAR, "'*' behind the dimension " + dim);
    }
  }

  private void power(Prefix prefix, Token start, Dim base) {
    var exponent = token;
    if (exponent.is(Kind.UPPER)) {
      advance();
      try {
        prefix.add(new Dim.Power(base, exponent.text()));
      } catch (IllegalArgumentException e) {
        throw misbuilt(start, e);
      }
      return;
    }
    if (!exponent.is(Kind.INTEGER)) {
      throw expected("an integer or a variable as exponent");
    }
    advance();
    long count = number(exponent);
    if (count < 0 || count > DataType.MAX_DEPTH || base instanceof Dim.Ellipsis) {
      throw error(exponent, base + " cannot be raised to the power " + count, null);
    }
    for (long i = 0; i < count; i++) {
      prefix.add(base);
    }
  }

  /** The dimension that begins here, or null if a dtype does. */
  private @Nullable Dim dim() {
    return switch (token.kind()) {
      case INTEGER -> fixed();
      case ELLIPSIS -> {
        advance();
        yield Dim.ELLIPSIS;
      }
      case UPPER -> upperDim();
      case LOWER -> lowerDim();
      default -> null;
    };
  }

  private @Nullable Dim upperDim() {
    var name = token.text();
    var next = ahead();
    if (!next.is(Kind.STAR) && !next.is(Kind.POWER) && !next.is(Kind.ELLIPSIS)) {
      return null;
    }
    if (aliases.containsKey(name)) {
      throw error(token, "'" + name + "' is the name of a type here, not of a dimension", null);
    }
    advance();
    if (skip(Kind.ELLIPSIS)) {
      return new Dim.Ellipsis(name);
    }
    return variable(name);
  }

  private static Dim variable(String name) {
    return switch (name) {
      case "Fixed" -> Dim.ANY_FIXED;
      case "Dim" -> Dim.ANY;
      default -> new Dim.Variable(name);
    };
  }

  private @Nullable Dim lowerDim() {
    return switch (token.text()) {
      case "var" -> {
        advance();
        yield Dim.VAR;
      }
      case "ellipsis" -> {
        advance();
        yield token.is(Kind.LBRACKET) ? new Dim.Ellipsis(bracketedName()) : Dim.ELLIPSIS;
      }
      case "fixed" -> {
        advance();
        expect(Kind.LBRACKET, "'[' and the length of the dimension");
        var dim = fixed();
        expect(Kind.RBRACKET, "']'");
        yield dim;
      }
      case "typevar" -> {
        advance();
        yield new Dim.Variable(bracketedName());
      }
      default -> null;
    };
  }

  private Dim fixed() {
    var extent = token;
    expect(Kind.INTEGER, "the length of the dimension");
    long length = number(extent);
    if (length < 0) {
      throw error(extent, "a dimension has a length of at least 0, not " + length, null);
    }
    return new Dim.Fixed(length);
  }

  private String bracketedName() {
    expect(Kind.LBRACKET, "'[' and the variable's name as a string");
    var name = token;
    expect(Kind.STRING, "the variable's name as a string");
    if (!Identifiers.isVariable(name.text()) || Names.isKind(name.text())
        || !(variable(name.text()) instanceof Dim.Variable)) {
      throw error(name, "a variable is named by a word that begins with a capital letter and is no kind", null);
    }
    expect(Kind.RBRACKET, "']'");
    return name.text();
  }

  /** The dtype that is a name alone, or null if one in brackets begins here. */
  private @Nullable DataType simple() {
    var name = token;
    if (name.is(Kind.LBRACE) || name.is(Kind.LPAREN) || (name.is(Kind.LOWER) && ahead().is(Kind.LBRACKET))) {
      return null;
    }
    if (!name.is(Kind.LOWER) && !name.is(Kind.UPPER)) {
      throw expected("a datashape");
    }
    var type = aliases.get(name.text());
    if (type == null) {
      type = name.is(Kind.UPPER) ? upperType(name) : Names.dtype(name.text());
    }
    if (type == null) {
      throw Constructors.isKnown(name.text())
          ? error(name, "'" + name.text() + "' needs arguments in brackets", null)
          : error(name, "there is no dtype " + name.title(), nearest(name));
    }
    advance();
    if (token.is(Kind.STAR) || token.is(Kind.POWER)) {
      throw error(name, "the dtype '" + name.text() + "' stands last, no dimension may follow it", null);
    }
    return type;
  }

  private DataType upperType(Token name) {
    var kind = Names.kind(name.text());
    if (kind != null) {
      return kind;
    }
    if (!(variable(name.text()) instanceof Dim.Variable)) {
      throw error(name, "'" + name.text() + "' is a kind of dimension: '*' and a dtype follow it", null);
    }
    return new TypeVariable(name.text());
  }

  private Construct construct(Prefix prefix) {
    var start = token;
    advance();
    return switch (start.kind()) {
      case LBRACE -> new RecordConstruct(prefix);
      case LPAREN -> new TupleConstruct(prefix);
      default -> {
        if (!Constructors.isKnown(start.text())) {
          throw unknownConstructor(start);
        }
        advance();
        yield new ArgumentsConstruct(prefix, start);
      }
    };
  }

  Token token() {
    return token;
  }

  /** The token behind the current one. */
  Token ahead() {
    var next = ahead;
    if (next == null) {
      next = lexer.next();
      ahead = next;
    }
    return next;
  }

  void advance() {
    token = ahead();
    ahead = null;
  }

  /** Steps over the current token if it is of this kind. */
  boolean skip(Kind kind) {
    if (!token.is(kind)) {
      return false;
    }
    advance();
    return true;
  }

  void expect(Kind kind, String what) {
    if (!skip(kind)) {
      throw expected(what);
    }
  }

  long number(Token integer) {
    try {
      return Long.parseLong(integer.text());
    } catch (NumberFormatException e) {
      throw DataShapeException.at(
          text, integer.start(), "the integer " + integer.title() + " needs more than 64 bits", null, e);
    }
  }

  DataShapeException expected(String what) {
    return error(token, "expected " + what + ", not " + token.title(), null);
  }

  DataShapeException error(Token where, String reason, @Nullable String suggestion) {
    return DataShapeException.at(text, where.start(), reason, suggestion, null);
  }

  private DataShapeException unknownConstructor(Token name) {
    return Names.dtype(name.text()) != null || aliases.containsKey(name.text())
        ? error(name, "the dtype '" + name.text() + "' takes no arguments", null)
        : error(name, "there is no constructor " + name.title(), nearest(name));
  }

  private @Nullable String nearest(Token name) {
    return Names.nearestDtype(name.text(), List.copyOf(aliases.keySet()));
  }
}
