package dev.ashlar.kernels.internal.sort;

import jdk.incubator.vector.VectorSpecies;

/**
 * What a vector template is instantiated for.
 *
 * @param species the vectors of keys
 * @param lanes the network of one vector
 * @param small the network of four vectors
 * @param large the network of eight vectors
 */
record VectorParameters(VectorSpecies<?> species, SortingNetwork lanes, SortingNetwork small, SortingNetwork large) {
  static VectorParameters of(VectorSpecies<?> species) {
    return new VectorParameters(
        species,
        NetworkAssembler.assemble(new NetworkPlan(species, 1), false),
        NetworkAssembler.assemble(new NetworkPlan(species, 4), false),
        NetworkAssembler.assemble(new NetworkPlan(species, 8), false));
  }
}
