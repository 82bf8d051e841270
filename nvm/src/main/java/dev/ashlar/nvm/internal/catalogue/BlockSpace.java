package dev.ashlar.nvm.internal.catalogue;

import dev.ashlar.nvm.internal.format.Extent;
import dev.ashlar.nvm.internal.format.Pointer;
import java.util.List;

/** Gives a tree under change the places of its new blocks, and takes the places of the replaced ones. */
public interface BlockSpace {
  /** Writes a block at a new place. */
  Pointer store(byte[] block);

  /** Places for {@code count} pages: runs of whole pages, {@code count} in all. */
  List<Extent> pages(int count);

  /** Writes bytes to a place that {@link #pages} gave. */
  void write(long offset, byte[] bytes, int length);

  /** The block is not part of the tree any more. */
  void discard(Extent block);
}
