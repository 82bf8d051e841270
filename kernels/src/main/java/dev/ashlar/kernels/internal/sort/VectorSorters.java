package dev.ashlar.kernels.internal.sort;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorShape;
import org.jspecify.annotations.Nullable;

/**
 * The seam before the vector forms: loaded only where the Vector API is. Methods return null where vectors are narrower
 * than 256 bits or the width is forced to be so by the property {@code dev.ashlar.vector.bits}.
 */
final class VectorSorters {
  static final int BITS = Math.min(
      512, Integer.getInteger("dev.ashlar.vector.bits", IntVector.SPECIES_PREFERRED.vectorBitSize()));

  private VectorSorters() {}

  static Sorters.@Nullable Keys keys(int bytes) {
    return keys(bytes, BITS);
  }

  static @Nullable PairSorter pairs() {
    return pairs(BITS);
  }

  static Sorters.@Nullable Keys keys(int bytes, int bits) {
    var parameters = parameters(bytes, bits);
    return parameters == null
        ? null
        : new Sorters.Keys(
            Template.instantiate(VectorKeyLoops.class, parameters, KeyLoops.class),
            Template.instantiate(VectorTallyLoops.class, parameters, TallyLoops.class),
            Template.instantiate(VectorKeySorter.class, parameters, KeySorter.class),
            bytes == 8
                ? Template.instantiate(VectorPackLoops.class, parameters, PackLoops.class)
                : new ScalarPackLoops());
  }

  static @Nullable PairSorter pairs(int bits) {
    var parameters = parameters(8, bits);
    return parameters == null
        ? null
        : Template.instantiate(VectorPairSorter.class, parameters.withPayload(), PairSorter.class);
  }

  private static @Nullable VectorParameters parameters(int bytes, int bits) {
    if (bits < 256) {
      return null;
    }
    var shape = VectorShape.forBitSize(bits);
    return VectorParameters.ofKeys(
        bytes == 8 ? LongVector.SPECIES_64.withShape(shape) : IntVector.SPECIES_64.withShape(shape));
  }
}
