package dev.ashlar.nvm;

/** Another process, or another part of this one, is writing the store. */
public class StoreLockedException extends StoreException {
  private static final long serialVersionUID = 1L;

  private final long holder;

  /** Says who holds the lock. */
  public StoreLockedException(String message, long holder) {
    super(message);
    this.holder = holder;
  }

  /** The process id of the writer as it stated it, or -1 if it is not known. */
  public long holder() {
    return holder;
  }
}
