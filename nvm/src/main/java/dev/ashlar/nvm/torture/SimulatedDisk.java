package dev.ashlar.nvm.torture;

import dev.ashlar.nvm.internal.format.FileLayout;
import dev.ashlar.nvm.internal.medium.Medium;
import dev.ashlar.nvm.internal.medium.Traffic;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;

/**
 * A file on a disk whose power can fail at every call. Live bytes are what programs see, durable bytes what the disk
 * holds. Between two forces each differing sector reaches the disk or not, as chance has it; so does a new file length.
 */
final class SimulatedDisk implements Medium {
  /** Looks at what would be found after a cut; the image is valid only during the call. */
  interface Witness {
    void cut(byte[] image, int length);
  }

  private static final int UNIT = FileLayout.SECTOR;
  private static final int REBOOT_ONE_IN = 60;

  private final Random random;
  private final byte[] live;
  private final byte[] durable;
  private final byte[] image;
  private final BitSet dirty = new BitSet();
  private final Traffic traffic = new Traffic();
  private int liveLength;
  private int durableLength;
  private Witness witness = (bytes, length) -> {};
  private int cutsPerCall;
  private int failOneIn;
  private long cuts;
  private byte[] found = new byte[0];

  SimulatedDisk(int capacity, Random random) {
    this.random = random;
    live = new byte[capacity];
    durable = new byte[capacity];
    image = new byte[capacity];
  }

  /**
   * From now on every call is a place for cuts, which {@code witness} sees; some of them end the run with a
   * {@link Cut}.
   */
  void arm(Witness newWitness, int perCall, int oneInFails) {
    witness = newWitness;
    cutsPerCall = perCall;
    failOneIn = oneInFails;
  }

  long cuts() {
    return cuts;
  }

  /** What the disk held at the cut that ended the run. */
  byte[] found() {
    return found;
  }

  /** Starts again from what a cut left. */
  void reboot(byte[] bytes) {
    Arrays.fill(live, (byte) 0);
    System.arraycopy(bytes, 0, live, 0, bytes.length);
    System.arraycopy(live, 0, durable, 0, live.length);
    System.arraycopy(live, 0, image, 0, live.length);
    dirty.clear();
    liveLength = bytes.length;
    durableLength = bytes.length;
  }

  /** A store through the mapping, as a kernel does it. */
  void store(long offset, byte[] bytes) {
    System.arraycopy(bytes, 0, live, (int) offset, bytes.length);
    mark((int) offset, bytes.length);
    event();
  }

  private void mark(int offset, int length) {
    if (length > 0) {
      dirty.set(offset / UNIT, (offset + length - 1) / UNIT + 1);
    }
  }

  private void event() {
    for (int i = 0; i < cutsPerCall; i++) {
      cut();
    }
    if (random.nextInt(3) == 0) {
      flushSome(random.nextDouble());
    }
  }

  private void cut() {
    double share = switch (random.nextInt(4)) {
      case 0 -> 0.05;
      case 1 -> 0.95;
      default -> random.nextDouble();
    };
    int length = random.nextBoolean() ? liveLength : durableLength;
    var reached = new BitSet();
    for (int unit = dirty.nextSetBit(0); unit >= 0; unit = dirty.nextSetBit(unit + 1)) {
      if (random.nextDouble() < share) {
        reached.set(unit);
        System.arraycopy(live, unit * UNIT, image, unit * UNIT, UNIT);
      }
    }
    cuts++;
    witness.cut(image, length);
    boolean reboot = random.nextInt(REBOOT_ONE_IN) == 0;
    if (reboot) {
      found = Arrays.copyOf(image, length);
    }
    for (int unit = reached.nextSetBit(0); unit >= 0; unit = reached.nextSetBit(unit + 1)) {
      System.arraycopy(durable, unit * UNIT, image, unit * UNIT, UNIT);
    }
    if (reboot) {
      throw new Cut();
    }
  }

  /** The system writes back what it likes, when it likes. */
  private void flushSome(double share) {
    for (int unit = dirty.nextSetBit(0); unit >= 0; unit = dirty.nextSetBit(unit + 1)) {
      if (random.nextDouble() < share) {
        flush(unit);
      }
    }
    if (random.nextBoolean()) {
      durableLength = liveLength;
    }
  }

  private void flush(int unit) {
    System.arraycopy(live, unit * UNIT, durable, unit * UNIT, UNIT);
    System.arraycopy(live, unit * UNIT, image, unit * UNIT, UNIT);
    dirty.clear(unit);
  }

  private void fail(String what) throws IOException {
    if (failOneIn > 0 && random.nextInt(failOneIn) == 0) {
      throw new IOException("simulated failure of a " + what);
    }
  }

  @Override
  public long length() {
    return liveLength;
  }

  @Override
  public void setLength(long length) throws IOException {
    fail("change of length");
    if (length > live.length) {
      throw new IOException("simulated disk is full");
    }
    int before = liveLength;
    liveLength = (int) length;
    int low = Math.min(before, liveLength);
    int high = Math.max(before, liveLength);
    Arrays.fill(live, low, high, (byte) 0);
    mark(low, high - low);
    event();
  }

  @Override
  public void read(long offset, MemorySegment target) throws EOFException {
    read(live, liveLength, offset, target);
  }

  static void read(byte[] bytes, int length, long offset, MemorySegment target) throws EOFException {
    if (offset + target.byteSize() > length) {
      throw new EOFException("the file ends at byte " + length);
    }
    MemorySegment.copy(MemorySegment.ofArray(bytes), offset, target, 0, target.byteSize());
  }

  @Override
  public void write(long offset, MemorySegment source) throws IOException {
    fail("write");
    int size = (int) source.byteSize();
    if (offset + size > liveLength) {
      throw new IOException("write behind the end of the file");
    }
    MemorySegment.copy(source, 0, MemorySegment.ofArray(live), offset, size);
    mark((int) offset, size);
    traffic.countWritten(size);
    event();
  }

  /** A failed force leaves sectors behind that differ from the disk and that no later force writes. */
  private void failForce() throws IOException {
    try {
      fail("force");
    } catch (IOException e) {
      for (int unit = dirty.nextSetBit(0); unit >= 0; unit = dirty.nextSetBit(unit + 1)) {
        if (random.nextBoolean()) {
          flush(unit);
        }
      }
      dirty.clear();
      throw e;
    }
  }

  @Override
  public void force() throws IOException {
    event();
    failForce();
    traffic.countForce();
    for (int unit = dirty.nextSetBit(0); unit >= 0; unit = dirty.nextSetBit(unit + 1)) {
      flush(unit);
    }
    durableLength = liveLength;
    event();
  }

  @Override
  public void writeForced(long offset, MemorySegment source) throws IOException {
    write(offset, source);
    failForce();
    traffic.countForce();
    for (int unit = (int) offset / UNIT; unit <= (offset + source.byteSize() - 1) / UNIT; unit++) {
      flush(unit);
    }
    event();
  }

  @Override
  public void allocate(long offset, long length) throws IOException {
    fail("reservation");
  }

  @Override
  public MemorySegment live() {
    return MemorySegment.ofArray(live);
  }

  @Override
  public Traffic traffic() {
    return traffic;
  }

  @Override
  public void close() {}
}
