package dev.ashlar.datashape;

import dev.ashlar.datashape.text.Printer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Functions of one name, of which the arguments choose one: the cheapest whose parameters they convert to, by
 * {@link Coercion}.
 *
 * {@snippet :
 * var add = Overloads.parse("(int64, int64) -> int64", "(float64, float64) -> float64");
 * add.choose(DataTypes.int32(), DataTypes.int8()).result();  // int64
 * }
 *
 * @param signatures the functions; at least one
 */
public record Overloads(List<FunctionType> signatures) {
  /** Refuses an empty list. */
  public Overloads {
    signatures = List.copyOf(signatures);
    if (signatures.isEmpty()) {
      throw new IllegalArgumentException("overloads: there is no signature to choose from");
    }
  }

  /**
   * The signature that was chosen.
   *
   * @param signature one of the overloads
   * @param result its result type for the arguments
   * @param cost what converting all arguments costs
   */
  public record Choice(FunctionType signature, DataType result, double cost) {}

  /**
   * Overloads from their texts.
   *
   * @throws IllegalArgumentException if one of them is no function type
   */
  public static Overloads parse(String... signatures) {
    var functions = new ArrayList<FunctionType>();
    for (var text : signatures) {
      if (!(DataTypes.parse(text) instanceof FunctionType function)) {
        throw new IllegalArgumentException("overloads: " + text + " is not a function type");
      }
      functions.add(function);
    }
    return new Overloads(functions);
  }

  /**
   * Chooses the cheapest overload for arguments of these types.
   *
   * @throws IllegalArgumentException if none takes them, with the reason of each; or if two are equally cheap, naming
   *     both
   */
  public Choice choose(DataType... arguments) {
    Choice best = null;
    Choice tied = null;
    var refusals = new ArrayList<String>();
    for (var signature : signatures) {
      var call = new Call(signature, List.of(arguments), true);
      var failure = call.bind();
      if (failure != null) {
        refusals.add(Printer.brief(signature) + ": " + failure);
        continue;
      }
      var choice = new Choice(signature, call.result(), call.cost());
      if (best == null || choice.cost < best.cost) {
        best = choice;
        tied = null;
      } else if (choice.cost == best.cost) {
        tied = choice;
      }
    }
    return settle(best, tied, arguments, refusals);
  }

  private static Choice settle(
      @Nullable Choice best, @Nullable Choice tied, DataType[] arguments, List<String> refusals) {
    if (best == null) {
      throw new IllegalArgumentException(
          "overloads: none takes " + text(arguments) + "; " + String.join("; ", refusals));
    }
    if (tied != null) {
      throw new IllegalArgumentException(
          "overloads: %s and %s take %s at the same cost, %s"
              .formatted(Printer.brief(best.signature), Printer.brief(tied.signature), text(arguments), best.cost));
    }
    return best;
  }

  private static String text(DataType[] arguments) {
    return List.of(arguments).stream().map(Printer::brief).collect(Collectors.joining(", ", "(", ")"));
  }
}
