package dev.ashlar.kernels.internal.sort;

import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * What a vector template is instantiated for.
 *
 * @param species the vectors of keys
 * @param small the network of four vectors; with payloads for a pair sorter
 * @param large the network of eight vectors; with payloads for a pair sorter
 * @param sampler the sampler of the same species; none for the sampler itself
 */
record VectorParameters(
    VectorSpecies<?> species,
    SortingNetwork small,
    SortingNetwork large,
    @Nullable PivotSampler sampler) {

  /** Parameters for sorting keys. */
  static VectorParameters ofKeys(VectorSpecies<?> species) {
    var bare = new VectorParameters(species, network(species, 4, false), network(species, 8, false), null);
    var sampler = Template.instantiate(VectorSampler.class, bare, PivotSampler.class);
    return new VectorParameters(species, bare.small, bare.large, sampler);
  }

  /** The same for sorting pairs. */
  VectorParameters withPayload() {
    return new VectorParameters(species, network(species, 4, true), network(species, 8, true), sampler);
  }

  private static SortingNetwork network(VectorSpecies<?> species, int rows, boolean payload) {
    return NetworkAssembler.assemble(new NetworkPlan(species, rows), payload);
  }
}
