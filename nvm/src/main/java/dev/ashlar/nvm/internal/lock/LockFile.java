package dev.ashlar.nvm.internal.lock;

import dev.ashlar.nvm.StoreException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file beside a store that says who uses it. Its mapped part holds the number of the newest durable commit, the
 * writer's process id, and the table of readers; byte-range locks far behind its end say which processes are alive: one
 * for the writer, one for each process.
 *
 * <p>There is one channel per lock file in a JVM, shared by all stores, because POSIX drops all locks of a process on a
 * file as soon as any of its descriptors on that file is closed.
 */
public final class LockFile {
  /** How many versions can be pinned by readers at once. */
  public static final int SLOTS = 1024;

  static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
  static final long TABLE = 4096;
  static final long SLOT = 64;
  static final long OWNER = 0;
  static final long PINNED = 8;
  static final long PROCESS_ID = 16;

  private static final long MAGIC = 0x4b434f4c4c485341L; // "ASHLLOCK", lowest byte first
  private static final long PUBLISHED = 16;
  private static final long WRITER = 24;
  private static final long TAKEN = 32;
  private static final long SIZE = TABLE + SLOTS * SLOT;
  private static final long WRITER_BYTE = 1L << 40;
  private static final long PROCESS_BYTES = WRITER_BYTE + 1;
  private static final int PROCESSES = 1 << 16;
  private static final int MOST_IDLE = System.getProperty("os.name", "").startsWith("Windows") ? 0 : 4;
  private static final Map<Object, LockFile> OPEN = new HashMap<>();
  private static final ArrayDeque<LockFile> IDLE = new ArrayDeque<>();

  private final Object key;
  private final Path path;
  private final FileChannel channel;
  private final MemorySegment table;
  private int users;
  private @Nullable FileLock writer;
  private @Nullable FileLock process;
  private int processIndex = -1;

  private LockFile(Object key, Path path) throws IOException {
    this.key = key;
    this.path = path;
    boolean interrupted = Thread.interrupted();
    channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      table = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE, Arena.ofAuto());
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    if ((long) LONG.getVolatile(table, 0L) != MAGIC) {
      LONG.setVolatile(table, 0L, MAGIC);
    }
  }

  /**
   * The lock file at a path, made if it is missing; each call is paired with a {@link #release}.
   *
   * @throws IOException if it cannot be written
   */
  public static LockFile acquire(Path path) throws IOException {
    synchronized (OPEN) {
      Object key = key(path);
      var known = OPEN.get(key);
      if (known == null) {
        known = new LockFile(key, path);
        OPEN.put(key, known);
      }
      IDLE.remove(known);
      known.users++;
      return known;
    }
  }

  /**
   * What tells the file from others: its inode, or its path where the system has none. Makes the file if it is missing.
   */
  private static Object key(Path path) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(path, BasicFileAttributes.class);
    } catch (NoSuchFileException missing) {
      try {
        Files.createFile(path);
      } catch (FileAlreadyExistsException e) {
        // Another process made it meanwhile: it belongs to the store, not to a process.
      }
      attributes = Files.readAttributes(path, BasicFileAttributes.class);
    }
    var id = attributes.fileKey();
    return id == null ? path.toRealPath() : id;
  }

  /**
   * Gives the file up. The few that were used last stay open without users, which makes opening a store again cheaper
   * by half; where an open file cannot be deleted (Windows), none does.
   */
  public void release() {
    synchronized (OPEN) {
      if (--users == 0) {
        IDLE.add(this);
        while (IDLE.size() > MOST_IDLE) {
          IDLE.removeFirst().close();
        }
      }
    }
  }

  private void close() {
    OPEN.remove(key);
    try {
      channel.close();
    } catch (IOException e) {
      throw new StoreException("the lock file " + path + " cannot be closed: " + e.getMessage(), e);
    }
  }

  // ---- the writer

  /** Becomes the writer; false if another one lives, in this process or elsewhere. */
  public synchronized boolean tryWrite() throws IOException {
    if (writer != null) {
      return false;
    }
    writer = channel.tryLock(WRITER_BYTE, 1, false);
    if (writer == null) {
      return false;
    }
    LONG.setVolatile(table, WRITER, ProcessHandle.current().pid());
    return true;
  }

  /** Stops being the writer. */
  public synchronized void stopWriting() throws IOException {
    if (writer != null) {
      LONG.setVolatile(table, WRITER, 0L);
      writer.release();
      writer = null;
    }
  }

  /** The process id that the writer stated, or -1. */
  public long writerProcess() {
    long pid = (long) LONG.getVolatile(table, WRITER);
    return pid > 0 ? pid : -1;
  }

  /** Whether a writer lives, in this process or elsewhere. */
  public synchronized boolean isWritten() throws IOException {
    if (writer != null) {
      return true;
    }
    var probe = channel.tryLock(WRITER_BYTE, 1, false);
    if (probe == null) {
      return true;
    }
    probe.release();
    return false;
  }

  /** Tells readers that a commit is durable. */
  public void publish(long sequence) {
    LONG.setVolatile(table, PUBLISHED, sequence);
  }

  /** The newest commit that is known to be durable; 0 if none was published. */
  public long published() {
    return (long) LONG.getVolatile(table, PUBLISHED);
  }

  // ---- readers

  /**
   * Takes a place in the table of readers, with nothing pinned yet.
   *
   * @throws StoreException if all are taken by living processes
   */
  public ReaderSlot takeSlot() throws IOException {
    long owner = process() + 1L;
    var slot = findSlot(owner);
    if (slot == null) {
      dropDead();
      slot = findSlot(owner);
    }
    if (slot == null) {
      throw new StoreException("all " + SLOTS + " reader slots of " + path + " are taken by living processes");
    }
    return slot;
  }

  private @Nullable ReaderSlot findSlot(long owner) {
    for (int i = 0; i < SLOTS; i++) {
      long at = TABLE + i * SLOT;
      if ((long) LONG.getVolatile(table, at) == 0) {
        raise(i + 1L);
        if (LONG.compareAndSet(table, at, 0L, owner)) {
          LONG.setVolatile(table, at + PROCESS_ID, ProcessHandle.current().pid());
          return new ReaderSlot(table, at);
        }
      }
    }
    return null;
  }

  /** Makes the writer look at the first {@code slots} slots; always before one of them is taken. */
  private void raise(long slots) {
    long known = (long) LONG.getVolatile(table, TAKEN);
    while (known < slots && !LONG.compareAndSet(table, TAKEN, known, slots)) {
      known = (long) LONG.getVolatile(table, TAKEN);
    }
  }

  /** Slots from this one on were never taken, so a writer that commits often need not look at the whole table. */
  private int everTaken() {
    return Math.clamp((long) LONG.getVolatile(table, TAKEN), 0, SLOTS);
  }

  /** The number of this process: the byte that it keeps locked. */
  private synchronized int process() throws IOException {
    for (int i = 0; process == null && i < PROCESSES; i++) {
      process = channel.tryLock(PROCESS_BYTES + i, 1, false);
      if (process != null) {
        processIndex = i;
        clear(i + 1L);
      }
    }
    if (process == null) {
      throw new StoreException("more than " + PROCESSES + " processes use " + path);
    }
    return processIndex;
  }

  /** The oldest commit that a living reader has pinned; readers whose process is dead do not count. */
  public long oldestPinned(long interesting) {
    long oldest = scan();
    if (oldest < interesting) {
      try {
        dropDead();
      } catch (IOException e) {
        return oldest;
      }
      oldest = scan();
    }
    return oldest;
  }

  private long scan() {
    long oldest = Long.MAX_VALUE;
    int taken = everTaken();
    for (int i = 0; i < taken; i++) {
      long at = TABLE + i * SLOT;
      if ((long) LONG.getVolatile(table, at) != 0) {
        long pinned = (long) LONG.getVolatile(table, at + PINNED);
        if (pinned != 0) {
          oldest = Math.min(oldest, pinned);
        }
      }
    }
    return oldest;
  }

  /** How many reader slots are taken. */
  public int readers() {
    int count = 0;
    int taken = everTaken();
    for (int i = 0; i < taken; i++) {
      if ((long) LONG.getVolatile(table, TABLE + i * SLOT) != 0) {
        count++;
      }
    }
    return count;
  }

  /** Frees the slots of processes whose byte can be locked: they are gone. Process ids would lie across containers. */
  private synchronized void dropDead() throws IOException {
    for (int i = 0; i < SLOTS; i++) {
      long owner = (long) LONG.getVolatile(table, TABLE + i * SLOT);
      if (owner <= 0 || owner > PROCESSES || owner == processIndex + 1L) {
        continue;
      }
      var probe = channel.tryLock(PROCESS_BYTES + owner - 1, 1, false);
      if (probe != null) {
        clear(owner);
        probe.release();
      }
    }
  }

  /** Frees the slots that a former owner of the process number left. The caller holds the number's lock. */
  private void clear(long owner) {
    for (int i = 0; i < SLOTS; i++) {
      long at = TABLE + i * SLOT;
      if ((long) LONG.getVolatile(table, at) == owner) {
        LONG.setVolatile(table, at + PINNED, 0L);
        LONG.setVolatile(table, at, 0L);
      }
    }
  }
}
