package dev.ashlar.nvm.internal.commit;

import dev.ashlar.nvm.StoreException;
import dev.ashlar.nvm.internal.catalogue.BlockSpace;
import dev.ashlar.nvm.internal.catalogue.TreeEditor;
import dev.ashlar.nvm.internal.format.ArrayRecord;
import dev.ashlar.nvm.internal.format.Checksum;
import dev.ashlar.nvm.internal.format.CommitSlot;
import dev.ashlar.nvm.internal.format.Extent;
import dev.ashlar.nvm.internal.format.Pointer;
import dev.ashlar.nvm.internal.medium.Medium;
import dev.ashlar.nvm.internal.space.FreeRun;
import dev.ashlar.nvm.internal.space.FreeSpace;
import dev.ashlar.nvm.internal.space.SpaceJournal;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a store file: allocation, undo, commit, recovery.
 *
 * <p>A commit takes two forces. The first makes new data, the new catalogue pages and the space journal durable, to
 * which nothing durable refers yet; the second the commit slot that refers to them. What each step does is
 * {@link CommitSteps}.
 *
 * <p>Thread-safe. Allocation and commit have locks of their own, so transactions fill their extents while another one
 * is being forced.
 */
public final class StoreWriter {
  private final Attachment attachment;
  private final Medium medium;
  private final CommitSteps steps;
  private final Object commitLock = new Object();
  private final FileSpace space;
  private final UndoLog undo;
  private volatile CommitSlot base;
  private volatile int baseSlot;
  private volatile @Nullable CommitSlot previous;
  private volatile @Nullable Throwable poison;
  private List<Extent> journalRecords;
  private long next;

  /**
   * Recovers the file, then stands ready. Recovery makes the newest commit durable if it was not, puts back what an
   * unfinished transaction changed in place, and wipes a slot that holds no whole commit, each forced, before anything
   * new is written.
   *
   * @param steps how each step is done
   * @param published a sequence number that readers may have seen, 0 if none
   * @param initialLength the length to which the file first grows, bytes
   */
  public StoreWriter(Attachment attachment, CommitSteps steps, long published, long initialLength) {
    this.attachment = attachment;
    this.steps = steps;
    medium = attachment.medium();
    var slots = attachment.slots();
    base = slots.current();
    baseSlot = slots.newest();
    previous = slots.previous().orElse(null);
    try {
      steps.confirm(base, baseSlot);
      var undone = attachment.undo().since(base.sequence());
      if (!undone.isEmpty()) {
        attachment.undo().restore(undone, (offset, bytes) -> medium.write(offset, MemorySegment.ofArray(bytes)));
        steps.forceRollback();
      }
      next = Math.max(Math.max(base.sequence(), published) + 1, attachment.undo().lastSequence());
      attachment.undo().forget(base.sequence(), medium::force);
      if (slots.rejected()) {
        steps.wipe(1 - baseSlot);
      }
      undo = new UndoLog(attachment.undo());
      var contents = SpaceJournal.read(attachment.blocks(), base);
      journalRecords = new ArrayList<>(contents.records());
      var free = new FreeSpace(base.end(), clearTail());
      contents.free().forEach(free::restore);
      space = new FileSpace(medium, initialLength, free, () -> steps.oldestReadable(base, previous));
    } catch (IOException e) {
      throw new StoreException("recovery failed: " + e.getMessage(), e);
    }
  }

  /**
   * Cuts off what unfinished transactions left behind the end, so that new room there holds zeros; says from where on
   * it does.
   */
  private long clearTail() throws IOException {
    long end = previous == null ? base.end() : Math.max(base.end(), previous.end());
    if (medium.length() > end) {
      try {
        medium.setLength(end);
      } catch (IOException e) {
        return medium.length();
      }
    }
    return end;
  }

  /** The newest commit. */
  public CommitSlot current() {
    return base;
  }

  /** The commit before it, as long as its slot is whole. */
  public Optional<CommitSlot> previous() {
    return Optional.ofNullable(previous);
  }

  // ---- space

  /** What is free in the file. */
  public FileSpace space() {
    return space;
  }

  /** Room for {@code bytes}, in a file that is long enough. */
  public Extent allocate(long bytes) {
    requireHealthy();
    return space.allocate(bytes);
  }

  /** Room below {@code limit} for compaction, or null. */
  public @Nullable Extent allocateBelow(long bytes, long limit) {
    requireHealthy();
    return space.allocateBelow(bytes, limit);
  }

  /** Cuts the file off where no commit that can be read has bytes. Only when no transaction is open. */
  public void trim() {
    space.trim(base, previous);
  }

  // ---- undo

  /** Whether no transaction is changing arrays in place. */
  public boolean isUndoIdle() {
    synchronized (commitLock) {
      return undo.isEmpty();
    }
  }

  /**
   * Saves bytes that are about to change in place; when it returns they can be put back whatever happens. Bytes that
   * the open transaction saved before are left out: so every record holds bytes of the newest commit, and does no harm
   * if it is put back alone.
   */
  public void saveUndo(Extent range) {
    requireHealthy();
    synchronized (commitLock) {
      var missing = undo.missing(range);
      if (missing.isEmpty()) {
        return;
      }
      try {
        for (var piece : missing) {
          undo.save(allocate(UndoPages.HEAD + piece.length()), piece);
        }
        undo.root(steps.targetSlot(base, baseSlot), next);
      } catch (IOException e) {
        throw new StoreException("the old bytes cannot be saved: " + e.getMessage(), e);
      }
      force(steps::forceUndo);
    }
  }

  /**
   * Puts back what was saved, durably. A snapshot that is being made may still read what was saved: its space waits for
   * it.
   */
  public void rollBackUndo() {
    synchronized (commitLock) {
      if (undo.isEmpty()) {
        return;
      }
      try {
        attachment.undo().restore(undo.saved(), (offset, bytes) -> medium.write(offset, MemorySegment.ofArray(bytes)));
      } catch (IOException e) {
        poison = e;
        throw new StoreException(
            "a rollback failed; close the store and open it again, which rolls back: " + e.getMessage(), e);
      }
      force(steps::forceRollback);
      space.commit(undo.places(), undo.places(), base.sequence() + 1);
      undo.clear();
    }
  }

  /** What the open transaction saved, newest first: for a copy of the file that must not contain its changes. */
  public List<UndoPages.Saved> unfinished() {
    synchronized (commitLock) {
      return undo.saved();
    }
  }

  // ---- commit

  /** Something that may fail halfway, after which the state of the disk is not known. */
  private interface Force {
    void run() throws IOException;
  }

  private void force(Force force) {
    try {
      force.run();
    } catch (IOException | RuntimeException e) {
      poison = e;
      throw new StoreException("a force failed: what reached the disk is not known. Close the store and open it again: "
          + e.getMessage(), e);
    }
  }

  /** Whether a force failed before. */
  public boolean isPoisoned() {
    return poison != null;
  }

  /** Throws if a force failed before. */
  public void requireHealthy() {
    var cause = poison;
    if (cause != null) {
      throw new StoreException("the store is poisoned by an earlier failed force; close it and open it again ("
          + cause.getMessage() + ")", cause);
    }
  }

  /**
   * Makes change sets durable as one commit. After an error before the first force nothing is changed, and the sets may
   * be released or tried again; after an error in a force the store is poisoned.
   *
   * @param finishesUndo whether the transaction that changes arrays in place is among them
   */
  public CommitSlot commit(List<ChangeSet> batch, boolean finishesUndo) {
    synchronized (commitLock) {
      requireHealthy();
      var build = new Build();
      try {
        return build.run(batch, finishesUndo);
      } catch (IOException e) {
        build.abandon();
        throw new StoreException("commit: " + e.getMessage(), e);
      } catch (RuntimeException e) {
        build.abandon();
        throw e;
      }
    }
  }

  /** One commit under construction: what it takes, what it frees. */
  private final class Build implements BlockSpace {
    private final List<Extent> own = new ArrayList<>();
    private final List<Extent> freed = new ArrayList<>();
    private final List<Extent> records = new ArrayList<>();
    private boolean done;

    CommitSlot run(List<ChangeSet> batch, boolean finishesUndo) throws IOException {
      var tree = new TreeEditor(attachment.catalogue(base), this);
      long arrays = base.arrays();
      for (var changes : batch) {
        for (var change : changes.records().entrySet()) {
          arrays += apply(tree, changes, change.getKey(), change.getValue());
        }
      }
      tree.flush();
      var taken = new ArrayList<Extent>(own);
      batch.forEach(changes -> taken.addAll(changes.taken()));
      boolean changedInPlace = finishesUndo && !undo.isEmpty();
      if (changedInPlace) {
        taken.addAll(undo.places());
        freed.addAll(undo.places());
      }
      var slot = finish(tree, arrays, taken, changedInPlace);
      int index = steps.targetSlot(base, baseSlot);
      if (!undo.isEmpty() && !changedInPlace) {
        undo.carry(1 - index, next + 1);
      }
      done = true;
      force(steps::forceData);
      force(() -> steps.writeSlot(slot, index));
      synchronized (space) {
        space.commit(taken, freed, slot.sequence());
        previous = base;
        base = slot;
        baseSlot = index;
        journalRecords = records;
      }
      next = slot.sequence() + 1;
      if (changedInPlace) {
        undo.clear();
      }
      return slot;
    }

    private int apply(TreeEditor tree, ChangeSet changes, byte[] name, byte @Nullable [] record) {
      var old = tree.find(name);
      if (old != null) {
        var kept = new HashSet<Extent>();
        if (record != null) {
          ArrayRecord.places(record).forEach(kept::add);
        }
        ArrayRecord.places(old).stream().filter(e -> !kept.contains(e) && !changes.hasMoved(e)).forEach(freed::add);
      }
      if (record != null) {
        tree.put(name, record);
      } else if (old != null) {
        tree.remove(name);
      }
      return (record == null ? 0 : 1) - (old == null ? 0 : 1);
    }

    /** Writes the space journal's record, and makes the slot. */
    private CommitSlot finish(TreeEditor tree, long arrays, List<Extent> taken, boolean changedInPlace)
        throws IOException {
      synchronized (space) {
        boolean full = space.prefersLow() || base.depth() + 1 >= SpaceJournal.MAX_DEPTH;
        if (full) {
          freed.addAll(journalRecords);
        }
        int room = full ? space.runs().size() + freed.size() + 1 : freed.size();
        var place = space.allocate(SpaceJournal.Entry.size(full ? 0 : taken.size() + 1, room));
        own.add(place);
        taken.add(place);
        var entry = full ? fullEntry(taken)
            : new SpaceJournal.Entry(next, false, base.journal(), base.end(), space.end(),
            joined(taken), freed.stream().map(e -> new FreeRun(e, next)).toList());
        var bytes = entry.encode(SpaceJournal.Entry.size(full ? 0 : taken.size(), room));
        medium.write(place.offset(), MemorySegment.ofArray(bytes));
        var journal = new Pointer(place.offset(), bytes.length, Checksum.of(bytes));
        records.addAll(full ? List.of() : journalRecords);
        records.add(place);
        return new CommitSlot(next, System.currentTimeMillis(), tree.root(), tree.height(), arrays, journal,
            full ? 0 : base.depth() + 1, space.end(), changedInPlace ? next : base.inPlace());
      }
    }

    private SpaceJournal.Entry fullEntry(List<Extent> taken) {
      var used = new HashSet<>(taken);
      var runs = new ArrayList<FreeRun>();
      space.runs().stream().filter(r -> !used.contains(r.extent())).forEach(runs::add);
      freed.forEach(e -> runs.add(new FreeRun(e, next)));
      return new SpaceJournal.Entry(next, true, Pointer.NONE, space.end(), space.end(), List.of(), runs);
    }

    private static List<Extent> joined(List<Extent> extents) {
      var sorted = new ArrayList<>(extents);
      sorted.sort(Comparator.comparingLong(Extent::offset));
      var joined = new ArrayList<Extent>();
      for (var extent : sorted) {
        var last = joined.isEmpty() ? null : joined.getLast();
        if (last != null && last.end() == extent.offset()) {
          joined.set(joined.size() - 1, new Extent(last.offset(), last.length() + extent.length()));
        } else {
          joined.add(extent);
        }
      }
      return joined;
    }

    /** Gives the places of pages back, if nothing durable can refer to them. */
    void abandon() {
      if (!done) {
        own.forEach(space::release);
      }
    }

    private Extent keep(Extent extent) {
      own.add(extent);
      return extent;
    }

    @Override
    public Pointer store(byte[] block) {
      var place = keep(allocate(block.length));
      write(place.offset(), block, block.length);
      return new Pointer(place.offset(), block.length, Checksum.of(block));
    }

    @Override
    public List<Extent> pages(int count) {
      var places = space.allocatePages(count);
      own.addAll(places);
      return places;
    }

    @Override
    public void write(long offset, byte[] bytes, int length) {
      try {
        medium.write(offset, MemorySegment.ofArray(bytes).asSlice(0, length));
      } catch (IOException e) {
        throw new StoreException("the catalogue cannot be written: " + e.getMessage(), e);
      }
    }

    @Override
    public void discard(Extent block) {
      freed.add(new Extent(block.offset(), FreeSpace.capacity(block.length())));
    }
  }
}
