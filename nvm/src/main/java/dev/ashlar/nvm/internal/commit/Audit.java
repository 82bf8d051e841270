package dev.ashlar.nvm.internal.commit;

import dev.ashlar.nvm.StoreDamagedException;
import dev.ashlar.nvm.internal.format.ArrayRecord;
import dev.ashlar.nvm.internal.format.CommitSlot;
import dev.ashlar.nvm.internal.format.Extent;
import dev.ashlar.nvm.internal.format.FileLayout;
import dev.ashlar.nvm.internal.space.FreeRun;
import dev.ashlar.nvm.internal.space.FreeSpace;
import dev.ashlar.nvm.internal.space.SpaceJournal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Accounts for every byte of a commit: it belongs to exactly one of catalogue, journal, an array, or free space. Reads
 * the whole catalogue, no elements.
 */
public final class Audit {
  private final Attachment attachment;
  private final CommitSlot slot;
  private final List<Owned> owned = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private record Owned(Extent extent, String owner) {}

  private Audit(Attachment attachment, CommitSlot slot) {
    this.attachment = attachment;
    this.slot = slot;
  }

  /** What is wrong with a commit; nothing if all is well. */
  public static List<String> of(Attachment attachment, CommitSlot slot) {
    var audit = new Audit(attachment, slot);
    audit.run();
    return audit.problems;
  }

  private void run() {
    try {
      catalogue();
      var journal = SpaceJournal.read(attachment.blocks(), slot);
      journal.records().forEach(e -> own(e, "space journal"));
      free(journal.free());
      compare();
    } catch (StoreDamagedException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  private void catalogue() {
    var tree = attachment.catalogue(slot);
    tree.blocks(block -> own(new Extent(block.offset(), FreeSpace.capacity(block.length())), "catalogue"));
    long[] count = {0};
    var last = new byte[1][];
    tree.scan(new byte[0], (name, record) -> {
      count[0]++;
      var text = "array '" + new String(name, StandardCharsets.UTF_8) + "'";
      if (last[0] != null && Arrays.compareUnsigned(last[0], name) >= 0) {
        problems.add(text + " is out of order in the catalogue");
      }
      last[0] = name;
      try {
        ArrayRecord.decode(record).parts().forEach(part -> own(part.place(), text));
      } catch (StoreDamagedException e) {
        problems.add(text + ": " + e.getMessage());
      }
      return count[0] <= slot.arrays();
    });
    if (count[0] != slot.arrays()) {
      problems.add("the catalogue lists " + count[0] + " arrays, and the commit says " + slot.arrays());
    }
  }

  private void free(Collection<FreeRun> runs) {
    runs.forEach(run -> own(run.extent(), "free space"));
  }

  private void own(Extent extent, String owner) {
    owned.add(new Owned(extent, owner));
  }

  private void compare() {
    owned.sort(Comparator.comparingLong(o -> o.extent().offset()));
    long at = FileLayout.DATA_START;
    String before = "the fixed pages";
    for (var next : owned) {
      if (next.extent().offset() < at) {
        problems.add("bytes " + next.extent() + " of " + next.owner() + " belong to " + before + " too");
      } else if (next.extent().offset() > at) {
        problems.add("bytes " + new Extent(at, next.extent().offset() - at) + " belong to nobody");
      }
      at = Math.max(at, next.extent().end());
      before = next.owner();
    }
    if (at != slot.end()) {
      problems.add("the bytes in use end at " + at + ", and the commit says " + slot.end());
    }
  }
}
