package dev.ashlar.tools.clippy.backend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries one call from an executable to the helper and brings its answer back, where there is no Python to run
 * {@code ashlar-call.py}, which does the same. It starts the helper if none is there.
 */
public final class Connector {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final List<String> arguments;
  private final Path socket;

  private Connector(List<String> arguments) throws IOException {
    this.arguments = arguments;
    socket = HelperPlace.socket(arguments.get(3), arguments.get(5), System.getenv());
  }

  /**
   * Answers as the executable.
   *
   * @param arguments class, method, {@code run} or {@code validate}, id of the installation, the java program, the
   *     class path
   */
  public static void main(String[] arguments) throws InterruptedException {
    int status = Session.INTERNAL;
    try {
      status = new Connector(List.of(arguments)).call(request());
    } catch (IOException e) {
      System.err.println("ashlar: the helper process cannot be reached: " + e.getMessage());
    }
    System.out.flush();
    System.err.flush();
    System.exit(status);
  }

  /** The client's line: up to its end, or up to the end of the stream. */
  private static byte[] request() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var buffer = new byte[1 << 16];
    int count = System.in.read(buffer);
    while (count > 0) {
      bytes.write(buffer, 0, count);
      count = buffer[count - 1] == '\n' ? 0 : System.in.read(buffer);
    }
    return bytes.toByteArray();
  }

  private int call(byte[] line) throws IOException, InterruptedException {
    while (true) {
      try (var channel = connect()) {
        send(channel, line);
        int status = receive(channel);
        if (status >= 0) {
          return status;
        }
      }
    }
  }

  private SocketChannel connect() throws IOException, InterruptedException {
    long began = System.nanoTime();
    Process helper = null;
    while (true) {
      var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        channel.connect(UnixDomainSocketAddress.of(socket));
        return channel;
      } catch (IOException e) {
        channel.close();
        boolean failed = helper != null && !helper.isAlive() && helper.exitValue() != 0;
        if (failed || System.nanoTime() - began > START.toNanos()) {
          throw new IOException("it does not start (" + log() + " may say why)", e);
        }
      }
      if (helper == null) {
        helper = start();
      }
      Thread.sleep(PAUSE);
    }
  }

  private File log() {
    return new File(socket + ".log");
  }

  private Process start() throws IOException {
    var command = new ArrayList<>(
        List.of(arguments.get(4), "-Xlog:disable", "-Xlog:all=error:stderr", "--add-modules", "jdk.incubator.vector",
        "--enable-native-access=ALL-UNNAMED"));
    var idle = System.getenv("ASHLAR_CLIPPY_IDLE");
    if (idle != null) {
      command.add("-Dashlar.clippy.idle=" + idle);
    }
    command.addAll(List.of("-cp", arguments.get(5), "dev.ashlar.tools.clippy.backend.Helper", socket.toString()));
    return new ProcessBuilder(command)
        .directory(new File("/"))
        .redirectInput(new File("/dev/null"))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(log())
        .start();
  }

  private void send(SocketChannel channel, byte[] line) throws IOException {
    var objects = "object".equals(System.getenv("ASHLAR_CLIPPY_RETURN")) ? "objects" : "";
    boolean whole = line.length > 0 && line[line.length - 1] == '\n';
    var head = String.join("\0", Conversation.VERSION, arguments.get(0), arguments.get(1), arguments.get(2), objects,
        System.getProperty("user.dir"), whole ? "line" : "", "");
    for (var part : List.of(ByteBuffer.wrap(head.getBytes(UTF_8)), ByteBuffer.wrap(line))) {
      while (part.hasRemaining()) {
        channel.write(part);
      }
    }
    channel.shutdownOutput();
  }

  /** The status, or -1 if the helper went away before it took the request. */
  private static int receive(SocketChannel channel) throws IOException {
    var out = new PrintStream(System.out, true, UTF_8);
    boolean taken = false;
    var lines = new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      var text = line.substring(1);
      switch (line.charAt(0)) {
        case 'o' -> out.println(text);
        case 'e' -> System.err.println(text);
        case 'x' -> {
          return Integer.parseInt(text);
        }
        default -> taken = true;
      }
    }
    if (taken) {
      throw new IOException("it ended during the call; what the call changes is stored as a whole or not at all");
    }
    return -1;
  }
}
