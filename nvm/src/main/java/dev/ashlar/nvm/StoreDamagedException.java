package dev.ashlar.nvm;

/**
 * The bytes of a store file are not what a store wrote: wrong magic, failed checksum, impossible offset, missing tail.
 */
public class StoreDamagedException extends StoreException {
  private static final long serialVersionUID = 1L;

  /** Says what is damaged and where. */
  public StoreDamagedException(String message) {
    super(message);
  }

  /** Says what is damaged and where, and how it showed. */
  public StoreDamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
