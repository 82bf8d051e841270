package dev.ashlar.tools.store;

import dev.ashlar.tools.InputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * What {@code STORE:NAME[INDEX]} says: the file of a store, and what of it. The colon is the first one before which an
 * existing file is named, else the first one at all (that of a Windows drive aside).
 *
 * @param store the file
 * @param target a name and what follows it, such as {@code rain[3, ::2].value}; empty if there is no colon
 */
public record StoreAddress(Path store, String target) {

  /** Reads an address whose name may be absent. */
  public static StoreAddress parse(String text) {
    int first = -1;
    for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
      boolean drive = colon == 1 && colon + 1 < text.length() && (text.charAt(2) == '\\' || text.charAt(2) == '/');
      if (drive) {
        continue;
      }
      first = first < 0 ? colon : first;
      if (Files.isRegularFile(path(text.substring(0, colon)))) {
        return new StoreAddress(path(text.substring(0, colon)), text.substring(colon + 1).strip());
      }
    }
    return first < 0 ? new StoreAddress(path(text), "")
        : new StoreAddress(path(text.substring(0, first)), text.substring(first + 1).strip());
  }

  /**
   * Reads an address that names an array.
   *
   * @throws InputException if it names none
   */
  public static StoreAddress parseNamed(String text) {
    var address = parse(text);
    if (address.target.isEmpty()) {
      throw new InputException("'" + text + "' names no array: STORE:NAME is needed, such as weather.ashlar:rain");
    }
    return address;
  }

  private static Path path(String text) {
    try {
      if (!text.isEmpty()) {
        return Path.of(text);
      }
    } catch (InvalidPathException e) {
      throw new InputException("'" + text + "' is no path: " + e.getReason(), e);
    }
    throw new InputException("the name of a store is empty: STORE:NAME is needed, such as weather.ashlar:rain");
  }

  @Override
  public String toString() {
    return target.isEmpty() ? store.toString() : store + ":" + target;
  }
}
