/** Loops over native memory: the table of operations, the kernels made from it, and the sweep over n dimensions. */
@SuppressWarnings("module") // the modules that may see the memory are built later
module dev.ashlar.kernels {
  requires transitive dev.ashlar.datashape;
  requires static transitive org.jspecify;
  requires static jdk.incubator.vector;
  requires static jdk.jfr;
  requires jdk.management;

  exports dev.ashlar.kernels;
  exports dev.ashlar.kernels.raw to
      dev.ashlar.ndarray,
      dev.ashlar.nvm;
  exports dev.ashlar.kernels.memory to
      dev.ashlar.ndarray,
      dev.ashlar.nvm;
}
