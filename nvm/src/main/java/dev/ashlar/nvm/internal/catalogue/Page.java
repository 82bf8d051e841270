package dev.ashlar.nvm.internal.catalogue;

import static dev.ashlar.nvm.internal.format.LittleEndian.getInt;
import static dev.ashlar.nvm.internal.format.LittleEndian.getLong;
import static dev.ashlar.nvm.internal.format.LittleEndian.getShort;
import static dev.ashlar.nvm.internal.format.LittleEndian.putInt;
import static dev.ashlar.nvm.internal.format.LittleEndian.putLong;
import static dev.ashlar.nvm.internal.format.LittleEndian.putShort;

import dev.ashlar.nvm.internal.format.FileLayout;
import java.util.Arrays;

/**
 * A page of the tree: a sorted table of cell positions growing up, cells growing down. A leaf cell holds a key and a
 * value, a branch cell a key and a child; the child holds the keys from this one up to the next cell's. The first key
 * of a branch is empty.
 */
final class Page {
  static final int LEAF = 0x4c41;
  static final int BRANCH = 0x4241;
  static final int HEADER = 16;
  static final int CAPACITY = FileLayout.PAGE - HEADER;
  private static final int BRANCH_CELL = 16;
  private static final int LEAF_CELL = 4;
  private static final int OVERFLOW = 0x8000;

  final byte[] bytes;

  private Page(byte[] bytes) {
    this.bytes = bytes;
  }

  static Page empty(int kind) {
    var page = new Page(new byte[FileLayout.PAGE]);
    putShort(page.bytes, 0, kind);
    putShort(page.bytes, 4, FileLayout.PAGE);
    return page;
  }

  /** A view of bytes whose structure was {@linkplain #defect proved}. */
  static Page of(byte[] bytes) {
    return new Page(bytes);
  }

  Page copy() {
    return new Page(bytes.clone());
  }

  /** What is wrong with the structure of the page, or null: after this, no access through it leaves the page. */
  static @org.jspecify.annotations.Nullable String defect(byte[] bytes, int kind) {
    var page = new Page(bytes);
    if (getShort(bytes, 0) != kind) {
      return "kind 0x" + Integer.toHexString(getShort(bytes, 0)) + " where 0x" + Integer.toHexString(kind)
          + " was expected";
    }
    int count = page.count();
    int low = getShort(bytes, 4);
    if (HEADER + 2 * count > low || low > FileLayout.PAGE || (kind == BRANCH && count == 0)) {
      return count + " cells from byte " + low;
    }
    for (int i = 0; i < count; i++) {
      int at = page.cell(i);
      if (at < low || at + LEAF_CELL > FileLayout.PAGE || at + page.cellSize(i) > FileLayout.PAGE) {
        return "cell " + i + " at byte " + at;
      }
    }
    return null;
  }

  boolean isLeaf() {
    return getShort(bytes, 0) == LEAF;
  }

  int count() {
    return getShort(bytes, 2);
  }

  private int cell(int i) {
    return getShort(bytes, HEADER + 2 * i);
  }

  private int cellSize(int i) {
    int at = cell(i);
    int key = getShort(bytes, at);
    return isLeaf() ? LEAF_CELL + key + (getShort(bytes, at + 2) & ~OVERFLOW) : BRANCH_CELL + key;
  }

  private int keyAt(int i) {
    return cell(i) + (isLeaf() ? LEAF_CELL : BRANCH_CELL);
  }

  byte[] key(int i) {
    int from = keyAt(i);
    return Arrays.copyOfRange(bytes, from, from + getShort(bytes, cell(i)));
  }

  /** Compares the cell's key with {@code key}, byte by byte, unsigned. */
  private int compare(int i, byte[] key) {
    int from = keyAt(i);
    return Arrays.compareUnsigned(bytes, from, from + getShort(bytes, cell(i)), key, 0, key.length);
  }

  /** The index of the cell with this key, or {@code -(where it belongs) - 1}. */
  int find(byte[] key) {
    int low = 0;
    int high = count() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, key);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  /** The cell of a branch whose child holds {@code key}. */
  int childFor(byte[] key) {
    int at = find(key);
    return at >= 0 ? at : Math.max(0, -at - 2);
  }

  long child(int i) {
    return getLong(bytes, cell(i) + 4);
  }

  int childChecksum(int i) {
    return getInt(bytes, cell(i) + 12);
  }

  void setChild(int i, long child, int checksum) {
    putLong(bytes, cell(i) + 4, child);
    putInt(bytes, cell(i) + 12, checksum);
  }

  /** Whether the value lies elsewhere and the cell holds only a pointer to it. */
  boolean isOverflow(int i) {
    return (getShort(bytes, cell(i) + 2) & OVERFLOW) != 0;
  }

  /** The value of a leaf cell, or the pointer to it. */
  byte[] value(int i) {
    int from = keyAt(i) + getShort(bytes, cell(i));
    return Arrays.copyOfRange(bytes, from, cell(i) + cellSize(i));
  }

  static byte[] leafCell(byte[] key, byte[] value, boolean overflow) {
    var cell = new byte[LEAF_CELL + key.length + value.length];
    putShort(cell, 0, key.length);
    putShort(cell, 2, value.length | (overflow ? OVERFLOW : 0));
    System.arraycopy(key, 0, cell, LEAF_CELL, key.length);
    System.arraycopy(value, 0, cell, LEAF_CELL + key.length, value.length);
    return cell;
  }

  static byte[] branchCell(byte[] key, long child) {
    var cell = new byte[BRANCH_CELL + key.length];
    putShort(cell, 0, key.length);
    putLong(cell, 4, child);
    System.arraycopy(key, 0, cell, BRANCH_CELL, key.length);
    return cell;
  }

  byte[] cellBytes(int i) {
    return Arrays.copyOfRange(bytes, cell(i), cell(i) + cellSize(i));
  }

  /** Bytes that cells and their table entries take. */
  int used() {
    int sum = 0;
    for (int i = 0; i < count(); i++) {
      sum += cellSize(i) + 2;
    }
    return sum;
  }

  /** Inserts a cell before cell {@code i}; false if there is no room for it. */
  boolean insert(int i, byte[] cell) {
    int count = count();
    int table = HEADER + 2 * count;
    if (table + 2 + cell.length > getShort(bytes, 4)) {
      if (used() + cell.length + 2 > CAPACITY) {
        return false;
      }
      pack();
    }
    int low = getShort(bytes, 4) - cell.length;
    System.arraycopy(cell, 0, bytes, low, cell.length);
    System.arraycopy(bytes, HEADER + 2 * i, bytes, HEADER + 2 * i + 2, 2 * (count - i));
    putShort(bytes, HEADER + 2 * i, low);
    putShort(bytes, 2, count + 1);
    putShort(bytes, 4, low);
    return true;
  }

  void remove(int i) {
    int count = count();
    System.arraycopy(bytes, HEADER + 2 * i + 2, bytes, HEADER + 2 * i, 2 * (count - i - 1));
    putShort(bytes, 2, count - 1);
  }

  /** Moves the cells together, and clears what is not used: equal contents give equal pages. */
  void pack() {
    var fresh = empty(getShort(bytes, 0));
    int low = FileLayout.PAGE;
    for (int i = 0; i < count(); i++) {
      int size = cellSize(i);
      low -= size;
      System.arraycopy(bytes, cell(i), fresh.bytes, low, size);
      putShort(fresh.bytes, HEADER + 2 * i, low);
    }
    putShort(fresh.bytes, 2, count());
    putShort(fresh.bytes, 4, low);
    System.arraycopy(fresh.bytes, 0, bytes, 0, bytes.length);
  }

  /** A page of the same kind without cells. */
  Page emptyAlike() {
    return empty(getShort(bytes, 0));
  }

  void clear() {
    System.arraycopy(emptyAlike().bytes, 0, bytes, 0, bytes.length);
  }
}
