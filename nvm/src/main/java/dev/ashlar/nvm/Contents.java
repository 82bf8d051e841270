package dev.ashlar.nvm;

import dev.ashlar.ndarray.NDArray;
import dev.ashlar.nvm.internal.commit.Attachment;
import dev.ashlar.nvm.internal.format.ArrayRecord;
import dev.ashlar.nvm.internal.format.Extent;
import dev.ashlar.nvm.internal.format.Part;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the commits of a store hold: records by name, and views of their bytes. Who may look at which commit is the
 * store's business.
 */
final class Contents {
  private final Path path;
  private final Attachment attachment;
  private final Gate gate;
  private final Bytes live;
  private final @Nullable ViewTable views;

  /** The bytes of the file, mapped. */
  interface Bytes {
    /** As far as the file reaches now. */
    MemorySegment mapped() throws IOException;
  }

  /**
   * The contents of a store.
   *
   * @param path for messages
   * @param gate that arrays ask before every access
   * @param live the mapped bytes
   * @param views where the writing process notes what it shows; null in a reader, whose commit is pinned
   */
  Contents(Path path, Attachment attachment, Gate gate, Bytes live, @Nullable ViewTable views) {
    this.path = path;
    this.attachment = attachment;
    this.gate = gate;
    this.live = live;
    this.views = views;
  }

  /** The array with a name, as a read-only view. */
  Optional<NDArray> array(Version version, String name, byte[] key) {
    return record(version, key).map(record -> StoredArray.view(name, record, owner(version, record.data()), true));
  }

  /** The bytes of the array with a name. */
  Optional<RawArray> raw(Version version, String name, byte[] key) {
    return record(version, key).map(record -> new RawArray(StoredArray.type(name, record), record.shape(),
        segment(version, record, Part.Role.DATA).orElseThrow(), segment(version, record, Part.Role.HEAP),
        segment(version, record, Part.Role.VALIDITY)));
  }

  private Optional<MemorySegment> segment(Version version, ArrayRecord record, Part.Role role) {
    return record.part(role)
        .map(part -> owner(version, part).segment().asSlice(0, part.extent().length()).asReadOnly());
  }

  /** The names that begin with some bytes, in their order. */
  List<String> names(Version version, byte[] prefix) {
    var names = new ArrayList<String>();
    attachment.catalogue(version.slot()).scan(prefix, (name, record) -> {
      boolean within = name.length >= prefix.length && Arrays.equals(name, 0, prefix.length, prefix, 0, prefix.length);
      if (within) {
        names.add(ArrayName.decode(name));
      }
      return within;
    });
    return names;
  }

  /** All records by name, in the order of their bytes. */
  Map<byte[], ArrayRecord> records(Version version) {
    var records = new TreeMap<byte[], ArrayRecord>(Arrays::compareUnsigned);
    attachment.catalogue(version.slot()).scan(new byte[0], (key, record) -> {
      records.put(key, ArrayRecord.decode(record));
      return true;
    });
    return records;
  }

  /**
   * The record of the array with a name.
   *
   * @throws StoreDamagedException if it is damaged, or claims bytes that the commit does not have
   */
  Optional<ArrayRecord> record(Version version, byte[] key) {
    var found = attachment.catalogue(version.slot()).find(key);
    if (found == null) {
      return Optional.empty();
    }
    try {
      var record = ArrayRecord.decode(found);
      for (var part : record.parts()) {
        if (part.place().end() > version.slot().end()) {
          throw new StoreDamagedException("record: a part ends at byte " + part.place().end() + ", behind the end at "
              + version.slot().end());
        }
      }
      return Optional.of(record);
    } catch (StoreDamagedException e) {
      throw new StoreDamagedException("array '" + ArrayName.decode(key) + "': " + e.getMessage(), e);
    }
  }

  private MappedOwner owner(Version version, Part part) {
    var place = part.place();
    return views == null
        ? new MappedOwner(gate, null, bytes(place), version)
        : views.owner(place, () -> new MappedOwner(gate, null, bytes(place), version));
  }

  /** Mapped bytes of the file. */
  MemorySegment bytes(Extent place) {
    try {
      return live.mapped().asSlice(place.offset(), place.length());
    } catch (IOException e) {
      throw new StoreException(path + " cannot be mapped: " + e.getMessage(), e);
    } catch (IndexOutOfBoundsException e) {
      throw new StoreDamagedException(path + ": bytes " + place + " are not there; was the file cut short?", e);
    }
  }
}
