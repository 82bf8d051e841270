package dev.ashlar.nvm.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.nvm.StoreException;
import dev.ashlar.nvm.internal.commit.Attachment;
import dev.ashlar.nvm.internal.commit.CommitSteps;
import dev.ashlar.nvm.internal.commit.StoreWriter;
import dev.ashlar.nvm.internal.format.Header;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** After a failed force nothing goes until the store is opened again. */
class PoisonTest {
  private static final class FailingForce extends CommitSteps {
    private boolean fails;

    FailingForce(Attachment attachment) {
      super(attachment);
    }

    @Override
    protected void forceData() throws IOException {
      if (fails) {
        throw new IOException("no space left on the device");
      }
      super.forceData();
    }
  }

  private static void put(SimulatedDisk disk, StoreWriter writer, String name) throws IOException {
    var transaction = new RawTransaction(disk, writer, Attachment.to(disk).catalogue(writer.current()));
    transaction.put(name, new byte[100], "");
    RawTransaction.commit(writer, List.of(transaction));
  }

  @Test
  void aFailedForcePoisons() throws IOException {
    var disk = new SimulatedDisk(1 << 20, new Random(1));
    Attachment.format(disk, Header.fresh());
    var attachment = Attachment.to(disk);
    var force = new FailingForce(attachment);
    var writer = new StoreWriter(attachment, force, 0, PowerCuts.INITIAL_LENGTH);
    put(disk, writer, "a");
    force.fails = true;
    assertThrows(StoreException.class, () -> put(disk, writer, "b"));
    force.fails = false;
    assertTrue(writer.isPoisoned());
    var e = assertThrows(StoreException.class, () -> put(disk, writer, "c"));
    assertTrue(String.valueOf(e.getMessage()).contains("poisoned")
        && String.valueOf(e.getMessage()).contains("no space left"), e.toString());
    var again = Fault.NONE.writer(Attachment.to(disk));
    assertFalse(again.isPoisoned());
    assertEquals(1, again.current().arrays());
    put(disk, again, "c");
    assertEquals(2, again.current().arrays());
  }
}
