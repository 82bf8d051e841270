package dev.ashlar.nvm.internal.commit;

import dev.ashlar.nvm.internal.format.Extent;
import dev.ashlar.nvm.internal.format.Pointer;
import dev.ashlar.nvm.internal.format.UndoRoot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The chain of undo records of the one transaction that changes arrays in place, as the writer keeps it in mind. */
final class UndoLog {
  private final UndoPages pages;
  private final List<UndoPages.Saved> saved = new ArrayList<>();
  private final List<Extent> places = new ArrayList<>();
  private Pointer newest = Pointer.NONE;
  private long nextIndex;

  UndoLog(UndoPages pages) throws IOException {
    this.pages = pages;
    nextIndex = pages.lastIndex() + 1;
  }

  boolean isEmpty() {
    return newest.isNone();
  }

  /** The parts of a range that are not saved yet. */
  List<Extent> missing(Extent range) {
    var missing = new ArrayList<Extent>(List.of(range));
    for (var record : saved) {
      var rest = new ArrayList<Extent>();
      for (var piece : missing) {
        long from = Math.max(piece.offset(), record.target().offset());
        long to = Math.min(piece.end(), record.target().end());
        if (from >= to) {
          rest.add(piece);
          continue;
        }
        if (piece.offset() < from) {
          rest.add(new Extent(piece.offset(), from - piece.offset()));
        }
        if (to < piece.end()) {
          rest.add(new Extent(to, piece.end() - to));
        }
      }
      missing = rest;
    }
    return missing;
  }

  /** Writes a record of {@code target} into {@code place}; it counts once a root is written and forced. */
  void save(Extent place, Extent target) throws IOException {
    places.add(place);
    newest = pages.write(place, target, newest);
    saved.add(0, new UndoPages.Saved(target, new Extent(place.offset() + UndoPages.HEAD, target.length())));
  }

  /** Writes a root that makes all records count. */
  void root(int slot, long sequence) throws IOException {
    pages.writeRoot(slot, new UndoRoot(sequence, nextIndex++, newest));
  }

  /**
   * Makes the chain count for the commit after the next one too, since another transaction commits while it is open.
   * The root must not replace the newest one on that page, which a fallback may need until the commit is durable.
   */
  void carry(int slot, long sequence) throws IOException {
    var there = pages.roots(slot);
    if (!there.isEmpty() && new UndoRoot(sequence, nextIndex, newest).sector() == there.getFirst().sector()) {
      nextIndex++;
    }
    pages.writeRoot(slot, new UndoRoot(sequence, nextIndex++, newest));
  }

  /** What was saved, newest first. */
  List<UndoPages.Saved> saved() {
    return List.copyOf(saved);
  }

  /** Where it was saved. */
  List<Extent> places() {
    return List.copyOf(places);
  }

  /** Starts a new chain. */
  void clear() {
    saved.clear();
    places.clear();
    newest = Pointer.NONE;
  }
}
