package dev.ashlar.tools.store;

import dev.ashlar.tools.InputException;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * Turns the refusals of the library into those of a command: the user's input is at fault, so the message is all there
 * is to say.
 */
public final class Input {
  private Input() {}

  /**
   * What the work gives.
   *
   * @throws InputException if the work refuses its arguments
   */
  public static <T> T checked(Supplier<T> work) {
    try {
      return work.get();
    } catch (IllegalArgumentException | IndexOutOfBoundsException | NoSuchElementException | ArithmeticException
        | UnsupportedOperationException | IllegalStateException e) {
      throw new InputException(pointed(String.valueOf(e.getMessage())), e);
    }
  }

  /** A message of several lines shows a text with a mark under it: the sentence, and the text from the mark on. */
  private static String pointed(String message) {
    var lines = message.split("\n", -1);
    if (lines.length != 3 || !lines[2].strip().equals("^")) {
      return message;
    }
    int mark = Math.min(lines[2].indexOf('^'), lines[1].length());
    var rest = lines[1].substring(mark).strip();
    return lines[0] + (rest.isEmpty() ? ", in '" + lines[1].strip() + "'" : ", at '" + rest + "'");
  }
}
