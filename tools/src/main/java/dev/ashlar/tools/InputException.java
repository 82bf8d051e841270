package dev.ashlar.tools;

/**
 * What the user gave cannot be used: the message is one sentence that says what and where. The command ends with status
 * 2.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong with the input. */
  public InputException(String message) {
    super(message);
  }

  /** Says what is wrong with the input, and keeps the exception that showed it for {@code --debug}. */
  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
