package dev.ashlar.nvm.internal.commit;

import dev.ashlar.nvm.StoreDamagedException;
import dev.ashlar.nvm.StoreException;
import dev.ashlar.nvm.internal.catalogue.BlockSource;
import dev.ashlar.nvm.internal.catalogue.Tree;
import dev.ashlar.nvm.internal.format.CommitSlot;
import dev.ashlar.nvm.internal.format.Header;
import dev.ashlar.nvm.internal.format.FileLayout;
import dev.ashlar.nvm.internal.medium.Medium;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A store file as it was found: header, the two commit slots, and the way to its blocks. Reads a page, however much the
 * file holds; the slots are read when they are asked for.
 */
public final class Attachment {
  private static final int SLOT_TRIES = 3;
  private static final byte[] ZEROS = new byte[FileLayout.PAGE];

  private final Medium medium;
  private final Header header;
  private final BlockReader blocks;
  private final UndoPages undo;

  private Attachment(Medium medium, Header header) {
    this.medium = medium;
    this.header = header;
    blocks = new BlockReader(medium);
    undo = new UndoPages(medium, header.uuid());
  }

  /**
   * The slots of a file at one moment.
   *
   * @param first the commit in slot 0, if a whole one is there
   * @param second the commit in slot 1
   * @param newest the index of the newest
   * @param rejected whether the other slot holds bytes that are no whole commit
   */
  public record Slots(@Nullable CommitSlot first, @Nullable CommitSlot second, int newest, boolean rejected) {
    /** The commit in a slot, if there is one. */
    public @Nullable CommitSlot get(int index) {
      return index == 0 ? first : second;
    }

    /** The newest commit. */
    public CommitSlot current() {
      var slot = get(newest);
      if (slot == null) {
        throw new AssertionError("no newest slot");
      }
      return slot;
    }

    /** The commit before it, if its slot is whole. */
    public Optional<CommitSlot> previous() {
      var other = get(1 - newest);
      return other == null || other.sequence() >= current().sequence() ? Optional.empty() : Optional.of(other);
    }
  }

  /** Writes the fixed pages of a new, empty store. */
  public static void format(Medium medium, Header header) throws IOException {
    medium.setLength(FileLayout.DATA_START);
    medium.write(0, MemorySegment.ofArray(header.encode()));
    medium.write(
        FileLayout.slotOffset(0), MemorySegment.ofArray(CommitSlot.first(header.created()).encode(header.uuid())));
    medium.force();
  }

  /**
   * Reads the header.
   *
   * @throws StoreDamagedException if this is not a store
   * @throws dev.ashlar.nvm.StoreVersionException if it is one that cannot be understood
   */
  public static Attachment to(Medium medium) {
    try {
      var page = new byte[FileLayout.PAGE];
      medium.read(0, MemorySegment.ofArray(page));
      return new Attachment(medium, Header.decode(page));
    } catch (EOFException e) {
      throw new StoreDamagedException("not an Ashlar store, or cut short: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new StoreException("the store cannot be read: " + e.getMessage(), e);
    }
  }

  /** What it is attached to. */
  public Medium medium() {
    return medium;
  }

  /** The header. */
  public Header header() {
    return header;
  }

  /** The undo records of the file. */
  public UndoPages undo() {
    return undo;
  }

  /** The blocks of the file. */
  public BlockSource blocks() {
    return blocks;
  }

  /** The catalogue of a commit. */
  public Tree catalogue(CommitSlot slot) {
    return new Tree(blocks, slot.root(), slot.height());
  }

  /** Reads the slots as they are now, again if a writer was seen in the middle of writing both. */
  public Slots slots() {
    for (int tries = 0; ; tries++) {
      try {
        return readSlots();
      } catch (StoreDamagedException e) {
        if (tries == SLOT_TRIES) {
          throw e;
        }
      }
    }
  }

  private Slots readSlots() {
    try {
      var pages = new byte[2 * FileLayout.PAGE];
      medium.read(FileLayout.slotOffset(0), MemorySegment.ofArray(pages));
      var first = Arrays.copyOfRange(pages, 0, FileLayout.PAGE);
      var second = Arrays.copyOfRange(pages, FileLayout.PAGE, 2 * FileLayout.PAGE);
      var slots = choose(first, second);
      long length = medium.length();
      if (slots.current().end() > length) {
        throw new StoreDamagedException("the file was cut short: commit " + slots.current().sequence() + " needs "
            + slots.current().end() + " bytes, and " + length + " are there");
      }
      return slots;
    } catch (EOFException e) {
      throw new StoreDamagedException("commit slots: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new StoreException("the commit slots cannot be read: " + e.getMessage(), e);
    }
  }

  private Slots choose(byte[] first, byte[] second) {
    var a = CommitSlot.decode(first, header.uuid()).orElse(null);
    var b = CommitSlot.decode(second, header.uuid()).orElse(null);
    if (a == null && b == null) {
      throw new StoreDamagedException(
          "both commit slots (bytes " + FileLayout.slotOffset(0) + " and " + FileLayout.slotOffset(1)
          + ") are damaged: no commit can be read");
    }
    int newest = a == null || (b != null && b.sequence() > a.sequence()) ? 1 : 0;
    var other = newest == 0 ? second : first;
    boolean rejected = (newest == 0 ? b : a) == null && !isZero(other);
    return new Slots(a, b, newest, rejected);
  }

  private static boolean isZero(byte[] page) {
    return Arrays.equals(page, ZEROS);
  }
}
