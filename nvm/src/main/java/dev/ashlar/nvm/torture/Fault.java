package dev.ashlar.nvm.torture;

import dev.ashlar.nvm.internal.commit.Attachment;
import dev.ashlar.nvm.internal.commit.CommitSteps;
import dev.ashlar.nvm.internal.commit.StoreWriter;
import dev.ashlar.nvm.internal.format.CommitSlot;
import dev.ashlar.nvm.internal.format.FileLayout;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A step of the protocol left out or done wrong, to show that the simulator notices. */
public enum Fault {
  /** The protocol as it is. */
  NONE,
  /** Data and catalogue are not forced before the slot. */
  DATA_NOT_FORCED,
  /** The slot is written but not forced: an acknowledged commit is lost. */
  SLOT_NOT_FORCED,
  /** The old bytes are not forced before the range changes. */
  UNDO_NOT_FORCED,
  /** What recovery or a rollback put back is not forced. */
  ROLLBACK_NOT_FORCED,
  /** Extents are used again as soon as one commit does not refer to them. */
  SPACE_REUSED_AT_ONCE,
  /** A damaged slot is not wiped. */
  NO_WIPE,
  /** The newest slot is not made durable before building on it. */
  NO_CONFIRMATION,
  /** The slot is chosen by the number of the commit and not by which one is valid. */
  SLOT_BY_NUMBER,
  /** The slot is written before the data are forced. */
  SLOT_FIRST;

  /** A writer with the fault. */
  StoreWriter writer(Attachment attachment) {
    var steps = this == NONE ? new CommitSteps(attachment) : new Careless(attachment, this);
    return new StoreWriter(attachment, steps, 0, PowerCuts.INITIAL_LENGTH);
  }

  private static final class Careless extends CommitSteps {
    private final Fault fault;
    private final Attachment attachment;

    Careless(Attachment attachment, Fault fault) {
      super(attachment);
      this.fault = fault;
      this.attachment = attachment;
    }

    @Override
    protected void confirm(CommitSlot slot, int index) throws IOException {
      if (fault != NO_CONFIRMATION) {
        super.confirm(slot, index);
      }
    }

    @Override
    protected void wipe(int index) throws IOException {
      if (fault != NO_WIPE) {
        super.wipe(index);
      }
    }

    @Override
    protected void forceRollback() throws IOException {
      if (fault != ROLLBACK_NOT_FORCED) {
        super.forceRollback();
      }
    }

    @Override
    protected void forceUndo() throws IOException {
      if (fault != UNDO_NOT_FORCED) {
        super.forceUndo();
      }
    }

    @Override
    protected void forceData() throws IOException {
      if (fault != DATA_NOT_FORCED && fault != SLOT_FIRST) {
        super.forceData();
      }
    }

    @Override
    protected void writeSlot(CommitSlot slot, int index) throws IOException {
      if (fault == SLOT_NOT_FORCED) {
        attachment.medium().write(FileLayout.slotOffset(index), encoded(slot));
      } else {
        super.writeSlot(slot, index);
      }
      if (fault == SLOT_FIRST) {
        super.forceData();
      }
    }

    @Override
    protected int targetSlot(CommitSlot newest, int index) {
      return fault == SLOT_BY_NUMBER ? (int) (newest.sequence() & 1) : super.targetSlot(newest, index);
    }

    @Override
    protected long oldestReadable(CommitSlot newest, @Nullable CommitSlot previous) {
      return fault == SPACE_REUSED_AT_ONCE ? Long.MAX_VALUE : super.oldestReadable(newest, previous);
    }
  }
}
