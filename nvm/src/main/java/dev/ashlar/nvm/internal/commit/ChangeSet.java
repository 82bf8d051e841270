package dev.ashlar.nvm.internal.commit;

import dev.ashlar.nvm.internal.format.Extent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one transaction did: the new records by name, and the extents it took. Not thread-safe. */
public final class ChangeSet {
  private final TreeMap<byte[], byte @Nullable []> records = new TreeMap<>(Arrays::compareUnsigned);
  private final List<Extent> taken = new ArrayList<>();

  /** The name gets this record; null removes it. */
  public void set(byte[] name, byte @Nullable [] record) {
    records.put(name, record);
  }

  /** Whether the transaction says something about the name. */
  public boolean contains(byte[] name) {
    return records.containsKey(name);
  }

  /** The record that the transaction gave the name; null if it removed it or says nothing. */
  public byte @Nullable [] get(byte[] name) {
    return records.get(name);
  }

  /** The new records in the order of their names. */
  public Map<byte[], byte @Nullable []> records() {
    return records;
  }

  /** The extent is for this transaction alone until it commits. */
  public void take(Extent extent) {
    taken.add(extent);
  }

  /** The extents taken. */
  public List<Extent> taken() {
    return taken;
  }

  /** Whether a commit of this would change nothing. */
  public boolean isEmpty() {
    return records.isEmpty() && taken.isEmpty();
  }
}
