package dev.ashlar.nvm;

import dev.ashlar.nvm.internal.commit.ChangeSet;
import dev.ashlar.nvm.internal.commit.StoreWriter;
import dev.ashlar.nvm.internal.format.ArrayRecord;
import dev.ashlar.nvm.internal.format.Extent;
import dev.ashlar.nvm.internal.format.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Moves extents from the end of the file into free space nearer to its beginning, by ordinary commits, and cuts the
 * file off. Nothing is at risk on the way; a reader keeps what it sees, and space that readers or views hold is given
 * back by a later compaction.
 */
final class Compaction {
  private static final long BATCH = 256L << 20;
  private static final int PASSES = 16;

  private final StoreWriter writer;
  private final Storage storage;
  private final Supplier<Map<byte[], ArrayRecord>> catalogue;

  private record Candidate(byte[] key, int part, Extent place) {}

  Compaction(StoreWriter writer, Storage storage, Supplier<Map<byte[], ArrayRecord>> catalogue) {
    this.writer = writer;
    this.storage = storage;
    this.catalogue = catalogue;
  }

  void run() {
    writer.space().preferLow(true);
    try {
      settle();
      for (int pass = 0; pass < PASSES && move(); pass++) {
        settle();
      }
      rewriteCatalogue();
      settle();
    } finally {
      writer.space().preferLow(false);
    }
  }

  /** Two commits, after which what the moves freed can be used. */
  private void settle() {
    writer.commit(List.of(new ChangeSet()), false);
    writer.commit(List.of(new ChangeSet()), false);
    writer.trim();
  }

  /** Moves what fits into lower places, highest first; says whether anything moved. */
  private boolean move() {
    var records = catalogue.get();
    var candidates = new ArrayList<Candidate>();
    records.forEach((key, record) -> {
      for (int i = 0; i < record.parts().size(); i++) {
        candidates.add(new Candidate(key, i, record.parts().get(i).place()));
      }
    });
    candidates.sort(Comparator.comparingLong((Candidate c) -> c.place().offset()).reversed());
    boolean moved = false;
    int next = 0;
    while (next < candidates.size()) {
      var changes = new ChangeSet();
      var changed = new TreeMap<byte[], ArrayRecord>(Arrays::compareUnsigned);
      long bytes = 0;
      for (; next < candidates.size() && bytes < BATCH; next++) {
        var candidate = candidates.get(next);
        var record = changed.getOrDefault(candidate.key(), records.get(candidate.key()));
        if (record == null) {
          continue;
        }
        var part = record.parts().get(candidate.part());
        var place = writer.allocateBelow(part.extent().length(), part.extent().offset());
        if (place != null) {
          changes.take(place);
          var target = new Extent(place.offset(), part.extent().length());
          storage.copy(part.extent(), target);
          var parts = new ArrayList<>(record.parts());
          parts.set(candidate.part(), new Part(part.role(), target, place.length(), part.proof(), part.checksum()));
          changed.put(candidate.key(), record.withParts(parts));
          bytes += target.length();
        }
      }
      if (!changed.isEmpty()) {
        moved = true;
        changed.forEach((key, record) -> {
          records.put(key, record);
          changes.set(key, record.encode());
        });
        writer.commit(List.of(changes), false);
      }
    }
    return moved;
  }

  /** Sets every record again, so that every page of the catalogue moves to the lowest place that fits. */
  private void rewriteCatalogue() {
    var changes = new ChangeSet();
    catalogue.get().forEach((key, record) -> changes.set(key, record.encode()));
    writer.commit(List.of(changes), false);
  }
}
