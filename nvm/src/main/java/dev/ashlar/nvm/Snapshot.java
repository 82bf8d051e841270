package dev.ashlar.nvm;

import dev.ashlar.nvm.internal.commit.Attachment;
import dev.ashlar.nvm.internal.commit.UndoPages;
import dev.ashlar.nvm.internal.format.ArrayRecord;
import dev.ashlar.nvm.internal.format.CommitSlot;
import dev.ashlar.nvm.internal.format.Extent;
import dev.ashlar.nvm.internal.format.FileLayout;
import dev.ashlar.nvm.internal.format.Header;
import dev.ashlar.nvm.internal.medium.FileMedium;
import dev.ashlar.nvm.internal.space.FreeSpace;
import dev.ashlar.nvm.internal.space.SpaceJournal;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Copies one commit to another file: the bytes that it refers to, at the same offsets, and nothing else. Where the file
 * system shares blocks between files (xfs, btrfs) the kernel does so by itself; elsewhere holes stay holes.
 */
final class Snapshot {
  private final Attachment attachment;
  private final FileMedium medium;
  private final CommitSlot slot;
  private final Path source;

  Snapshot(Attachment attachment, FileMedium medium, CommitSlot slot, Path source) {
    this.attachment = attachment;
    this.medium = medium;
    this.slot = slot;
    this.source = source;
  }

  /** Bytes to lay over the copy, found when everything else is copied. */
  interface Undo {
    List<UndoPages.Saved> records() throws IOException;
  }

  /**
   * The same in a reading process, where a writer may change arrays in place during the copy: what it saved is laid
   * over the copy at the end.
   */
  void besideWriter(Path target) throws IOException {
    long before = attachment.undo().changes();
    write(target, () -> {
      var newest = attachment.slots().current();
      long begun = attachment.undo().changes() - before;
      boolean forgotten = newest.sequence() > slot.sequence() + 1 && (begun > 0 || newest.inPlace() > slot.sequence());
      if (begun > 1 || forgotten) {
        throw new StoreException(
            "snapshot: arrays changed in place during the copy; take it again, or in the writing process");
      }
      return attachment.undo().since(slot.sequence());
    });
  }

  /**
   * Writes the file under another name, makes it durable, and moves it into place.
   *
   * @param undo what the copy may contain of later changes in place, to be taken back
   */
  void write(Path target, Undo undo) throws IOException {
    if (Files.exists(target)) {
      throw new StoreException("snapshot: " + target + " exists already");
    }
    var unfinished = target.resolveSibling(target.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    Files.createFile(unfinished);
    try {
      copy(unfinished);
      try (var copy = FileMedium.open(unfinished)) {
        attachment.undo().restore(undo.records(), (offset, bytes) -> copy.write(offset, MemorySegment.ofArray(bytes)));
        var header = attachment.header();
        var fresh = Header.fresh();
        var ours = new Header(
            header.incompatible(), header.readOnlyCompatible(), header.compatible(), fresh.uuid(), fresh.created());
        copy.write(0, MemorySegment.ofArray(ours.encode()));
        for (int i = 0; i < 2; i++) {
          copy.write(FileLayout.slotOffset(i), MemorySegment.ofArray(slot.encode(ours.uuid())));
        }
        copy.force();
      }
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
      Opening.forceDirectory(target);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
  }

  private void copy(Path target) throws IOException {
    try (var to = FileMedium.open(target)) {
      to.setLength(slot.end());
    }
    try (var from = FileChannel.open(source, StandardOpenOption.READ);
        var to = FileChannel.open(target, StandardOpenOption.WRITE)) {
      for (var extent : extents()) {
        for (var run : extent.length() < FileLayout.CHECKSUM_BLOCK ? List.of(extent) : medium.dataRuns(extent)) {
          to.position(run.offset());
          long done = 0;
          while (done < run.length()) {
            long count = from.transferTo(run.offset() + done, run.length() - done, to);
            if (count <= 0) {
              throw new IOException(source + " ends before byte " + run.end());
            }
            done += count;
          }
        }
      }
    }
  }

  /** Everything that the commit refers to, neighbours joined. */
  private List<Extent> extents() {
    var all = new ArrayList<Extent>();
    var tree = attachment.catalogue(slot);
    tree.blocks(block -> all.add(new Extent(block.offset(), FreeSpace.capacity(block.length()))));
    tree.scan(new byte[0], (name, record) -> {
      ArrayRecord.decode(record).parts().forEach(part -> all.add(part.extent()));
      return true;
    });
    all.addAll(SpaceJournal.read(attachment.blocks(), slot).records());
    all.sort(Comparator.comparingLong(Extent::offset));
    var joined = new ArrayList<Extent>();
    for (var extent : all) {
      var last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && extent.offset() <= last.end() + FileLayout.LINE && extent.length() < FileLayout.CHECKSUM_BLOCK
          && last.length() < FileLayout.CHECKSUM_BLOCK) {
        joined.set(joined.size() - 1, new Extent(last.offset(), Math.max(last.end(), extent.end()) - last.offset()));
      } else if (extent.length() > 0) {
        joined.add(extent);
      }
    }
    return joined;
  }
}
