package dev.ashlar.tools.clippy.backend;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The process that stays while a Python session works, so that a call does not wait for a JVM to start. It answers on a
 * socket that only the user can open, holds no store open between calls, and ends when nobody has called for some
 * minutes.
 */
public final class Helper {
  /** Seconds without a call after which it ends. */
  private static final String IDLE = "ashlar.clippy.idle";

  /** How long calls that found the socket just before it was removed may take to arrive. */
  private static final Duration LATECOMERS = Duration.ofMillis(300);

  private final Path socket;
  private final Duration idle;
  private final AtomicInteger active = new AtomicInteger();
  private volatile long last = System.nanoTime();

  private Helper(Path socket, Duration idle) {
    this.socket = socket;
    this.idle = idle;
  }

  /**
   * Serves until nobody calls any more.
   *
   * @param arguments the path of the socket
   */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true"); // pictures need no display
    var idle = Duration.ofSeconds(Long.getLong(IDLE, 600));
    new Helper(Path.of(arguments[0]), idle).serve();
    System.exit(0);
  }

  private void serve() throws IOException {
    var lockFile = socket.resolveSibling(socket.getFileName() + ".lock");
    try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      if (lock == null) {
        return; // another helper is there, or starting
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(US_ASCII))); // for who wonders which process it is
      Methods.all();
      try (var server = listen(); var threads = Executors.newCachedThreadPool()) {
        Thread.ofPlatform().name("ashlar-clippy-idle").daemon().start(() -> leaveWhenIdle(server, lock));
        accept(server, threads);
        threads.shutdown();
        threads.awaitTermination(1, TimeUnit.DAYS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The socket appears under its name only when it listens, so that nobody is refused who finds it. */
  private ServerSocketChannel listen() throws IOException {
    var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    var made = socket.resolveSibling("s" + ProcessHandle.current().pid());
    Files.deleteIfExists(made);
    server.bind(UnixDomainSocketAddress.of(made), 128);
    Files.move(made, socket, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return server;
  }

  private void accept(ServerSocketChannel server, ExecutorService threads) throws IOException {
    while (true) {
      SocketChannel client;
      try {
        client = server.accept();
      } catch (AsynchronousCloseException _) {
        return;
      }
      active.incrementAndGet();
      threads.execute(() -> {
        try (client) {
          Conversation.answer(client);
        } catch (IOException e) {
          System.err.println("a call was broken off: " + e);
        } finally {
          last = System.nanoTime();
          active.decrementAndGet();
        }
      });
    }
  }

  private void leaveWhenIdle(ServerSocketChannel server, FileLock lock) {
    try {
      boolean wanted = true;
      while (wanted) {
        Thread.sleep(Math.min(1000, Math.max(50, idle.toMillis() / 4)));
        boolean resting = active.get() == 0 && System.nanoTime() - last > idle.toNanos();
        wanted = !resting && Files.exists(socket);
      }
      Files.deleteIfExists(socket);
      lock.release();
      // who found the socket a moment ago is still served
      Thread.sleep(LATECOMERS);
      server.close();
    } catch (IOException | InterruptedException e) {
      System.err.println("the helper ends: " + e);
      Runtime.getRuntime().halt(Session.INTERNAL);
    }
  }
}
