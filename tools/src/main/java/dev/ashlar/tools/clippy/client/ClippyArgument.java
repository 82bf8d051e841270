package dev.ashlar.tools.clippy.client;

import org.jspecify.annotations.Nullable;

/**
 * An argument of a method, as its program describes it.
 *
 * @param name by which it is given
 * @param description for people
 * @param position its place, from 0; -1 if it is given by name alone
 * @param required whether there is no default
 * @param defaultValue what it is when it is not given
 */
public record ClippyArgument(
    String name, String description, int position, boolean required, @Nullable Object defaultValue) {
  @Override
  public String toString() {
    return required ? name : name + "=" + dev.ashlar.tools.clippy.Json.text(defaultValue);
  }
}
