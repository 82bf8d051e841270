package dev.ashlar.datashape.text;

import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.RecordType;
import dev.ashlar.datashape.text.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code {name: datashape, ...}}. */
final class RecordConstruct implements Construct {
  private final Prefix prefix;
  private final List<String> names = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final List<DataType> types = new ArrayList<>();
  private boolean variadic;

  RecordConstruct(Prefix prefix) {
    this.prefix = prefix;
  }

  @Override
  public Prefix prefix() {
    return prefix;
  }

  @Override
  public boolean begin(Parser parser) {
    if (parser.skip(Kind.RBRACE)) {
      return false;
    }
    return field(parser);
  }

  @Override
  public boolean take(Parser parser, DataType item) {
    types.add(item);
    if (parser.skip(Kind.RBRACE)) {
      return false;
    }
    if (!parser.skip(Kind.COMMA)) {
      throw parser.expected("',' or '}' behind the field " + Quoting.name(names.getLast()));
    }
    if (parser.skip(Kind.RBRACE)) {
      return false;
    }
    return field(parser);
  }

  private boolean field(Parser parser) {
    if (parser.skip(Kind.ELLIPSIS)) {
      variadic = true;
      parser.skip(Kind.COMMA);
      parser.expect(Kind.RBRACE, "'}' behind '...'");
      return false;
    }
    var name = parser.token();
    if (!name.isName() && !name.is(Kind.STRING)) {
      throw parser.expected(names.isEmpty() ? "a field name, '...' or '}'" : "a field name or '}'");
    }
    parser.advance();
    if (!seen.add(name.text())) {
      throw parser.error(name, "the field " + name.title() + " comes twice", null);
    }
    names.add(name.text());
    parser.expect(Kind.COLON, "':' behind the field name " + Quoting.name(name.text()));
    return true;
  }

  @Override
  public DataType build(Parser parser) {
    return new RecordType(names, types, variadic);
  }
}
