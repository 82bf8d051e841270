package dev.ashlar.tools.clippy.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A backend of others: a class written in Python, and one in the shell. */
@DisabledOnOs(OS.WINDOWS)
class ClippyTest {
  private static final List<String> BAG =
      List.of("__init__", "insert", "size", "remove_if", "items", "merge", "describe");

  @TempDir Path folder;

  @BeforeEach
  void copy() throws IOException {
    Files.createDirectories(folder.resolve("CMakeFiles"));
    for (var name : BAG) {
      copy("Bag/program.py", "Bag/" + name);
    }
    for (var name : List.of("work", "fail", "mute", "future")) {
      copy("Slow/" + name + ".sh", "Slow/" + name);
    }
    copy("Bag/meta.json", "Bag/meta.json");
    assertTrue(folder.resolve("Bag/meta.json").toFile().setExecutable(false));
  }

  private void copy(String resource, String name) throws IOException {
    var target = folder.resolve(name);
    Files.createDirectories(target.getParent());
    try (var stream = ClippyTest.class.getResourceAsStream(resource)) {
      Files.copy(stream, target);
    }
    assertTrue(target.toFile().setExecutable(true));
  }

  private ClippyObject bag() throws IOException {
    var backend = Clippy.discover(folder);
    assumeTrue(backend.type("Bag").methods().size() == BAG.size(), "there is no python3 here: " + backend.problems());
    return backend.newInstance("Bag");
  }

  @Test
  void classesAndMethodsAreFoundWithTheirHelp() throws IOException {
    var backend = Clippy.discover(folder);
    assertEquals(Set.of("Bag", "Slow"), backend.classes().keySet());
    var slow = backend.type("Slow");
    assertEquals(Set.of("work", "fail"), slow.methods().keySet());
    assertEquals("work()\n  works slowly", slow.method("work").help());
    var problems = backend.problems().stream().filter(problem -> problem.contains("Slow")).toList();
    assertEquals(2, problems.size());
    assertTrue(problems.getFirst().contains("future speaks version 0.3.0"), problems.toString());
    assertTrue(problems.getLast().contains("mute names no method"), problems.toString());
    assertEquals("A bag of items.", backend.type("Bag").documentation());
  }

  @Test
  void stateSelectorsAndSelfAsInPython() throws IOException {
    var bag = bag();
    assertEquals("insert(item, count=1)", bag.type().method("insert").toString());
    assertSame(bag, bag.call("insert", 5));
    bag.call("insert", 7, 2);
    bag.call("insert", List.of(1), Map.of("count", 3));
    assertEquals(6L, bag.call("size"));
    assertSame(bag,
        bag.call("remove_if", bag.selector("value").greater(3).and(bag.selector("value").plus(1).equal(8))));
    assertEquals(Map.of("items", List.of(5, 1, 1, 1)), bag.state());
    assertNull(bag.call("describe"));
    assertEquals("value.size.width", bag.selector("value.size.width").name());
    assertEquals("in grams", bag.selector("value.weight").description());
    assertThrows(IllegalArgumentException.class, () -> bag.selector("value.length"));
  }

  @Test
  void listsAreFilledAndObjectsPassed() throws IOException {
    var bag = bag();
    bag.call("insert", "a");
    var items = new ArrayList<>(List.of("old"));
    bag.call("items", List.of(), Map.of("into", items));
    assertEquals(List.of("a"), items);
    var both = (ClippyObject) Objects.requireNonNull(bag.call("merge", bag));
    assertEquals(2L, both.call("size"));
    assertEquals(1L, bag.call("size"));
  }

  @Test
  void refusalsAndFailuresAreToldApart() throws IOException {
    var bag = bag();
    assertEquals("insert: item is missing",
        assertThrows(ClippyValidationException.class, () -> bag.call("insert")).getMessage());
    var failure = assertThrows(ClippyException.class, () -> bag.call("insert", new Object[] {null}));
    assertEquals("nothing cannot be inserted", failure.getMessage());
    assertEquals(ClippyException.class, failure.getClass());
    var unknown = assertThrows(IllegalArgumentException.class, () -> bag.call("inert", 1));
    assertEquals("Bag has no method 'inert'; did you mean 'insert'?", unknown.getMessage());
    assertThrows(IllegalArgumentException.class, () -> bag.call("size", 1));
    assertThrows(IllegalArgumentException.class, () -> bag.call("insert", List.of(1), Map.of("item", 2)));
    var slow = bag.type().backend().newInstance("Slow");
    assertEquals("it went wrong", assertThrows(ClippyException.class, () -> slow.call("fail")).getMessage());
    assertThrows(IllegalArgumentException.class, () -> bag.type().backend().newInstance("Sack"));
    assertThrows(NotDirectoryException.class, () -> Clippy.discover(folder.resolve("none")));
  }

  @Test
  void progressAndOutputAreHeard() throws IOException {
    var backend = Clippy.discover(folder);
    var heard = new ArrayList<Object>();
    backend.listen(new ClippyListener() {
      @Override
      public void progress(ClippyProgress progress) {
        heard.add(progress);
      }

      @Override
      public void output(String text) {
        heard.add(text);
      }
    });
    assertEquals(1.5, backend.newInstance("Slow").call("work"));
    var total = OptionalLong.of(4);
    assertEquals(
        List.of(new ClippyProgress("work", total, 0, false), new ClippyProgress("work", total, 1, false),
            new ClippyProgress("work", total, 3, false), new ClippyProgress("work", total, 3, true), "done"),
        heard);
  }
}
