package dev.ashlar.nvm;

/** Something is wrong with a store file, or it cannot be used as asked: the message says what and where. */
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public StoreException(String message) {
    super(message);
  }

  /** Says what is wrong, and why. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
