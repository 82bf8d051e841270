package dev.ashlar.nvm.torture;

import dev.ashlar.nvm.StoreDamagedException;
import dev.ashlar.nvm.StoreException;
import dev.ashlar.nvm.internal.commit.Attachment;
import dev.ashlar.nvm.internal.commit.Audit;
import dev.ashlar.nvm.internal.commit.StoreWriter;
import dev.ashlar.nvm.internal.commit.UndoPages;
import dev.ashlar.nvm.internal.format.ArrayRecord;
import dev.ashlar.nvm.internal.format.CommitSlot;
import dev.ashlar.nvm.internal.format.FileLayout;
import dev.ashlar.nvm.internal.format.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on a simulated disk whose power fails all the time. After every cut the disk must hold the last
 * acknowledged commit or the one in flight, whole, and the commit before it must be whole too. Some cuts end the run of
 * the program; it recovers, under further cuts, and goes on. Some damage the newest slot; the one before must take
 * over.
 */
public final class PowerCuts {
  static final long INITIAL_LENGTH = 96 << 10;

  private static final int CAPACITY = 1 << 20;
  private static final int NAMES = 8;
  private static final int STEPS = 80;
  private static final int CUTS_PER_CALL = 4;
  private static final int SLOT_DAMAGED_ONE_IN = 8;

  private final Fault fault;
  private final Random random;
  private final SimulatedDisk disk;
  private final TreeMap<Long, SortedMap<String, byte[]>> states = new TreeMap<>();
  private final int failOneIn;
  private long acknowledged;
  private @Nullable SortedMap<String, byte[]> inFlight;
  private @Nullable String loss;
  private StoreWriter writer;
  private Attachment attachment;
  private long commits;
  private long reboots;

  /**
   * What was seen.
   *
   * @param cuts tried
   * @param commits acknowledged
   * @param reboots after which the program went on
   * @param losses cuts after which the disk held something else than it must
   * @param firstLoss what the first of them was, or empty
   * @param seed of the run that showed it
   */
  public record Result(long cuts, long commits, long reboots, long losses, String firstLoss, long seed) {
    Result plus(Result other) {
      boolean first = firstLoss.isEmpty();
      return new Result(cuts + other.cuts, commits + other.commits, reboots + other.reboots, losses + other.losses,
          first ? other.firstLoss : firstLoss, first ? other.seed : seed);
    }
  }

  private PowerCuts(Fault fault, long seed) throws IOException {
    this.fault = fault;
    random = new Random(seed);
    failOneIn = seed % 3 == 0 ? 150 : 0;
    disk = new SimulatedDisk(CAPACITY, random);
    Attachment.format(disk, Header.fresh());
    attachment = Attachment.to(disk);
    writer = fault.writer(attachment);
    acknowledged = writer.current().sequence();
    states.put(acknowledged, new TreeMap<>());
  }

  /**
   * Cuts the power.
   *
   * @param fault planted, or {@link Fault#NONE}
   * @param seed of the first run
   * @param cuts at least this many, unless a loss ends the attempt
   */
  public static Result run(Fault fault, long seed, long cuts) {
    var sum = new Result(0, 0, 0, 0, "", seed);
    for (long next = seed; sum.cuts < cuts && sum.losses == 0; next++) {
      sum = sum.plus(once(fault, next));
    }
    return sum;
  }

  private static Result once(Fault fault, long seed) {
    try {
      var run = new PowerCuts(fault, seed);
      run.disk.arm(run::judge, CUTS_PER_CALL, run.failOneIn);
      for (int step = 0; step < STEPS && run.loss == null; step++) {
        run.step();
      }
      return new Result(
          run.disk.cuts(), run.commits, run.reboots, run.loss == null ? 0 : 1, run.loss == null ? "" : run.loss, seed);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  // ---- what the program does

  private void step() {
    try {
      transact();
    } catch (Cut cut) {
      recover();
    } catch (StoreException | IOException e) {
      reopen();
    }
  }

  private void transact() throws IOException {
    var before = current();
    var first = new RawTransaction(disk, writer, attachment.catalogue(writer.current()));
    var next = new TreeMap<>(before);
    var used = new ArrayList<String>();
    if (random.nextInt(3) == 0) {
      change(first, next, used);
    }
    if (first.changesInPlace() && random.nextInt(3) == 0) {
      commitAnother(next, used);
    }
    for (int i = random.nextInt(3); i >= 0; i--) {
      alter(first, next, used);
    }
    if (random.nextInt(6) == 0) {
      first.rollBack();
      return;
    }
    commit(List.of(first), next);
  }

  /** Another transaction commits while the first is changing an array in place. */
  private void commitAnother(SortedMap<String, byte[]> firstState, List<String> used) throws IOException {
    var state = current();
    var other = new RawTransaction(disk, writer, attachment.catalogue(writer.current()));
    int before = used.size();
    alter(other, state, used);
    for (var name : used.subList(before, used.size())) {
      var value = state.get(name);
      if (value == null) {
        firstState.remove(name);
      } else {
        firstState.put(name, value);
      }
    }
    commit(List.of(other), state);
  }

  private void commit(List<RawTransaction> transactions, SortedMap<String, byte[]> next) {
    inFlight = next;
    RawTransaction.commit(writer, transactions);
    acknowledge(writer.current().sequence(), next);
    inFlight = null;
    commits++;
  }

  private void acknowledge(long sequence, SortedMap<String, byte[]> state) {
    acknowledged = sequence;
    states.put(sequence, state);
    while (states.size() > 4) {
      states.pollFirstEntry();
    }
  }

  private SortedMap<String, byte[]> current() {
    var state = states.get(acknowledged);
    if (state == null) {
      throw new AssertionError("no state of commit " + acknowledged);
    }
    return new TreeMap<>(state);
  }

  private void alter(RawTransaction transaction, SortedMap<String, byte[]> state, List<String> used)
      throws IOException {
    var name = "array/" + random.nextInt(NAMES);
    if (used.contains(name)) {
      return;
    }
    used.add(name);
    var old = state.get(name);
    switch (random.nextInt(6)) {
      case 0 -> {
        if (old != null) {
          transaction.remove(name);
          state.remove(name);
        }
      }
      case 1 -> {
        var other = "array/" + (NAMES + random.nextInt(2));
        if (old != null && !used.contains(other) && !state.containsKey(other)) {
          used.add(other);
          transaction.rename(name, other);
          state.remove(name);
          state.put(other, old);
        }
      }
      case 2 -> {
        var more = bytes(1 + random.nextInt(200));
        if (old != null && transaction.append(name, more)) {
          var longer = Arrays.copyOf(old, old.length + more.length);
          System.arraycopy(more, 0, longer, old.length, more.length);
          state.put(name, longer);
        }
      }
      default -> {
        var bytes = bytes(random.nextInt(3) == 0 ? random.nextInt(9000) : random.nextInt(200));
        transaction.put(name, bytes, random.nextInt(10) == 0 ? "x".repeat(random.nextInt(3000)) : "");
        state.put(name, bytes);
      }
    }
  }

  private void change(RawTransaction transaction, SortedMap<String, byte[]> state, List<String> used) {
    for (int i = random.nextInt(3); i >= 0; i--) {
      var candidates = state.entrySet().stream().filter(e -> e.getValue().length > 0).toList();
      if (candidates.isEmpty()) {
        return;
      }
      var chosen = candidates.get(random.nextInt(candidates.size()));
      var name = chosen.getKey();
      var bytes = chosen.getValue().clone();
      int length = 1 + random.nextInt(Math.min(bytes.length, 3000));
      int offset = random.nextInt(bytes.length - length + 1);
      var fresh = bytes(length);
      transaction.change(name, offset, fresh);
      System.arraycopy(fresh, 0, bytes, offset, length);
      state.put(name, bytes);
      used.add(name);
    }
  }

  private byte[] bytes(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  // ---- after a cut, and after an error

  private void recover() {
    reboots++;
    var found = disk.found();
    var image = Attachment.to(new DiskImage(found, found.length));
    var slots = image.slots();
    settle(slots.current().sequence());
    if (random.nextInt(SLOT_DAMAGED_ONE_IN) == 0 && slots.previous().isPresent()) {
      found[(int) FileLayout.slotOffset(slots.newest()) + random.nextInt(FileLayout.PAGE)] ^= 1;
      settle(slots.previous().get().sequence());
    }
    while (loss == null) {
      disk.reboot(found);
      try {
        start();
        return;
      } catch (Cut again) {
        found = disk.found();
      } catch (StoreDamagedException e) {
        loss = "recovery: " + e.getMessage();
      } catch (StoreException e) {
        found = found.clone();
      }
    }
  }

  /** The commit with this number is the one that counts. */
  private void settle(long sequence) {
    if (sequence > acknowledged && inFlight != null) {
      acknowledge(sequence, inFlight);
    }
    inFlight = null;
    if (states.containsKey(sequence)) {
      acknowledged = sequence;
      states.tailMap(sequence, false).clear();
    }
  }

  private void start() {
    attachment = Attachment.to(disk);
    writer = fault.writer(attachment);
    var problems = Audit.of(attachment, writer.current());
    if (!problems.isEmpty()) {
      loss = "audit of commit " + writer.current().sequence() + ": " + problems;
    }
  }

  /** After an error the program closes the store and opens it again, without a reboot. */
  private void reopen() {
    while (loss == null) {
      try {
        long sequence = Attachment.to(disk).slots().current().sequence();
        start();
        settle(sequence);
        return;
      } catch (Cut cut) {
        recover();
        return;
      } catch (StoreDamagedException e) {
        loss = "opened again: " + e.getMessage();
      } catch (StoreException e) {
        // Recovery met a failure of the disk too: the program tries again.
      }
    }
  }

  // ---- what must be found after a cut

  private void judge(byte[] image, int length) {
    if (loss == null) {
      loss = verdict(image, length);
    }
  }

  private @Nullable String verdict(byte[] image, int length) {
    try {
      var found = Attachment.to(new DiskImage(image, length));
      var slots = found.slots();
      long sequence = slots.current().sequence();
      if (sequence < acknowledged) {
        return "commit " + sequence + " found, and " + acknowledged + " was acknowledged";
      }
      var expected = sequence == acknowledged ? states.get(sequence) : inFlight;
      if (expected == null) {
        return "commit " + sequence + " found, which was never tried after " + acknowledged;
      }
      var difference = compare(found, slots.current(), expected, image);
      if (difference != null) {
        return "commit " + sequence + ": " + difference;
      }
      var before = slots.previous().orElse(null);
      var expectedBefore = before == null ? null : states.get(before.sequence());
      if (before == null || expectedBefore == null) {
        return null;
      }
      difference = compare(found, before, expectedBefore, image);
      return difference == null ? null : "the commit before, " + before.sequence() + ": " + difference;
    } catch (StoreException | IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Compares a commit with what it must hold, after taking back what later commits changed in place. */
  private static @Nullable String compare(
      Attachment found, CommitSlot slot, SortedMap<String, byte[]> expected, byte[] image)
      throws IOException {
    var undone = found.undo().since(slot.sequence());
    var kept = new ArrayList<byte[]>();
    for (UndoPages.Saved saved : undone) {
      kept.add(Arrays.copyOfRange(image, (int) saved.target().offset(), (int) saved.target().end()));
      System.arraycopy(
          image, (int) saved.saved().offset(), image, (int) saved.target().offset(), (int) saved.target().length());
    }
    try {
      return difference(found, slot, expected, image);
    } finally {
      for (int i = undone.size() - 1; i >= 0; i--) {
        System.arraycopy(kept.get(i), 0, image, (int) undone.get(i).target().offset(), kept.get(i).length);
      }
    }
  }

  private static @Nullable String difference(
      Attachment found, CommitSlot slot, SortedMap<String, byte[]> expected, byte[] image) {
    var names = expected.entrySet().iterator();
    var wrong = new String[1];
    found.catalogue(slot).scan(new byte[0], (key, record) -> {
      var name = new String(key, StandardCharsets.UTF_8);
      if (!names.hasNext()) {
        wrong[0] = name + " should not be there";
        return false;
      }
      var next = names.next();
      var extent = ArrayRecord.decode(record).data().extent();
      if (!next.getKey().equals(name)) {
        wrong[0] = name + " found, and " + next.getKey() + " expected";
      } else if (!Arrays.equals(
          image, (int) extent.offset(), (int) extent.end(), next.getValue(), 0, next.getValue().length)) {
        wrong[0] = "other bytes in " + name;
      }
      return wrong[0] == null;
    });
    return wrong[0] != null ? wrong[0] : names.hasNext() ? names.next().getKey() + " is missing" : null;
  }
}
