package dev.ashlar.nvm;

import dev.ashlar.kernels.memory.RawMemory;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.ndarray.spi.ArrayAccess;
import dev.ashlar.nvm.internal.commit.ChangeSet;
import dev.ashlar.nvm.internal.commit.StoreWriter;
import dev.ashlar.nvm.internal.format.Checksum;
import dev.ashlar.nvm.internal.format.Extent;
import dev.ashlar.nvm.internal.format.FileLayout;
import dev.ashlar.nvm.internal.format.Part;
import dev.ashlar.nvm.internal.medium.FileMedium;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Puts elements into extents: copies them in, reserves room for them, and computes their checksums. */
final class Storage implements BlockChecksums.Bytes {
  private static final long RESERVED_AT_ONCE = 256L << 20;
  private static final long STAGED_AT_MOST = 64L << 20;
  private static final long WORTH_A_COLLECTION = 4L << 20;
  private static final long COLLECTION_INTERVAL = 1_000_000_000L;
  private static final byte[] ZEROS = new byte[1 << 20];

  private final FileMedium medium;
  private final StoreWriter writer;
  private final StoreOptions options;
  private final Storage unproved;
  private final AtomicLong lastCollection = new AtomicLong(System.nanoTime() - COLLECTION_INTERVAL - 1);

  Storage(FileMedium medium, StoreWriter writer, StoreOptions options) {
    this.medium = medium;
    this.writer = writer;
    this.options = options;
    unproved = options.dataChecksums() ? new Storage(medium, writer, options.withDataChecksums(false)) : this;
  }

  /** A buffer for the small writes of a transaction. */
  WriteBuffer buffer() {
    return new WriteBuffer(medium);
  }

  /** Room for {@code bytes}, for this transaction. */
  Extent take(long bytes, ChangeSet changes) {
    if (bytes >= WORTH_A_COLLECTION && writer.space().growsForWaiting(bytes)) {
      collect();
    }
    var extent = writer.allocate(bytes);
    changes.take(extent);
    return extent;
  }

  /** The mapped bytes of an extent. */
  MemorySegment live(Extent extent) {
    try {
      return medium.live().asSlice(extent.offset(), extent.length());
    } catch (IOException e) {
      throw new StoreException("the file cannot be mapped: " + e.getMessage(), e);
    }
  }

  /**
   * Asks for a collection, at most once a second: unreachable arrays keep the places of removed ones from being used
   * again, and the collector does not know how large they are.
   */
  private void collect() {
    long now = System.nanoTime();
    long last = lastCollection.get();
    if (now - last > COLLECTION_INTERVAL && lastCollection.compareAndSet(last, now)) {
      System.gc();
    }
  }

  @Override
  public MemorySegment of(Extent range) {
    return live(range);
  }

  @Override
  public List<Extent> dataRuns(Extent range) throws IOException {
    return medium.dataRuns(range);
  }

  /**
   * Copies elements into a place positionally, in row-major order, and proves them: a full disk is an exception then,
   * and never a fault.
   *
   * @param part where the elements go
   */
  List<Part> store(NDArray array, Part part, ChangeSet changes, WriteBuffer writes) {
    var access = ArrayAccess.get();
    var target = part.extent();
    if (array.isContiguous()) {
      var owner = access.owner(array);
      owner.enter();
      try {
        return store(RawMemory.ALL.asSlice(access.address(array), target.length()), part, changes, writes);
      } finally {
        owner.exit();
      }
    }
    if (target.length() <= STAGED_AT_MOST) {
      try (var arena = Arena.ofConfined()) {
        var staged = arena.allocate(target.length(), FileLayout.LINE);
        access.copyTo(array, staged);
        return store(staged, part, changes, writes);
      }
    }
    reserve(target);
    access.copyTo(array, live(target));
    return proved(part, changes);
  }

  /** Copies elements into a place; their checksums are computed later. */
  void write(NDArray array, Extent target, WriteBuffer writes) {
    unproved.store(
        array, new Part(Part.Role.DATA, target, target.length(), Part.Proof.NONE, 0), new ChangeSet(), writes);
  }

  /** Writes bytes into a place positionally, and proves them. */
  List<Part> store(MemorySegment bytes, Part part, ChangeSet changes, WriteBuffer writes) {
    try {
      writes.write(part.extent().offset(), bytes);
      return proved(part, null, part.extent(), changes, new Source(part.extent(), bytes));
    } catch (IOException e) {
      throw new StoreException("the elements cannot be written: " + e.getMessage(), e);
    }
  }

  /** Bytes in memory that are on their way to a place. */
  private record Source(Extent target, MemorySegment bytes) implements BlockChecksums.Bytes {
    @Override
    public MemorySegment of(Extent range) {
      return bytes.asSlice(range.offset() - target.offset(), range.length());
    }

    @Override
    public List<Extent> dataRuns(Extent range) {
      return List.of(range);
    }
  }

  /** Copies bytes from one place of the file to another. */
  void copy(Extent source, Extent target) {
    try {
      for (var run : medium.dataRuns(source)) {
        medium.write(target.offset() + run.offset() - source.offset(), live(run));
      }
    } catch (IOException e) {
      throw new StoreException("the elements cannot be copied: " + e.getMessage(), e);
    }
  }

  /** Makes a place ready to be written through the mapping: zeros, and disk space according to the options. */
  void prepare(Extent extent) {
    try {
      boolean reserve = switch (options.allocation()) {
        case AUTO -> extent.length() <= RESERVED_AT_ONCE;
        case SPARSE -> false;
        case RESERVED -> true;
      };
      if (writer.space().isUsed(extent)) {
        clear(extent);
      } else if (reserve) {
        medium.allocate(extent.offset(), extent.length());
      }
      if (options.populate()) {
        live(extent).load();
      }
    } catch (IOException e) {
      throw new StoreException("there is no room for " + extent.length() + " bytes: " + e.getMessage(), e);
    }
  }

  private void clear(Extent extent) throws IOException {
    var zeros = MemorySegment.ofArray(ZEROS);
    for (long at = 0; at < extent.length(); at += ZEROS.length) {
      medium.write(extent.offset() + at, zeros.asSlice(0, Math.min(ZEROS.length, extent.length() - at)));
    }
  }

  /** Makes sure that stores into bytes that a commit already holds find disk space. */
  void reserve(Extent range) {
    try {
      medium.allocate(range.offset(), range.length());
    } catch (IOException e) {
      throw new StoreException("there is no room for " + range.length() + " bytes: " + e.getMessage(), e);
    }
  }

  /**
   * The part with the checksums of its bytes as they are in the file now, and the part that holds these if there are
   * several.
   */
  List<Part> proved(Part part, ChangeSet changes) {
    return provedAgain(part, null, part.extent(), changes);
  }

  /**
   * The same after a change.
   *
   * @param before the part with the checksums as they were, if there was one
   * @param changed the bytes that differ from what those checksums say
   */
  List<Part> provedAgain(Part part, @Nullable Part before, Extent changed, ChangeSet changes) {
    try {
      return proved(part, before, changed, changes, this);
    } catch (IOException e) {
      throw new StoreException("checksums cannot be computed: " + e.getMessage(), e);
    }
  }

  private List<Part> proved(
      Part part, @Nullable Part before, Extent changed, ChangeSet changes, BlockChecksums.Bytes bytes)
      throws IOException {
    var extent = part.extent();
    if (!options.dataChecksums()) {
      return List.of(new Part(part.role(), extent, part.capacity(), Part.Proof.NONE, 0));
    }
    if (extent.length() <= FileLayout.CHECKSUM_BLOCK) {
      return List.of(new Part(part.role(), extent, part.capacity(), Part.Proof.WHOLE, Checksum.of(bytes.of(extent))));
    }
    var checksums = new BlockChecksums(extent, bytes);
    var table = before == null
        ? checksums.compute()
        : checksums.update(live(before.extent()).toArray(ValueLayout.JAVA_BYTE), changed);
    return proved(part, table, changes);
  }

  private List<Part> proved(Part part, byte[] table, ChangeSet changes) {
    var place = take(table.length, changes);
    try {
      medium.write(place.offset(), MemorySegment.ofArray(table));
    } catch (IOException e) {
      throw new StoreException("checksums cannot be written: " + e.getMessage(), e);
    }
    int checksum = Checksum.of(table);
    return List.of(new Part(part.role(), part.extent(), part.capacity(), Part.Proof.BLOCKS, checksum),
        new Part(Part.Role.CHECKSUMS, new Extent(place.offset(), table.length), place.length(), Part.Proof.WHOLE,
            checksum));
  }
}
