package dev.ashlar.datashape.text;

import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.FunctionType;
import dev.ashlar.datashape.TupleType;
import dev.ashlar.datashape.text.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code (datashape, ...)}, which an arrow behind it turns into a function; a function's last parameters may have
 * names.
 */
final class TupleConstruct implements Construct {
  private final Prefix prefix;
  private final List<DataType> types = new ArrayList<>();
  private final List<String> keywords = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private boolean variadic;
  private boolean awaitsResult;
  private @Nullable DataType result;

  TupleConstruct(Prefix prefix) {
    this.prefix = prefix;
  }

  @Override
  public Prefix prefix() {
    return prefix;
  }

  @Override
  public boolean begin(Parser parser) {
    return parser.skip(Kind.RPAREN) ? arrow(parser) : item(parser);
  }

  @Override
  public boolean take(Parser parser, DataType item) {
    if (awaitsResult) {
      result = item;
      return false;
    }
    types.add(item);
    if (parser.skip(Kind.RPAREN)) {
      return arrow(parser);
    }
    if (!parser.skip(Kind.COMMA)) {
      throw parser.expected("',' or ')'");
    }
    return parser.skip(Kind.RPAREN) ? arrow(parser) : item(parser);
  }

  private boolean item(Parser parser) {
    // '...' alone ends the tuple; before a '*' it is a dimension
    if (parser.token().is(Kind.ELLIPSIS) && !parser.ahead().is(Kind.STAR)) {
      parser.advance();
      variadic = true;
      parser.skip(Kind.COMMA);
      parser.expect(Kind.RPAREN, "')' behind '...'");
      return arrow(parser);
    }
    var name = parser.token();
    if ((name.isName() || name.is(Kind.STRING)) && parser.ahead().is(Kind.COLON)) {
      if (!seen.add(name.text())) {
        throw parser.error(name, "the parameter " + name.title() + " comes twice", null);
      }
      keywords.add(name.text());
      parser.advance();
      parser.advance();
    } else if (!keywords.isEmpty()) {
      throw parser.expected("a parameter with a name behind the parameter " + Quoting.name(keywords.getLast()));
    }
    return true;
  }

  private boolean arrow(Parser parser) {
    if (parser.skip(Kind.ARROW)) {
      awaitsResult = true;
      return true;
    }
    if (!keywords.isEmpty()) {
      throw parser.expected("'->', since only the parameters of a function have names");
    }
    return false;
  }

  @Override
  public DataType build(Parser parser) {
    return result == null
        ? new TupleType(types, variadic)
        : new FunctionType(types, keywords, variadic, result);
  }
}
