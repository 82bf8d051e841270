package dev.ashlar.nvm;

import dev.ashlar.nvm.internal.commit.Attachment;
import dev.ashlar.nvm.internal.commit.Audit;
import dev.ashlar.nvm.internal.format.ArrayRecord;
import dev.ashlar.nvm.internal.format.Checksum;
import dev.ashlar.nvm.internal.format.CommitSlot;
import dev.ashlar.nvm.internal.format.Extent;
import dev.ashlar.nvm.internal.format.LittleEndian;
import dev.ashlar.nvm.internal.format.Part;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks a commit through: every byte accounted for, every record readable, and, if asked, every checksum of elements.
 */
final class Check {
  private final Attachment attachment;
  private final CommitSlot slot;
  private final BlockChecksums.Bytes bytes;
  private final List<Extent> changing;
  private final List<String> problems = new ArrayList<>();
  private long compared;

  /**
   * A check.
   *
   * @param changing ranges that a transaction is changing in place now: parts with such bytes are left out
   */
  Check(Attachment attachment, CommitSlot slot, BlockChecksums.Bytes bytes, List<Extent> changing) {
    this.attachment = attachment;
    this.slot = slot;
    this.bytes = bytes;
    this.changing = changing;
  }

  CheckReport run(boolean deep) {
    problems.addAll(Audit.of(attachment, slot));
    long[] arrays = {0};
    try {
      attachment.catalogue(slot).scan(new byte[0], (key, value) -> {
        arrays[0]++;
        var name = ArrayName.decode(key);
        try {
          array(name, ArrayRecord.decode(value), deep);
        } catch (StoreException | IOException e) {
          problems.add("array '" + name + "': " + e.getMessage());
        }
        return arrays[0] <= slot.arrays();
      });
    } catch (StoreDamagedException e) {
      var message = String.valueOf(e.getMessage());
      if (!problems.contains(message)) {
        problems.add(message);
      }
    }
    return new CheckReport(slot.sequence(), arrays[0], compared, problems);
  }

  private void array(String name, ArrayRecord record, boolean deep) throws IOException {
    StoredArray.type(name, record);
    for (int i = 0; deep && i < record.parts().size(); i++) {
      var part = record.parts().get(i);
      if (changing.stream().noneMatch(part.extent()::overlaps)) {
        part(name, part, i + 1 < record.parts().size() ? record.parts().get(i + 1) : part);
      }
    }
  }

  private void part(String name, Part part, Part next) throws IOException {
    switch (part.proof()) {
      case NONE -> {
        return;
      }
      case WHOLE -> {
        if (Checksum.of(bytes.of(part.extent())) != part.checksum()) {
          problems.add("array '" + name + "': checksum of bytes " + part.extent() + " does not match");
        }
      }
      case BLOCKS -> blocks(name, part, next);
    }
    compared += part.extent().length();
  }

  private void blocks(String name, Part part, Part next) throws IOException {
    var checksums = new BlockChecksums(part.extent(), bytes);
    if (next.role() != Part.Role.CHECKSUMS || next.extent().length() != checksums.tableSize()) {
      problems.add("array '" + name + "': the checksums of bytes " + part.extent() + " are missing");
      return;
    }
    var expected = bytes.of(next.extent()).toArray(ValueLayout.JAVA_BYTE);
    int difference = Arrays.mismatch(expected, checksums.compute());
    if (difference >= 0) {
      long block = difference / 4;
      problems.add(
          "array '" + name + "': checksum of block " + block + " of bytes " + part.extent() + " does not match: 0x"
          + Integer.toHexString(LittleEndian.getInt(expected, (int) block * 4)) + " expected");
    }
  }
}
