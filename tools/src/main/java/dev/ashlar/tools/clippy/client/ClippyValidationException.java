package dev.ashlar.tools.clippy.client;

/** A program refused its arguments before it did anything. */
public final class ClippyValidationException extends ClippyException {
  private static final long serialVersionUID = 1L;

  /** With what the program said. */
  public ClippyValidationException(String message) {
    super(message);
  }
}
