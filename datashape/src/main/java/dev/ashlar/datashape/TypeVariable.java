package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Names;

/**
 * A variable that stands for a dtype.
 *
 * @param name an identifier that begins with a capital letter and is not a kind's
 */
public record TypeVariable(String name) implements DataType {
  /** Refuses what is not a variable's name. */
  public TypeVariable {
    Identifiers.requireVariable(name);
    if (Names.isKind(name) || name.equals("Fixed") || name.equals("Dim")) {
      throw new IllegalArgumentException(name + " is a kind, not the name of a type variable");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
