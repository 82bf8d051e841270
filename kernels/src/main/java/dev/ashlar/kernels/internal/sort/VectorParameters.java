package dev.ashlar.kernels.internal.sort;

import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * What a vector template is instantiated for.
 *
 * @param species the vectors of keys
 * @param lanes the network of one vector
 * @param small the network of four vectors; with payloads for a pair sorter
 * @param large the network of eight vectors; with payloads for a pair sorter
 * @param sampler the sampler of the same species; none for the sampler itself
 */
record VectorParameters(
    VectorSpecies<?> species,
    SortingNetwork lanes,
    SortingNetwork small,
    SortingNetwork large,
    @Nullable PivotSampler sampler) {

  /** Parameters for sorting keys. */
  static VectorParameters ofKeys(VectorSpecies<?> species) {
    var bare = new VectorParameters(
        species, network(species, 1, false), network(species, 4, false), network(species, 8, false), null);
    return new VectorParameters(
        species, bare.lanes, bare.small, bare.large, Template.instantiate(VectorSampler.class, bare, PivotSampler.class));
  }

  /** The same for sorting pairs. */
  VectorParameters withPayload() {
    return new VectorParameters(species, lanes, network(species, 4, true), network(species, 8, true), sampler);
  }

  private static SortingNetwork network(VectorSpecies<?> species, int rows, boolean payload) {
    return NetworkAssembler.assemble(new NetworkPlan(species, rows), payload);
  }
}
