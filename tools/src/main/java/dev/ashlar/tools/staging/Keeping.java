package dev.ashlar.tools.staging;

import dev.ashlar.nvm.Attribute;
import dev.ashlar.nvm.RawArray;
import dev.ashlar.nvm.Transaction;
import dev.ashlar.tools.element.HeapArray;
import dev.ashlar.tools.store.Input;
import dev.ashlar.tools.store.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Map;

/** Puts arrays into stores, whether their elements refer to a heap or not. */
public final class Keeping {
  private Keeping() {}

  /**
   * Puts an array with attributes under a name in one transaction, instead of an earlier one. A store that is missing
   * is made.
   *
   * @throws dev.ashlar.tools.InputException if the store refuses the name or the type
   */
  public static void put(Path store, String name, HeapArray values, Map<String, Attribute> attributes)
      throws IOException {
    var array = values.array();
    if (!RawArray.refersToHeap(array.dtype())) {
      Stores.change(store, tx -> {
        put(tx, name, values);
        attributes.forEach((key, value) -> tx.setAttribute(name, key, value));
      });
      return;
    }
    var folder = store.toAbsolutePath().getParent();
    try (var staged = StagedArray.copyOf(values, folder == null ? Path.of(".") : folder); var arena =
        Arena.ofShared()) {
      var raw = staged.finish(arena, array.shape());
      Stores.change(store, tx -> Input.checked(() -> {
        tx.putRaw(name, raw);
        attributes.forEach((key, value) -> tx.setAttribute(name, key, value));
        return true;
      }));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Puts an array whose elements refer to nothing. */
  public static void put(Transaction tx, String name, HeapArray values) {
    Input.checked(() -> {
      tx.put(name, values.array());
      return true;
    });
  }
}
