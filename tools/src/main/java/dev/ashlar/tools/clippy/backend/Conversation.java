package dev.ashlar.tools.clippy.backend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * What goes over the helper's socket. A request is seven texts, each ended by a zero byte, and the client's line behind
 * them, up to the end of the stream: {@code 1}, class, method, {@code run} or {@code validate}, {@code objects} or
 * nothing, the working directory, and {@code line} if the client's line ended as one. The reply is lines that begin
 * with a letter: {@code a} the request has arrived, {@code o} a line for standard output, {@code e} one for standard
 * error, {@code x} the exit status.
 */
final class Conversation {
  /** What the first text of a request is. */
  static final String VERSION = "1";

  private static final int TEXTS = 7;

  private final SocketChannel client;

  private Conversation(SocketChannel client) {
    this.client = client;
  }

  /** Answers one client. */
  static void answer(SocketChannel client) throws IOException {
    var conversation = new Conversation(client);
    var request = conversation.read();
    try {
      conversation.say('a', "");
      int status =
          request == null
              ? conversation.refuse()
              : Session.answer(request, line -> conversation.say('o', line), text -> conversation.complain(text));
      conversation.say('x', Integer.toString(status));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Session.@org.jspecify.annotations.Nullable Request read() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var buffer = ByteBuffer.allocate(1 << 16);
    while (client.read(buffer) >= 0) {
      bytes.write(buffer.array(), 0, buffer.position());
      buffer.clear();
    }
    var parts = bytes.toString(UTF_8).split("\0", TEXTS + 1);
    if (parts.length != TEXTS + 1 || !parts[0].equals(VERSION)) {
      return null;
    }
    return new Session.Request(
        parts[1], parts[2], parts[3].equals("validate"), parts[6].equals("line"), parts[4].equals("objects"),
        Path.of(parts[5]), parts[7]);
  }

  private int refuse() {
    complain("the helper of this Ashlar does not understand the executables: install them again with 'ashlar clippy install'");
    return Session.INTERNAL;
  }

  private void complain(String text) {
    text.lines().forEach(line -> say('e', line));
  }

  private synchronized void say(char kind, String line) {
    var bytes = ByteBuffer.wrap((kind + line + "\n").getBytes(UTF_8));
    try {
      while (bytes.hasRemaining()) {
        client.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
