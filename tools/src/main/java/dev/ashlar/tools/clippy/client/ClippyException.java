package dev.ashlar.tools.clippy.client;

/** A program of a backend failed; the message is what it wrote to standard error. */
public class ClippyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what the program said. */
  public ClippyException(String message) {
    super(message);
  }

  /** With the exception that showed it. */
  public ClippyException(String message, Throwable cause) {
    super(message, cause);
  }
}
