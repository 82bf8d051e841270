package dev.ashlar.nvm;

import dev.ashlar.nvm.internal.format.FileLayout;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The rules for names of arrays: parts separated by {@code /}, none empty, no control characters, at most 1000 bytes of
 * UTF-8.
 */
final class ArrayName {
  private ArrayName() {}

  /**
   * The bytes of a name.
   *
   * @throws IllegalArgumentException if it breaks the rules
   */
  static byte[] encode(String operation, String name) {
    if (name.isEmpty() || name.startsWith("/") || name.endsWith("/") || name.contains("//")) {
      throw new IllegalArgumentException(operation + ": '" + name + "' is not a name: it has an empty part");
    }
    for (int i = 0; i < name.length(); i++) {
      if (Character.isISOControl(name.charAt(i))) {
        throw new IllegalArgumentException(operation + ": the name '" + name + "' contains a control character");
      }
    }
    var bytes = utf8(operation, name);
    if (bytes.length > FileLayout.MAX_NAME) {
      throw new IllegalArgumentException(
          operation + ": a name of " + bytes.length + " bytes; the longest has " + FileLayout.MAX_NAME);
    }
    return bytes;
  }

  /** The bytes of a text that must be well-formed. */
  static byte[] utf8(String operation, String text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      var bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(operation + ": the text '" + text + "' has an unpaired surrogate", e);
    }
  }

  static String decode(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
