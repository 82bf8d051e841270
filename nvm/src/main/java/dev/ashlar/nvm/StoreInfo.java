package dev.ashlar.nvm;

import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What there is to know about an open store.
 *
 * @param path of the file
 * @param uuid the identity of the store
 * @param sequence the number of the commit that is shown
 * @param committed when that commit was made
 * @param previous the number of the commit before it, if it can be opened still
 * @param arrays how many arrays there are
 * @param fileLength bytes of the file; parts of it may take no disk space
 * @param end bytes up to the last one in use
 * @param readOnly whether it is open for reading only
 * @param pinned whether writers know of this reader; if not, one that commits twice may use bytes again that this
 *     reader sees
 * @param writer the process id of the writer, if there is one
 * @param readers versions that readers have pinned at the moment
 * @param mapping how the bytes are mapped
 */
public record StoreInfo(
    Path path,
    UUID uuid,
    long sequence,
    Instant committed,
    OptionalLong previous,
    long arrays,
    long fileLength,
    long end,
    boolean readOnly,
    boolean pinned,
    OptionalLong writer,
    int readers,
    String mapping) {

  /** A few lines for people. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    text.append(path).append(": ").append(arrays).append(arrays == 1 ? " array" : " arrays").append(", commit ")
        .append(sequence)
        .append(" of ").append(committed).append('\n');
    text.append("  uuid ").append(uuid).append('\n');
    text.append("  ").append(end).append(" bytes in use, file length ").append(fileLength).append('\n');
    text.append("  open for ").append(readOnly ? "reading" : "reading and writing").append(", ").append(mapping)
        .append('\n');
    text.append("  previous commit: ").append(previous.isPresent() ? String.valueOf(previous.getAsLong()) : "none")
        .append('\n');
    text.append("  writer: ").append(writer.isPresent() ? "process " + writer.getAsLong() : "none");
    text.append(", pinned by readers: ").append(readers);
    if (readOnly && !pinned) {
      text.append("\n  the lock file cannot be written: a writer does not know of this reader, and may use the bytes of arrays that it"
          + " removes again after two commits");
    }
    return text.toString();
  }
}
