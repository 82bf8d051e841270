package dev.ashlar.nvm.torture;

import dev.ashlar.nvm.internal.commit.Attachment;
import dev.ashlar.nvm.internal.commit.StoreWriter;
import dev.ashlar.nvm.internal.format.CommitSlot;
import java.io.IOException;

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

  private static final class Careful extends StoreWriter {
    Careful(Attachment attachment) {
      super(attachment, 0, PowerCuts.INITIAL_LENGTH);
    }
  }

  /** A writer with the fault. */
  StoreWriter writer(Attachment attachment) {
    return this == NONE ? new Careful(attachment) : new Careless(attachment, this);
  }

  private static final class Careless extends StoreWriter {
    private static final ThreadLocal<Fault> BEING_MADE = new ThreadLocal<>();
    private final Fault fault;
    private final Attachment attachment;

    Careless(Attachment attachment, Fault fault) {
      super(announce(attachment, fault), 0, PowerCuts.INITIAL_LENGTH);
      this.fault = fault;
      this.attachment = attachment;
    }

    /** The constructor of the superclass recovers, and asks for the fault before the field has it. */
    private static Attachment announce(Attachment attachment, Fault fault) {
      BEING_MADE.set(fault);
      return attachment;
    }

    private boolean is(Fault other) {
      return (fault == null ? BEING_MADE.get() : fault) == other;
    }

    @Override
    protected void confirm(CommitSlot slot, int index) throws IOException {
      if (!is(NO_CONFIRMATION)) {
        super.confirm(slot, index);
      }
    }

    @Override
    protected void wipe(int index) throws IOException {
      if (!is(NO_WIPE)) {
        super.wipe(index);
      }
    }

    @Override
    protected void forceRollback() throws IOException {
      if (!is(ROLLBACK_NOT_FORCED)) {
        super.forceRollback();
      }
    }

    @Override
    protected void forceUndo() throws IOException {
      if (!is(UNDO_NOT_FORCED)) {
        super.forceUndo();
      }
    }

    @Override
    protected void forceData() throws IOException {
      if (!is(DATA_NOT_FORCED) && !is(SLOT_FIRST)) {
        super.forceData();
      }
    }

    @Override
    protected void writeSlot(CommitSlot slot, int index) throws IOException {
      if (is(SLOT_NOT_FORCED)) {
        attachment.medium().write(dev.ashlar.nvm.internal.format.FileLayout.slotOffset(index),
            java.lang.foreign.MemorySegment.ofArray(slot.encode(attachment.header().uuid())));
      } else {
        super.writeSlot(slot, index);
      }
      if (is(SLOT_FIRST)) {
        super.forceData();
      }
    }

    @Override
    protected int targetSlot() {
      return is(SLOT_BY_NUMBER) ? (int) (current().sequence() & 1) : super.targetSlot();
    }

    @Override
    protected long oldestReadable() {
      return is(SPACE_REUSED_AT_ONCE) ? Long.MAX_VALUE : super.oldestReadable();
    }
  }
}
