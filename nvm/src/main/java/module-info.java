/** Arrays that outlive the process: the store. */
module dev.ashlar.nvm {
  requires transitive dev.ashlar.ndarray;
  requires static transitive org.jspecify;

  exports dev.ashlar.nvm;
}
