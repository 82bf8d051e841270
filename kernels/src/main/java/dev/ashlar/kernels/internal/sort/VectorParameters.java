package dev.ashlar.kernels.internal.sort;

import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * What a vector template is instantiated for.
 *
 * @param species the vectors of keys
 * @param small the network of four vectors; with payloads for a pair sorter
 * @param medium the network of eight vectors; with payloads for a pair sorter
 * @param large the network of as many vectors as the registers hold; without payloads
 * @param sampler the sampler of the same species; none for the sampler itself
 */
record VectorParameters(
    VectorSpecies<?> species,
    SortingNetwork small,
    SortingNetwork medium,
    SortingNetwork large,
    @Nullable PivotSampler sampler) {

  /** Parameters for sorting keys. */
  static VectorParameters ofKeys(VectorSpecies<?> species) {
    var medium = network(species, 8, 4, false);
    // with 16 lanes, or the 16 registers that 256 bits may have, more vectors cost more than they save
    boolean wide = species.vectorBitSize() == 512 && species.elementSize() == 64;
    var large = wide ? network(species, 16, 8, false) : medium;
    var bare = new VectorParameters(species, network(species, 4, 0, false), medium, large, null);
    var sampler = Template.instantiate(VectorSampler.class, bare, PivotSampler.class);
    return new VectorParameters(species, bare.small, medium, large, sampler);
  }

  /** The same for sorting pairs. */
  VectorParameters withPayload() {
    return new VectorParameters(species, network(species, 4, 4, true), network(species, 8, 8, true), large, sampler);
  }

  private static SortingNetwork network(VectorSpecies<?> species, int rows, int fullRows, boolean payload) {
    return NetworkAssembler.assemble(new NetworkPlan(species, rows, fullRows), payload);
  }
}
