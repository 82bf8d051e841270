/** Arrays that outlive the process: the store. */
module dev.ashlar.nvm {
  requires transitive dev.ashlar.ndarray;
  requires jdk.nio.mapmode;
  requires static transitive org.jspecify;

  exports dev.ashlar.nvm;
  exports dev.ashlar.nvm.torture;
}
