package dev.ashlar.benchmarks.catalogue;

/** The languages in which a row is spelled. */
public enum Dialect {
  /** Java on NDArrays: an expression. */
  ASHLAR,
  /**
   * Java beside {@link #ASHLAR} in the same process: what a row is compared with where no other library does the work.
   */
  REFERENCE,
  /** Python with {@code np}. */
  NUMPY,
  /** What numexpr evaluates. */
  NUMEXPR,
  /** Statements that are both Java over arrays and C over pointers. */
  LOOP,
  /** Java with EJML's matrices. */
  EJML,
  /** Java with ojAlgo's matrices. */
  OJALGO,
  /** Java with ND4J's INDArray. */
  ND4J,
  /** Java with DJL's NDArray over PyTorch; the result is closed after each call, so it must be the only array made. */
  TORCH
}
