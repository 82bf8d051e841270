package dev.ashlar.kernels.internal.sort;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The geometry of a sorting network over {@code rows} registers of {@code lanes} keys: which lane stands for which
 * column, and the shuffles and masks that follow.
 *
 * <p>The columns are merged in the order of their rank, and the sorted block is column-major: key {@code rank * rows +
 * row}. Storing it takes exchanges of row bits against lane bits; when there are more lanes than rows, some lane bits
 * have no partner and stay the highest bits of a lane's number, so they must be the lowest of its rank.
 *
 * @param fullRows how many rows every block fills; keys may lack in the others
 */
record NetworkPlan(VectorSpecies<?> species, int rows, int fullRows) {
  int lanes() {
    return species.length();
  }

  int size() {
    return rows * lanes();
  }

  /** What stands in for keys that lack. */
  Vector<?> greatest() {
    return species.broadcast(-1L >>> (65 - species.elementSize()));
  }

  /** Lane distances of the exchanges that turn columns into memory order. */
  int exchanges() {
    return Math.min(rows, lanes());
  }

  /** Where register {@code row} goes in memory, in vectors, once rows and lanes are exchanged. */
  int place(int row) {
    int lanes = lanes();
    return rows <= lanes ? row : row % lanes * (rows / lanes) + row / lanes;
  }

  private int rank(int lane) {
    int folded = Math.max(1, lanes() / rows);
    return lane % (lanes() / folded) * folded + lane / (lanes() / folded);
  }

  private int laneOfRank(int rank) {
    int folded = Math.max(1, lanes() / rows);
    return rank / folded + rank % folded * (lanes() / folded);
  }

  /** Turns each group of {@code group} neighbouring columns round. */
  VectorShuffle<?> mirror(int group) {
    return shuffle(rank -> rank / group * group + group - 1 - rank % group);
  }

  /** Swaps columns at {@code distance}, a power of two. */
  VectorShuffle<?> swap(int distance) {
    return shuffle(rank -> rank ^ distance);
  }

  private VectorShuffle<?> shuffle(IntUnaryOperator sourceRank) {
    return species.shuffleFromOp(lane -> laneOfRank(sourceRank.applyAsInt(rank(lane))));
  }

  /** The columns in the upper half of their group of {@code group}. */
  VectorMask<?> upper(int group) {
    long bits = 0;
    for (int lane = 0; lane < lanes(); lane++) {
      bits |= (rank(lane) % group >= group / 2 ? 1L : 0L) << lane;
    }
    return VectorMask.fromLong(species, bits);
  }

  /**
   * Lane numbers of one half of an exchange of a pair of registers: lanes without the distance bit, or those with it.
   */
  Vector<?> exchange(int distance, boolean second) {
    var lanes = new ArrayList<Long>();
    for (int lane = 0; lane < lanes(); lane++) {
      boolean odd = (lane & distance) != 0;
      lanes.add((long) (second ? (odd ? lanes() + lane : lane + distance) : (odd ? lanes() + lane - distance : lane)));
    }
    return vector(lanes);
  }

  private Vector<?> vector(List<Long> values) {
    var bytes = new long[values.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = values.get(i);
    }
    return species.fromArray(narrow(bytes), 0);
  }

  private Object narrow(long[] values) {
    if (species.elementType() == long.class) {
      return values;
    }
    var ints = new int[values.length];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = (int) values[i];
    }
    return ints;
  }

  /** Batcher's odd-even merge sort of the rows, as pairs (upper, lower): 19 for 8 rows, 63 for 16. */
  List<int[]> columnSort() {
    var pairs = new ArrayList<int[]>();
    for (int p = 1; p < rows; p *= 2) {
      for (int k = p; k >= 1; k /= 2) {
        for (int j = k % p; j < rows - k; j += 2 * k) {
          for (int i = 0; i < Math.min(k, rows - j - k); i++) {
            if ((i + j) / (2 * p) == (i + j + k) / (2 * p)) {
              pairs.add(new int[] {i + j, i + j + k});
            }
          }
        }
      }
    }
    return pairs;
  }
}
