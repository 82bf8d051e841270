package dev.ashlar.benchmarks.work;

import static dev.ashlar.ndarray.Lazy.lazy;

import dev.ashlar.kernels.Operations;
import dev.ashlar.ndarray.Lazy;
import dev.ashlar.ndarray.NDArray;
import dev.ashlar.ndarray.Scope;
import java.util.concurrent.atomic.AtomicInteger;

/** Expressions that no kernel was made for yet: each call takes another order and depth of the same three terms. */
public final class FreshExpression {
  private static final int EVALUATIONS = 6;
  private static final AtomicInteger NEXT = new AtomicInteger();

  private FreshExpression() {}

  /**
   * The last of six evaluations of {@code a*b + sin(c)/2 - sqrt(abs(d))}, written in a way that was not used before.
   */
  public static NDArray evaluateSixTimes(NDArray a, NDArray b, NDArray c, NDArray d) {
    int variant = NEXT.getAndIncrement();
    for (int i = 1; i < EVALUATIONS; i++) {
      try (var _ = Scope.open()) {
        expression(variant, a, b, c, d).eval();
      }
    }
    return expression(variant, a, b, c, d).eval();
  }

  private static Lazy expression(int variant, NDArray a, NDArray b, NDArray c, NDArray d) {
    var product = lazy(a).times(b);
    var sine = lazy(c).apply(Operations.SIN).div(2);
    var root = lazy(d).apply(Operations.ABS).apply(Operations.SQRT);
    var value =
        switch (variant % 6) {
          case 0 -> product.plus(sine).minus(root);
          case 1 -> sine.plus(product).minus(root);
          case 2 -> product.minus(root).plus(sine);
          case 3 -> sine.minus(root).plus(product);
          case 4 -> product.minus(root.minus(sine));
          default -> sine.minus(root.minus(product));
        };
    // a double negation costs next to nothing and makes a tree that was not there before
    for (int i = 0; i < variant / 6; i++) {
      value = value.unaryMinus().unaryMinus();
    }
    return value;
  }
}
