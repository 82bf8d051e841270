package dev.ashlar.nvm.torture;

/** The power fails. An error, so that nothing on the way takes it for a failure that it could handle. */
final class Cut extends Error {
  private static final long serialVersionUID = 1L;

  Cut() {
    super("the power fails", null, false, false);
  }
}
