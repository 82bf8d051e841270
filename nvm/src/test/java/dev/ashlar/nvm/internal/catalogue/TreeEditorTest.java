package dev.ashlar.nvm.internal.catalogue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.nvm.internal.format.Checksum;
import dev.ashlar.nvm.internal.format.Extent;
import dev.ashlar.nvm.internal.format.FileLayout;
import dev.ashlar.nvm.internal.format.Pointer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree against a sorted map, with keys and values of all lengths. */
class TreeEditorTest {
  /**
   * Blocks on the heap, which are never used twice: what is discarded must be exactly what is not reachable any more.
   */
  private static final class Blocks implements BlockSource, BlockSpace {
    final Map<Long, byte[]> blocks = new HashMap<>();
    final Set<Long> live = new HashSet<>();
    long next = FileLayout.DATA_START;

    @Override
    public byte[] read(Pointer pointer, String what) {
      var block = blocks.get(pointer.offset());
      assertTrue(block != null && live.contains(pointer.offset()), what + " at " + pointer.offset() + " is gone");
      assertEquals(pointer.checksum(), Checksum.of(block));
      return block;
    }

    @Override
    public Pointer store(byte[] block) {
      long at = place(block.clone());
      return new Pointer(at, block.length, Checksum.of(block));
    }

    private long place(byte[] block) {
      long at = next;
      next += FileLayout.roundUp(block.length, FileLayout.PAGE);
      blocks.put(at, block);
      live.add(at);
      return at;
    }

    @Override
    public List<Extent> pages(int count) {
      var pages = new ArrayList<Extent>();
      for (int i = 0; i < count; i++) {
        pages.add(new Extent(next + (long) i * FileLayout.PAGE, FileLayout.PAGE));
      }
      next += (long) count * FileLayout.PAGE;
      return pages;
    }

    @Override
    public void write(long offset, byte[] bytes, int length) {
      for (int at = 0; at < length; at += FileLayout.PAGE) {
        blocks.put(offset + at, Arrays.copyOfRange(bytes, at, at + FileLayout.PAGE));
        live.add(offset + at);
      }
    }

    @Override
    public void discard(Extent block) {
      assertTrue(live.remove(block.offset()), block + " is discarded twice");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void behavesLikeASortedMap(long seed) {
    var random = new Random(seed);
    var blocks = new Blocks();
    var model = new TreeMap<byte[], byte[]>(Arrays::compareUnsigned);
    var tree = new Tree(blocks, Pointer.NONE, 0);
    int keys = seed % 2 == 0 ? 40 : 3000;
    int longest = seed % 3 == 0 ? 12 : FileLayout.MAX_NAME;
    for (int commit = 0; commit < 60; commit++) {
      var editor = new TreeEditor(tree, blocks);
      boolean shrink = commit / 15 % 2 == 1;
      for (int i = random.nextInt(200); i >= 0; i--) {
        var key = key(random.nextInt(keys), longest);
        if (random.nextInt(10) < (shrink ? 8 : 2)) {
          if (model.remove(key) != null) {
            editor.remove(key);
          }
        } else {
          var value = new byte[random.nextInt(8) == 0 ? random.nextInt(5000) : random.nextInt(300)];
          random.nextBytes(value);
          model.put(key, value);
          editor.put(key, value);
        }
        var some = key(random.nextInt(keys), longest);
        assertArrayEquals(model.get(some), editor.find(some));
      }
      editor.flush();
      tree = new Tree(blocks, editor.root(), editor.height());
      compare(model, tree, blocks, random, keys, longest);
    }
  }

  private static byte[] key(int i, int longest) {
    var random = new Random(i);
    var key = new byte[1 + random.nextInt(random.nextInt(4) == 0 ? longest : 20)];
    random.nextBytes(key);
    return key;
  }

  private static void compare(
      NavigableMap<byte[], byte[]> model, Tree tree, Blocks blocks, Random random, int keys, int longest) {
    var names = new ArrayList<byte[]>();
    tree.scan(new byte[0], (key, value) -> {
      names.add(key);
      assertArrayEquals(model.get(key), value);
      return true;
    });
    assertEquals(model.size(), names.size());
    var expected = model.navigableKeySet().iterator();
    names.forEach(name -> assertArrayEquals(expected.next(), name));
    var from = key(random.nextInt(keys), longest);
    var tail = new ArrayList<byte[]>();
    tree.scan(from, (key, value) -> tail.add(key));
    assertEquals(model.tailMap(from).size(), tail.size());
    var reachable = new HashSet<Long>();
    tree.blocks(extent -> assertTrue(reachable.add(extent.offset())));
    assertEquals(reachable, blocks.live);
  }

  @Test
  void keysInOrderFillPages() {
    var blocks = new Blocks();
    var editor = new TreeEditor(new Tree(blocks, Pointer.NONE, 0), blocks);
    int count = 20_000;
    for (int i = 0; i < count; i++) {
      editor.put("array/%06d".formatted(i).getBytes(java.nio.charset.StandardCharsets.UTF_8), new byte[100]);
    }
    editor.flush();
    int cell = 4 + 12 + 100 + 2;
    int perPage = Page.CAPACITY / cell;
    assertTrue(blocks.live.size() < 1.05 * count / perPage + 3, blocks.live.size() + " pages");
    assertEquals(3, editor.height());
  }

  @Test
  void anEmptyTreeHasNothing() {
    var blocks = new Blocks();
    var tree = new Tree(blocks, Pointer.NONE, 0);
    assertNull(tree.find(new byte[] {1}));
    tree.scan(new byte[0], (k, v) -> {
      throw new AssertionError();
    });
  }
}
