/** The datashape language: types of arrays as values, without memory and without kernels. */
module dev.ashlar.datashape {
  requires static transitive org.jspecify;

  exports dev.ashlar.datashape;
}
