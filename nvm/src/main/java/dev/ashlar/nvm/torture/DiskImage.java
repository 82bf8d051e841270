package dev.ashlar.nvm.torture;

import dev.ashlar.nvm.internal.medium.Medium;
import dev.ashlar.nvm.internal.medium.Traffic;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** Bytes that can be read but not written: what a reader finds. */
final class DiskImage implements Medium {
  private final byte[] bytes;
  private final int length;
  private final Traffic traffic = new Traffic();

  DiskImage(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public void read(long offset, MemorySegment target) throws EOFException {
    SimulatedDisk.read(bytes, length, offset, target);
  }

  @Override
  public MemorySegment live() {
    return MemorySegment.ofArray(bytes);
  }

  @Override
  public void setLength(long newLength) throws IOException {
    throw new IOException("an image cannot be written");
  }

  @Override
  public void write(long offset, MemorySegment source) throws IOException {
    throw new IOException("an image cannot be written");
  }

  @Override
  public void force() throws IOException {
    throw new IOException("an image cannot be written");
  }

  @Override
  public void writeForced(long offset, MemorySegment source) throws IOException {
    throw new IOException("an image cannot be written");
  }

  @Override
  public void allocate(long offset, long size) throws IOException {
    throw new IOException("an image cannot be written");
  }

  @Override
  public Traffic traffic() {
    return traffic;
  }

  @Override
  public void close() {}
}
