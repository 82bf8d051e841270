package dev.ashlar.kernels.internal.indexed;

import dev.ashlar.kernels.internal.loop.Template;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Copies elements of one size from and to places given one by one. Positions and offsets are int64 without gaps; the
 * caller has proved every address that is not said to be checked.
 */
public abstract class ElementMover {
  private static final int WIDEST = 64;

  /** By size, made when they are first needed; one that two threads make at once does not matter. */
  private static final AtomicReferenceArray<@Nullable ElementMover> OF_SIZE = new AtomicReferenceArray<>(WIDEST + 1);

  ElementMover() {}

  /**
   * What moves elements of so many bytes: for the sizes of numbers and short rows of them with the size as a constant.
   */
  public static ElementMover of(long itemsize) {
    var known = itemsize <= WIDEST ? OF_SIZE.get((int) itemsize) : null;
    return known != null ? known : make(itemsize);
  }

  private static ElementMover make(long itemsize) {
    return switch ((int) Math.min(itemsize, 2 * WIDEST)) {
      case 1, 2, 4, 8, 16, 24, 32, 40, 48, 56, WIDEST -> {
        var made = (ElementMover) Template.instantiate(MethodHandles.lookup(), SizedMover.class, (int) itemsize);
        OF_SIZE.set((int) itemsize, made);
        yield made;
      }
      default -> new RunMover(itemsize);
    };
  }

  /**
   * Copies the elements at positions along an axis, one place after the other.
   *
   * @param base address of position 0
   * @param back what is added to negative positions
   * @param out address of n elements, all written if no position is out of bounds
   * @return the number of the first position that is out of bounds, or -1
   */
  public abstract int take(long base, long extent, long back, long stride, long positions, long out, int n);

  /**
   * Copies n elements, one place after the other, to positions along an axis; of several that go to one position the
   * last stays.
   *
   * @return the number of the first position that is negative or out of bounds, where the copying ends, or -1
   */
  public abstract int put(long base, long extent, long stride, long positions, long in, long inStride, int n);

  /**
   * Copies the elements where a mask of bytes 0 and 1 is 1, one place after the other.
   *
   * @param from address of n elements without gaps
   * @param end behind the last element that the mask chooses: nothing is written there
   */
  public abstract void compress(long from, long mask, long n, long out, long end);

  /** Copies n elements between places that are so many bytes apart; none of the source is in the target. */
  public abstract void copy(long from, long fromStep, long to, long toStep, long n);

  /** Copies n elements from their offsets to one place after the other. */
  public abstract void gather(long base, long offsets, long out, long outStride, long n);

  /** Copies n elements, one place after the other, to their offsets; of several that go to one place the last stays. */
  public abstract void scatter(long base, long offsets, long in, long inStride, long n);
}
