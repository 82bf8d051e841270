package dev.ashlar.kernels.internal.vector;

/**
 * Tables for {@link TableLogarithm}, made by {@code log_tables.py} beside the tests. Of each piece of an octave the
 * reciprocal of a point in it and the logarithm of that point, in two parts.
 */
final class LogTables {
  static final double[] WIDE_RECIPROCALS = {
    0x1.58p+0, 0x1.48p+0, 0x1.38p+0, 0x1.3p+0, 0x1.28p+0, 0x1.18p+0, 0x1.1p+0, 0x1.08p+0, 0x1p+0, 0x1.ep-1,
    0x1.c8p-1, 0x1.bp-1, 0x1.98p-1, 0x1.88p-1, 0x1.7p-1, 0x1.6p-1
  };

  static final double[] WIDE_NATURAL = {
    -0x1.2e8e2bae12p-2, -0x1.fb9186d5e4p-3, -0x1.9525a9cf46p-3, -0x1.5ff3070a7ap-3, -0x1.29552f82p-3,
    -0x1.6f0d28ae58p-4, -0x1.f0a30c0118p-5, -0x1.f829b0e78p-6, 0, 0x1.08598b59e4p-4, 0x1.da72763844p-4,
    0x1.5bf406b544p-3, 0x1.d1037f2656p-3, 0x1.1178e8227ep-2, 0x1.522ae0738ap-2, 0x1.7fafa3bd81p-2
  };

  static final double[] WIDE_NATURAL_LOST = {
    0x1.67b1e99b72bd8p-45, 0x1.d572aab993c87p-47, 0x1.297137d9f158fp-44, 0x1.8586f183bebf2p-44,
    0x1.5b967f4471dfcp-44, 0x1.4b4641b664613p-44, 0x1.d599e83368e91p-45, -0x1.980267c7e09e4p-45, 0,
    -0x1.7e5dd7009902cp-46, 0x1.a89401fa71733p-46, -0x1.27023eb68981cp-46, -0x1.84a7e75b6f6e4p-47,
    0x1.1ef78ce2d07f2p-44, 0x1.ebe708164c759p-45, 0x1.46fb79bf6d4cbp-44
  };

  /** The logarithm of 2, what it lacks, what the factor of r is beyond 1, and the coefficients from that of r^2 on. */
  static final double[] WIDE_NATURAL_SERIES = {
    0x1.62e42fefa38p-1, 0x1.ef35793c7673p-45, 0, -0x1p-1, 0x1.555555555550fp-2, -0x1.fffffffffdf82p-3,
    0x1.9999999b487abp-3, -0x1.55555582e447p-3, 0x1.249232b87dcefp-3, -0x1.fffd7a4619227p-4, 0x1.c7fb7b69148dcp-4,
    -0x1.9f60ade121142p-4
  };

  static final double[] WIDE_BINARY = {
    -0x1.b47ebf7388p-2, -0x1.6e221cd9d1p-2, -0x1.24407ab0ep-2, -0x1.fbc16b9026p-3, -0x1.acf5e2db4ep-3,
    -0x1.08c588cda8p-3, -0x1.663f6fac9p-4, -0x1.6bad3758fp-5, 0, 0x1.7d60496cfcp-4, 0x1.563dc29ffap-3,
    0x1.f5fd8a9064p-3, 0x1.4f6fbb2cecp-2, 0x1.8a8980abfcp-2, 0x1.e7df5fe539p-2, 0x1.14c560fe688p-1
  };

  static final double[] WIDE_BINARY_LOST = {
    -0x1.50520a377c7ecp-45, 0x1.90d43956fa5d8p-45, -0x1.ce60916e52e91p-44, -0x1.0144751b3314fp-44,
    -0x1.927dfc23d978p-44, 0x1.871a7610e40bdp-45, -0x1.3167ccc538261p-44, 0x1.3c6764fc87b4ap-48, 0,
    -0x1.2ce6312ebb81dp-46, 0x1.964190e41bca7p-44, -0x1.cb6f70109b0f1p-47, 0x1.661e393a16b95p-44,
    -0x1.66cccab240e9p-45, -0x1.532c412ba94dbp-44, 0x1.7c407050799bfp-44
  };

  /** The logarithm of 2, what it lacks, what the factor of r is beyond 1, and the coefficients from that of r^2 on. */
  static final double[] WIDE_BINARY_SERIES = {
    0x1p+0, 0, 0x1.c551d94ae0bf8p-2, -0x1.71547652b82fep-1, 0x1.ec709dc3a0398p-2, -0x1.71547652b6b8ep-2,
    0x1.2776c51030904p-2, -0x1.ec709e055a522p-3, 0x1.a617424e7e95bp-3, -0x1.7152a487b7932p-3, 0x1.48ebf7141b4e8p-3,
    -0x1.2ba1b32bab42cp-3
  };

  static final double[] WIDE_DECIMAL = {
    -0x1.06cbd67a6cp-3, -0x1.b8de4d3ab4p-4, -0x1.5fe80488bp-4, -0x1.31b3055c48p-4, -0x1.02428c1f08p-4,
    -0x1.3ed1199a6p-5, -0x1.af5f92b01p-6, -0x1.b5e908eb2p-7, 0, 0x1.cb38fccd9p-6, 0x1.9c197abfp-5, 0x1.2e3a740b78p-4,
    0x1.93e7de0fc4p-4, 0x1.db11ed766cp-4, 0x1.25ba8215bp-3, 0x1.4d43f8275ap-3
  };

  static final double[] WIDE_DECIMAL_LOST = {
    -0x1.db2a2c6287ecp-46, 0x1.340511b402e0ap-47, 0x1.606adb567e739p-45, 0x1.dcffc97be8c9cp-45,
    -0x1.5ea6bc2bc8c2cp-52, 0x1.bdafc8ad828b8p-45, 0x1.9f05921f59258p-46, 0x1.90dfe0d1601cap-44, 0,
    -0x1.00925a535ae72p-44, 0x1.badcf3d6e4566p-46, 0x1.d288560689912p-53, -0x1.80743406505e6p-48,
    -0x1.40bcd23c3e44cp-44, -0x1.007bf2d8bf07ap-44, 0x1.20ca9a2bcc728p-45
  };

  /**
   * The logarithm of 2, what it lacks, what the factor of r is beyond 0.5, and the coefficients from that of r^2 on.
   */
  static final double[] WIDE_DECIMAL_SERIES = {
    0x1.34413509f8p-2, -0x1.80433b83b532ap-44, -0x1.0d213ab646bc7p-4, -0x1.bcb7b1526e50ep-3, 0x1.287a7636f4322p-3,
    -0x1.bcb7b1526c8d6p-4, 0x1.63c627769b4f5p-4, -0x1.287a765e8683ep-4, 0x1.fc3f7f21860dfp-5, -0x1.bcb580738c88p-5,
    0x1.8c0fad5395917p-5, -0x1.68caddb32cbe6p-5
  };

  static final float[] NARROW_RECIPROCALS = {
    0x1.54p+0f, 0x1.5p+0f, 0x1.48p+0f, 0x1.4p+0f, 0x1.3cp+0f, 0x1.34p+0f, 0x1.3p+0f, 0x1.28p+0f, 0x1.24p+0f,
    0x1.2p+0f, 0x1.1cp+0f, 0x1.14p+0f, 0x1.1p+0f, 0x1.0cp+0f, 0x1.08p+0f, 0x1.04p+0f, 0x1p+0f, 0x1.fp-1f, 0x1.ep-1f,
    0x1.d4p-1f, 0x1.c8p-1f, 0x1.b8p-1f, 0x1.bp-1f, 0x1.a4p-1f, 0x1.98p-1f, 0x1.9p-1f, 0x1.88p-1f, 0x1.7cp-1f,
    0x1.74p-1f, 0x1.6cp-1f, 0x1.64p-1f, 0x1.5cp-1f
  };

  static final float[] NARROW_BINARY = {
    -0x1.a338p-2f, -0x1.91bcp-2f, -0x1.6e24p-2f, -0x1.49a8p-2f, -0x1.3714p-2f, -0x1.113p-2f, -0x1.fbcp-3f,
    -0x1.acf8p-3f, -0x1.84cp-3f, -0x1.5cp-3f, -0x1.32bp-3f, -0x1.bc8p-4f, -0x1.664p-4f, -0x1.0ebp-4f, -0x1.6bap-5f,
    -0x1.6e8p-6f, 0, 0x1.774p-5f, 0x1.7d6p-4f, 0x1.098p-3f, 0x1.564p-3f, 0x1.bfc8p-3f, 0x1.f6p-3f, 0x1.249cp-2f,
    0x1.4f7p-2f, 0x1.6cbp-2f, 0x1.8a88p-2f, 0x1.b878p-2f, 0x1.d7e8p-2f, 0x1.f804p-2f, 0x1.0c6cp-1f, 0x1.1d36p-1f
  };

  static final float[] NARROW_BINARY_LOST = {
    0x1.3eb014p-19f, 0x1.5db83ap-20f, 0x1.e3263p-18f, 0x1.ed0cbap-20f, 0x1.b315b4p-18f, -0x1.f6b4c2p-20f,
    -0x1.6b9026p-19f, 0x1.0e9258p-18f, -0x1.5e8178p-18f, -0x1.a39fbep-19f, 0x1.61d876p-19f, -0x1.0902b6p-18f,
    0x1.20a6dep-21f, -0x1.c4fd14p-19f, -0x1.a6eb1ep-18f, 0x1.a5e8f4p-20f, 0, -0x1.acd89ap-19f, 0x1.25b3eep-22f,
    -0x1.c731ap-19f, -0x1.1eb002p-18f, -0x1.858p-19f, -0x1.3ab7cep-18f, 0x1.a5627ap-19f, -0x1.134c4ep-20f,
    0x1.ed0cbap-19f, 0x1.80abfcp-18f, -0x1.d42728p-21f, -0x1.3f543cp-18f, 0x1.5d1a1ap-19f, 0x1.55e18ap-18f,
    0x1.052d6ap-18f
  };

  /** The logarithm of 2, what it lacks, what the factor of r is beyond 1, and the coefficients from that of r^2 on. */
  static final double[] NARROW_BINARY_SERIES = {
    0x1p+0, 0, 0x1.c551dap-2, -0x1.715476p-1, 0x1.ec708ep-2, -0x1.7168d6p-2, 0x1.28fb86p-2
  };

  private LogTables() {}
}
