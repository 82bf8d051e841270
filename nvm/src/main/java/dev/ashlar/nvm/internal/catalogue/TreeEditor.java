package dev.ashlar.nvm.internal.catalogue;

import dev.ashlar.nvm.internal.format.Checksum;
import dev.ashlar.nvm.internal.format.FileLayout;
import dev.ashlar.nvm.internal.format.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The next version of a tree, made by copying each page before its first change. Changed pages stay on the heap under
 * negative numbers, which stand as child pointers in their parents until {@link #flush} gives them places and
 * checksums. Past a bound they are flushed early; what was flushed is then copied again like any other page.
 */
public final class TreeEditor {
  private static final int SPILL = (64 << 20) / FileLayout.PAGE;
  private static final int WRITE_RUN = 1 << 20;

  private final BlockSource source;
  private final BlockSpace space;
  private final Map<Long, Page> dirty = new HashMap<>();
  private long nextId = -1;
  private Pointer root;
  private int height;

  /** A page that was split: its new right neighbour, and the first key there. */
  private record Split(byte[] key, long page) {}

  /** What a change left at the place of a child. */
  private record Change(long page, @Nullable Split split, boolean empty) {}

  /** Starts from a committed tree. */
  public TreeEditor(Tree base, BlockSpace space) {
    source = base.source();
    this.space = space;
    root = base.root();
    height = base.height();
  }

  /** The root as of the last flush. */
  public Pointer root() {
    return root;
  }

  /** Levels of the tree. */
  public int height() {
    return height;
  }

  /** The value of a key in this version, or null. */
  public byte @Nullable [] find(byte[] key) {
    if (height == 0) {
      return null;
    }
    var pointer = root;
    for (int level = height; level > 1; level--) {
      var branch = page(pointer, level);
      pointer = Tree.child(branch, branch.childFor(key));
    }
    var leaf = page(pointer, 1);
    int at = leaf.find(key);
    if (at < 0) {
      return null;
    }
    var value = leaf.value(at);
    return leaf.isOverflow(at) ? source.read(Tree.overflow(value), "catalogue record") : value;
  }

  private Page page(Pointer pointer, int level) {
    var changed = dirty.get(pointer.offset());
    return changed != null ? changed : Tree.page(source, pointer, level);
  }

  /** Sets the value of a key. */
  public void put(byte[] key, byte[] value) {
    boolean overflow = value.length > FileLayout.MAX_INLINE;
    var cell = Page.leafCell(key, overflow ? Tree.encode(space.store(value)) : value, overflow);
    if (height == 0) {
      var leaf = Page.empty(Page.LEAF);
      leaf.insert(0, cell);
      setRoot(add(leaf));
      height = 1;
    } else {
      var change = put(root, height, key, cell);
      setRoot(change.page);
      if (change.split != null) {
        var branch = Page.empty(Page.BRANCH);
        branch.insert(0, Page.branchCell(new byte[0], change.page));
        branch.insert(1, Page.branchCell(change.split.key, change.split.page));
        setRoot(add(branch));
        height++;
      }
    }
    if (dirty.size() > SPILL) {
      flush();
    }
  }

  private void setRoot(long page) {
    root = new Pointer(page, FileLayout.PAGE, 0);
  }

  private long add(Page page) {
    long id = nextId--;
    dirty.put(id, page);
    return id;
  }

  /** The number of a copy of the page that may be changed. */
  private long own(Pointer pointer, int level) {
    if (dirty.containsKey(pointer.offset())) {
      return pointer.offset();
    }
    long id = add(Tree.page(source, pointer, level).copy());
    space.discard(pointer.extent());
    return id;
  }

  private Page owned(long id) {
    var page = dirty.get(id);
    if (page == null) {
      throw new AssertionError("page " + id + " is not being changed");
    }
    return page;
  }

  private Change put(Pointer pointer, int level, byte[] key, byte[] cell) {
    long id = own(pointer, level);
    var page = owned(id);
    if (level == 1) {
      int at = page.find(key);
      if (at >= 0) {
        discardOverflow(page, at);
        page.remove(at);
      }
      return insert(id, page, at >= 0 ? at : -at - 1, cell);
    }
    int at = page.childFor(key);
    var change = put(Tree.child(page, at), level - 1, key, cell);
    page.setChild(at, change.page, 0);
    return change.split == null
        ? new Change(id, null, false)
        : insert(id, page, at + 1, Page.branchCell(change.split.key, change.split.page));
  }

  private Change insert(long id, Page page, int at, byte[] cell) {
    if (page.insert(at, cell)) {
      return new Change(id, null, false);
    }
    var cells = new ArrayList<byte[]>(page.count() + 1);
    for (int i = 0; i < page.count(); i++) {
      cells.add(page.cellBytes(i));
    }
    cells.add(at, cell);
    int cut = splitPoint(cells, at);
    var right = page.emptyAlike();
    page.clear();
    for (int i = 0; i < cells.size(); i++) {
      boolean fits = i < cut ? page.insert(i, cells.get(i)) : right.insert(i - cut, cells.get(i));
      if (!fits) {
        throw new AssertionError("half a page has no room for a cell of " + cells.get(i).length + " bytes");
      }
    }
    var key = right.key(0);
    if (!right.isLeaf()) {
      clearFirstKey(right);
    }
    return new Change(id, new Split(key, add(right)), false);
  }

  /**
   * Where to cut: before the new cell when keys come in order, so that pages stay full; else so that both parts have
   * about equal bytes.
   */
  private static int splitPoint(List<byte[]> cells, int inserted) {
    if (inserted == cells.size() - 1) {
      return inserted;
    }
    int total = cells.stream().mapToInt(c -> c.length + 2).sum();
    int left = 0;
    int i = 0;
    while (2 * (left + cells.get(i).length + 2) < total) {
      left += cells.get(i++).length + 2;
    }
    int crossing = cells.get(i).length + 2;
    return i == 0 || 2 * left + crossing < total ? i + 1 : i;
  }

  private static void clearFirstKey(Page branch) {
    long child = branch.child(0);
    int checksum = branch.childChecksum(0);
    branch.remove(0);
    branch.insert(0, Page.branchCell(new byte[0], child));
    branch.setChild(0, child, checksum);
  }

  private void discardOverflow(Page leaf, int i) {
    if (leaf.isOverflow(i)) {
      space.discard(Tree.overflow(leaf.value(i)).extent());
    }
  }

  /** Removes a key that is there. */
  public void remove(byte[] key) {
    var change = remove(root, height, key);
    if (change.empty) {
      dirty.remove(change.page);
      root = Pointer.NONE;
      height = 0;
      return;
    }
    setRoot(change.page);
    while (height > 1 && owned(root.offset()).count() == 1) {
      var old = root.offset();
      root = Tree.child(owned(old), 0);
      dirty.remove(old);
      height--;
      if (!dirty.containsKey(root.offset())) {
        return;
      }
    }
  }

  private Change remove(Pointer pointer, int level, byte[] key) {
    long id = own(pointer, level);
    var page = owned(id);
    if (level == 1) {
      int at = page.find(key);
      if (at < 0) {
        throw new AssertionError("removing a key that is not there");
      }
      discardOverflow(page, at);
      page.remove(at);
      return new Change(id, null, page.count() == 0);
    }
    int at = page.childFor(key);
    var change = remove(Tree.child(page, at), level - 1, key);
    page.setChild(at, change.page, 0);
    if (change.empty) {
      dirty.remove(change.page);
      page.remove(at);
      if (at == 0 && page.count() > 0) {
        clearFirstKey(page);
      }
    } else if (owned(change.page).used() < Page.CAPACITY / 4) {
      merge(page, at, level - 1);
    }
    return new Change(id, null, page.count() == 0);
  }

  /** Moves the cells of a thin child into a neighbour that has room. */
  private void merge(Page parent, int at, int level) {
    int left = at > 0 ? at - 1 : 0;
    if (left + 1 >= parent.count()) {
      return;
    }
    var first = page(Tree.child(parent, left), level);
    var second = page(Tree.child(parent, left + 1), level);
    var separator = parent.key(left + 1);
    if (first.used() + second.used() + separator.length > Page.CAPACITY) {
      return;
    }
    long target = own(Tree.child(parent, left), level);
    var page = owned(target);
    for (int i = 0; i < second.count(); i++) {
      var cell = second.cellBytes(i);
      if (!second.isLeaf() && i == 0) {
        page.insert(page.count(), Page.branchCell(separator, second.child(0)));
        page.setChild(page.count() - 1, second.child(0), second.childChecksum(0));
      } else {
        page.insert(page.count(), cell);
      }
    }
    long gone = parent.child(left + 1);
    if (dirty.remove(gone) == null) {
      space.discard(Tree.child(parent, left + 1).extent());
    }
    parent.setChild(left, target, 0);
    parent.remove(left + 1);
  }

  /** Writes the changed pages to new places; afterwards {@link #root} is one that a commit may refer to. */
  public void flush() {
    if (dirty.isEmpty()) {
      return;
    }
    var places = new ArrayList<Long>(dirty.size());
    for (var run : space.pages(dirty.size())) {
      for (long at = run.offset(); at < run.end(); at += FileLayout.PAGE) {
        places.add(at);
      }
    }
    var writer = new RunWriter(places);
    root = flush(root.offset(), writer);
    writer.drain();
    dirty.clear();
  }

  private Pointer flush(long id, RunWriter writer) {
    var page = owned(id);
    if (!page.isLeaf()) {
      for (int i = 0; i < page.count(); i++) {
        long child = page.child(i);
        if (dirty.containsKey(child)) {
          var place = flush(child, writer);
          page.setChild(i, place.offset(), place.checksum());
        }
      }
    }
    page.pack();
    return new Pointer(writer.write(page.bytes), FileLayout.PAGE, Checksum.of(page.bytes));
  }

  /** Writes pages one after the other to given places, neighbours together. */
  private final class RunWriter {
    private final List<Long> places;
    private final byte[] run;
    private int next;
    private long start;
    private int filled;

    RunWriter(List<Long> places) {
      this.places = places;
      run = new byte[(int) Math.min(WRITE_RUN, (long) places.size() * FileLayout.PAGE)];
    }

    long write(byte[] page) {
      long place = places.get(next++);
      if (filled > 0 && (filled == run.length || start + filled != place)) {
        drain();
      }
      if (filled == 0) {
        start = place;
      }
      System.arraycopy(page, 0, run, filled, FileLayout.PAGE);
      filled += FileLayout.PAGE;
      return place;
    }

    void drain() {
      if (filled > 0) {
        space.write(start, run, filled);
        filled = 0;
      }
    }
  }
}
