package dev.ashlar.nvm.internal.commit;

import dev.ashlar.nvm.internal.format.CommitSlot;
import dev.ashlar.nvm.internal.format.FileLayout;
import dev.ashlar.nvm.internal.medium.Medium;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The steps of recovery and commit whose omission would lose data, and the two choices whose mistake would. They are
 * apart from {@link StoreWriter}, which says when each is taken, so that a test can leave one out and see that the loss
 * is noticed.
 */
public class CommitSteps {
  private final Attachment attachment;
  private final Medium medium;

  /** The steps on an attached file. */
  public CommitSteps(Attachment attachment) {
    this.attachment = attachment;
    medium = attachment.medium();
  }

  /** Makes the newest commit durable: a dead writer may have written its slot without forcing it. */
  protected void confirm(CommitSlot slot, int index) throws IOException {
    medium.writeForced(FileLayout.slotOffset(index), encoded(slot));
  }

  /**
   * Clears a slot: else a later commit with the same number could make a rolled-back one whole. The magic bytes go
   * first: zeros that reach the disk in part could repair a slot whose damage lies among its zeros.
   */
  protected void wipe(int index) throws IOException {
    medium.writeForced(FileLayout.slotOffset(index), MemorySegment.ofArray(new byte[FileLayout.SECTOR]));
    medium.writeForced(FileLayout.slotOffset(index), MemorySegment.ofArray(new byte[FileLayout.PAGE]));
  }

  /** Makes bytes that were put back durable, before the records that hold them may be overwritten. */
  protected void forceRollback() throws IOException {
    medium.force();
  }

  /** Makes saved bytes durable, before the range they came from may change. */
  protected void forceUndo() throws IOException {
    medium.force();
  }

  /** Makes data, catalogue and journal durable, before a slot refers to them. */
  protected void forceData() throws IOException {
    medium.force();
  }

  /** Writes the slot and makes it durable. */
  protected void writeSlot(CommitSlot slot, int index) throws IOException {
    medium.writeForced(FileLayout.slotOffset(index), encoded(slot));
  }

  /**
   * The slot for the next commit: never the one that holds the newest.
   *
   * @param newest the newest commit
   * @param index its slot
   */
  protected int targetSlot(CommitSlot newest, int index) {
    return 1 - index;
  }

  /**
   * The oldest commit that can be read, readers apart: extents freed by it or before are free.
   *
   * @param newest the newest commit
   * @param previous the one before it, as long as its slot is whole
   */
  protected long oldestReadable(CommitSlot newest, @Nullable CommitSlot previous) {
    return previous == null ? newest.sequence() : previous.sequence();
  }

  /** The bytes of a slot of this file. */
  protected final MemorySegment encoded(CommitSlot slot) {
    return MemorySegment.ofArray(slot.encode(attachment.header().uuid()));
  }
}
