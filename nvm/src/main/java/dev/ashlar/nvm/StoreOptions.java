package dev.ashlar.nvm;

/**
 * How a store is written.
 *
 * @param initialSize the length in bytes to which a file first grows; it is sparse, so unused bytes take no disk space
 * @param allocation when disk space is reserved
 * @param populate whether pages of reserved space are brought into memory when an array is created
 * @param durability what a commit survives
 * @param dataChecksums whether elements get checksums, which {@code check(deep)} compares
 */
public record StoreOptions(
    long initialSize, Allocation allocation, boolean populate, Durability durability, boolean dataChecksums) {
  private static final long DEFAULT_SIZE = 16L << 20;

  /** When disk space is reserved for arrays that are created and filled in place. */
  public enum Allocation {
    /**
     * At once for arrays up to 256 MiB, so that a full disk is an exception of {@code create}; larger ones are sparse:
     * space is taken page by page when it is written.
     */
    AUTO,
    /** When a page is first written. A full disk shows as an {@link InternalError} of the kernel that writes. */
    SPARSE,
    /** At once, whatever the size. */
    RESERVED
  }

  /** What a commit survives. */
  public enum Durability {
    /** The loss of power: two forces per commit. */
    DURABLE,
    /** The death of the process, but not of the machine: no forces. */
    RELAXED
  }

  /** Checks the values. */
  public StoreOptions {
    if (initialSize < 0) {
      throw new IllegalArgumentException("initial size " + initialSize + " is negative");
    }
  }

  /** 16 MiB at first, automatic allocation, durable commits, checksums. */
  public static StoreOptions defaults() {
    return new StoreOptions(DEFAULT_SIZE, Allocation.AUTO, false, Durability.DURABLE, true);
  }

  /** The same with another initial size. */
  public StoreOptions withInitialSize(long bytes) {
    return new StoreOptions(bytes, allocation, populate, durability, dataChecksums);
  }

  /** The same with another allocation. */
  public StoreOptions withAllocation(Allocation value) {
    return new StoreOptions(initialSize, value, populate, durability, dataChecksums);
  }

  /** The same, bringing pages into memory or not. */
  public StoreOptions withPopulate(boolean value) {
    return new StoreOptions(initialSize, allocation, value, durability, dataChecksums);
  }

  /** The same with another durability. */
  public StoreOptions withDurability(Durability value) {
    return new StoreOptions(initialSize, allocation, populate, value, dataChecksums);
  }

  /** The same with or without checksums of elements. */
  public StoreOptions withDataChecksums(boolean value) {
    return new StoreOptions(initialSize, allocation, populate, durability, value);
  }
}
