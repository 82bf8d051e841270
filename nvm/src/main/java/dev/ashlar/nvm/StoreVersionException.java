package dev.ashlar.nvm;

/**
 * The store is whole, but this version of Ashlar or this machine cannot read it: a newer format, an unknown feature,
 * the other byte order.
 */
public class StoreVersionException extends StoreException {
  private static final long serialVersionUID = 1L;

  /** Says what is not understood. */
  public StoreVersionException(String message) {
    super(message);
  }
}
