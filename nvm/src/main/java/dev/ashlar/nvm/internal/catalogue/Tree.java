package dev.ashlar.nvm.internal.catalogue;

import dev.ashlar.nvm.StoreDamagedException;
import dev.ashlar.nvm.internal.format.Extent;
import dev.ashlar.nvm.internal.format.FileLayout;
import dev.ashlar.nvm.internal.format.LittleEndian;
import dev.ashlar.nvm.internal.format.Pointer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A committed tree, for reading.
 *
 * @param source of the pages
 * @param root the root page, or none
 * @param height levels: 0 for an empty tree, 1 for a single leaf
 */
public record Tree(BlockSource source, Pointer root, int height) {
  static final int OVERFLOW_POINTER = 20;

  /** The value of a key, or null. */
  public byte @Nullable [] find(byte[] key) {
    if (height == 0) {
      return null;
    }
    var pointer = root;
    for (int level = height; level > 1; level--) {
      var branch = page(source, pointer, level);
      pointer = child(branch, branch.childFor(key));
    }
    var leaf = page(source, pointer, 1);
    int at = leaf.find(key);
    return at < 0 ? null : value(source, leaf, at);
  }

  /** Visits keys from {@code from} on in order, with their values, until the visitor says false. */
  public void scan(byte[] from, BiPredicate<byte[], byte[]> visitor) {
    if (height > 0) {
      scan(root, height, from, visitor);
    }
  }

  private boolean scan(Pointer pointer, int level, byte[] from, BiPredicate<byte[], byte[]> visitor) {
    var page = page(source, pointer, level);
    if (level == 1) {
      int at = page.find(from);
      for (int i = at >= 0 ? at : -at - 1; i < page.count(); i++) {
        if (!visitor.test(page.key(i), value(source, page, i))) {
          return false;
        }
      }
      return true;
    }
    for (int i = page.childFor(from); i < page.count(); i++) {
      if (!scan(child(page, i), level - 1, from, visitor)) {
        return false;
      }
    }
    return true;
  }

  /** Visits every block of the tree: pages, and values that lie outside them. */
  public void blocks(Consumer<Extent> visitor) {
    if (height > 0) {
      blocks(root, height, visitor);
    }
  }

  private void blocks(Pointer pointer, int level, Consumer<Extent> visitor) {
    visitor.accept(pointer.extent());
    var page = page(source, pointer, level);
    for (int i = 0; i < page.count(); i++) {
      if (level > 1) {
        blocks(child(page, i), level - 1, visitor);
      } else if (page.isOverflow(i)) {
        visitor.accept(overflow(page.value(i)).extent());
      }
    }
  }

  static Page page(BlockSource source, Pointer pointer, int level) {
    var bytes = source.read(pointer, "catalogue page");
    var defect = bytes.length == FileLayout.PAGE ? Page.defect(bytes, level > 1 ? Page.BRANCH : Page.LEAF)
        : "length " + bytes.length;
    if (defect != null) {
      throw new StoreDamagedException("catalogue page at byte " + pointer.offset() + ": " + defect);
    }
    return Page.of(bytes);
  }

  static Pointer child(Page branch, int i) {
    return new Pointer(branch.child(i), FileLayout.PAGE, branch.childChecksum(i));
  }

  private static byte[] value(BlockSource source, Page leaf, int i) {
    var value = leaf.value(i);
    return leaf.isOverflow(i) ? source.read(overflow(value), "catalogue record") : value;
  }

  static Pointer overflow(byte[] value) {
    if (value.length != OVERFLOW_POINTER) {
      throw new StoreDamagedException("catalogue: a pointer to a record has " + value.length + " bytes");
    }
    return new Pointer(LittleEndian.getLong(value, 0), LittleEndian.getLong(value, 8), LittleEndian.getInt(value, 16));
  }

  static byte[] encode(Pointer overflow) {
    var value = new byte[OVERFLOW_POINTER];
    LittleEndian.putLong(value, 0, overflow.offset());
    LittleEndian.putLong(value, 8, overflow.length());
    LittleEndian.putInt(value, 16, overflow.checksum());
    return value;
  }
}
