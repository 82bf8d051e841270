package dev.ashlar.datashape.text;

import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code name[argument, keyword=argument, ...]}. */
final class ArgumentsConstruct implements Construct {
  private final Prefix prefix;
  private final Token name;
  private final List<Argument> arguments = new ArrayList<>();
  private Token argument;
  private @Nullable String keyword;
  /** Where the current item of a list begins. */
  private Token item;
  /** The list that is being read; null outside of one. */
  private @Nullable List<Object> list;

  ArgumentsConstruct(Prefix prefix, Token name) {
    this.prefix = prefix;
    this.name = name;
    this.argument = name;
    this.item = name;
  }

  @Override
  public Prefix prefix() {
    return prefix;
  }

  @Override
  public boolean begin(Parser parser) {
    return argument(parser);
  }

  @Override
  public boolean take(Parser parser, DataType item) {
    return add(parser, item) && (list == null ? argument(parser) : item(parser));
  }

  /** Reads arguments up to the first that is a datashape. */
  private boolean argument(Parser parser) {
    do {
      argument = parser.token();
      keyword = null;
      if (argument.is(Kind.LOWER) && parser.ahead().is(Kind.EQUAL)) {
        keyword = argument.text();
        parser.advance();
        parser.advance();
        argument = parser.token();
      } else if (!arguments.isEmpty() && arguments.getLast().keyword() != null) {
        throw parser.expected("a keyword and '=', as in the argument before");
      }
      if (parser.skip(Kind.LBRACKET)) {
        list = new ArrayList<>();
        return parser.skip(Kind.RBRACKET) ? closeList(parser) && argument(parser) : item(parser);
      }
      var literal = literal(parser);
      if (literal == null) {
        return true;
      }
      if (!add(parser, literal)) {
        return false;
      }
    } while (true);
  }

  /** Reads items of a list up to the first that is a datashape. */
  private boolean item(Parser parser) {
    do {
      item = parser.token();
      var literal = literal(parser);
      if (literal == null) {
        return true;
      }
      if (!add(parser, literal)) {
        return false;
      }
    } while (list != null);
    return argument(parser);
  }

  /** Keeps a value and reads the separator behind it: false if that closes the brackets. */
  private boolean add(Parser parser, Object value) {
    if (list == null) {
      return close(parser, value);
    }
    if (!list.isEmpty() && !isOfOneKind(list.getFirst(), value)) {
      throw parser.error(item, "the items of a list are of one kind", null);
    }
    list.add(value);
    if (parser.skip(Kind.COMMA) && !parser.token().is(Kind.RBRACKET)) {
      return true;
    }
    if (!parser.skip(Kind.RBRACKET)) {
      throw parser.expected("',' or ']' in the list");
    }
    return closeList(parser);
  }

  private static boolean isOfOneKind(Object a, Object b) {
    return a instanceof DataType ? b instanceof DataType : a.getClass() == b.getClass();
  }

  private boolean closeList(Parser parser) {
    var value = list == null ? List.of() : list;
    list = null;
    return close(parser, value);
  }

  private boolean close(Parser parser, Object value) {
    arguments.add(new Argument(keyword, value, argument));
    if (parser.skip(Kind.RBRACKET)) {
      return false;
    }
    if (!parser.skip(Kind.COMMA)) {
      throw parser.expected("',' or ']' behind an argument of " + name.text());
    }
    return true;
  }

  /** The value of the current token if it is a literal by itself; null if a datashape begins here. */
  private static @Nullable Object literal(Parser parser) {
    var token = parser.token();
    Object value =
        switch (token.kind()) {
          case STRING -> token.text();
          case BOOLEAN -> token.text().equals("True");
          case INTEGER ->
              parser.ahead().is(Kind.STAR) || parser.ahead().is(Kind.POWER) ? null : (Object) parser.number(token);
          default -> null;
        };
    if (value != null) {
      parser.advance();
    }
    return value;
  }

  @Override
  public DataType build(Parser parser) {
    return Constructors.apply(name.text(), new Arguments(parser, name, arguments));
  }
}
