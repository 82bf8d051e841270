package dev.ashlar.ndarray;

import dev.ashlar.kernels.memory.Block;
import dev.ashlar.kernels.memory.MemoryScope;

/**
 * Gives the memory of fresh arrays back at once. Inside {@code try (var scope = Scope.open())} every array that is made
 * on this thread belongs to the scope; when it ends their memory is reused, unless an array was kept. Without a scope
 * arrays belong to the garbage collector, which needs no care but brings memory back late: hot loops use scopes.
 *
 * <p>A scope and its arrays belong to the thread that opened it. Using an array of a closed scope, or one from another
 * thread, throws; nothing ever reads freed memory. Scopes nest and must be closed in the opposite order.
 *
 * {@snippet :
 * NDArray result;
 * try (var scope = Scope.open()) {
 *   var centred = a.minus(a.mean());
 *   result = scope.keep(centred.times(centred).sum());
 * }
 * }
 */
public final class Scope implements AutoCloseable {
  private final MemoryScope memory;

  private Scope(MemoryScope memory) {
    this.memory = memory;
  }

  /** Opens a scope on the calling thread, inside the scope that is open there, if any. */
  public static Scope open() {
    return new Scope(MemoryScope.open());
  }

  /**
   * Lets an array outlive the scope: its memory goes to the enclosing scope, else to the collector. An array of other
   * memory is returned as it is.
   *
   * @throws IllegalStateException if the scope was closed
   */
  public NDArray keep(NDArray array) {
    if (array.owner instanceof Block block) {
      memory.keep(block);
    }
    return array;
  }

  /**
   * Ends the scope.
   *
   * @throws IllegalStateException if an inner scope is open, or a kernel is running on memory of the scope
   * @throws WrongThreadException if another thread opened it
   */
  @Override
  public void close() {
    memory.close();
  }
}
