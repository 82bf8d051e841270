package dev.ashlar.nvm.internal.catalogue;

import dev.ashlar.nvm.internal.format.Pointer;

/** Reads blocks of the file and proves them by the checksum of whoever points to them. */
public interface BlockSource {
  /**
   * The bytes that {@code pointer} refers to; the caller does not change them.
   *
   * @param what names the block in an error
   * @throws dev.ashlar.nvm.StoreDamagedException if they lie outside the file or the checksum does not match
   */
  byte[] read(Pointer pointer, String what);
}
