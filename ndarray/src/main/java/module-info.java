/** N-dimensional arrays in native memory. */
@SuppressWarnings("module") // the store is built later
module dev.ashlar.ndarray {
  requires transitive dev.ashlar.kernels;
  requires static transitive org.jspecify;

  exports dev.ashlar.ndarray;
  exports dev.ashlar.ndarray.io;
  exports dev.ashlar.ndarray.spi to
      dev.ashlar.nvm;
}
