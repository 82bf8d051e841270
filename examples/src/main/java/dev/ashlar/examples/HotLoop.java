package dev.ashlar.examples;

import dev.ashlar.ndarray.Creation;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.ndarray.Scope;

/**
 * A loop that makes many arrays. Inside a scope their memory is reused as soon as the scope ends, so that the loop runs
 * in the memory of one round; what is kept lives on.
 */
public final class HotLoop {
  private HotLoop() {}

  /** Finds the square roots of 1 to 5 by Newton's method, all at once. */
  public static void main(String[] args) {
    var wanted = Creation.arange(1, 6, 1).plus(0.0);
    NDArray root = wanted;
    for (int round = 0; round < 8; round++) {
      try (var scope = Scope.open()) {
        root = scope.keep(root.plus(wanted.div(root)).div(2));
      }
    }
    System.out.println(root);
  }
}
