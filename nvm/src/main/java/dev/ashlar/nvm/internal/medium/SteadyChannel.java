package dev.ashlar.nvm.internal.medium;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Set;

/**
 * A file channel that survives {@link Thread#interrupt()}. An interrupt closes a {@link FileChannel} under whoever uses
 * it; the work given to this one is repeated on a fresh channel, and the interrupt is kept for the caller. So the work
 * must bear repetition: positional reads and writes do; a force does not, because the first call's error would be lost.
 */
final class SteadyChannel implements AutoCloseable {
  private final Path path;
  private final Set<? extends OpenOption> options;
  private volatile FileChannel channel;
  private volatile boolean closed;

  /** Work on a channel. */
  interface Work<T> {
    T on(FileChannel channel) throws IOException;
  }

  SteadyChannel(Path path, Set<? extends OpenOption> options) throws IOException {
    this.path = path;
    this.options = options;
    channel = FileChannel.open(path, options);
  }

  /** Runs the work, again if an interrupt closed the channel under it. */
  <T> T run(Work<T> work) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        var current = channel;
        try {
          return work.on(current);
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
          reopen(e);
        } catch (ClosedChannelException e) {
          reopen(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized void reopen(ClosedChannelException cause) throws IOException {
    if (closed) {
      throw cause;
    }
    if (!channel.isOpen()) {
      channel = FileChannel.open(path, options);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    channel.close();
  }
}
