package dev.ashlar.kernels.memory;

/** The checked mode: system property {@code dev.ashlar.checked=true}. */
final class CheckedMode {
  static final boolean ON = Boolean.getBoolean("dev.ashlar.checked");

  private CheckedMode() {}
}
