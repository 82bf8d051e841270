package dev.ashlar.kernels;

import static dev.ashlar.datashape.DType.*;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DType.Kind;
import dev.ashlar.datashape.DataTypes;

/** The ways in which operations find their computing dtypes: each row of the table names one. */
enum Typing {
  /** Operands are promoted together and the result has that dtype; numbers only. */
  NUMERIC {
    @Override
    Signature of(Operation op, DType common) {
      return same(refuseIf(common == BOOL, op, common), common, common);
    }
  },
  /** As NUMERIC, and bool too. */
  NUMERIC_OR_BOOL {
    @Override
    Signature of(Operation op, DType common) {
      return same(op, common, common);
    }
  },
  /** Real numbers and bool: an order is needed. */
  ORDERED {
    @Override
    Signature of(Operation op, DType common) {
      return same(refuseIf(common.kind() == Kind.COMPLEX, op, common), common, common);
    }
  },
  /** Any numbers and bool; complex ones give the real dtype of their parts. */
  MAGNITUDE {
    @Override
    Signature of(Operation op, DType common) {
      return same(op, common, partOf(common));
    }
  },
  /** As MAGNITUDE, without bool. */
  PART {
    @Override
    Signature of(Operation op, DType common) {
      return same(refuseIf(common == BOOL, op, common), common, partOf(common));
    }
  },
  /** Floating point or complex; the result is real. */
  ANGLE {
    @Override
    Signature of(Operation op, DType common) {
      var computed = floatFor(common);
      return same(op, computed, partOf(computed));
    }
  },
  /** Real numbers: neither bool nor complex. */
  REAL {
    @Override
    Signature of(Operation op, DType common) {
      return same(refuseIf(common == BOOL || common.kind() == Kind.COMPLEX, op, common), common, common);
    }
  },
  /**
   * Floating point; narrow integers go to the float that holds them, as NumPy does: int8 to float16, int16 to float32,
   * others to float64.
   */
  FLOATING {
    @Override
    Signature of(Operation op, DType common) {
      var computed = floatFor(common);
      return same(op, computed, computed);
    }
  },
  /** As FLOATING, real only. */
  REAL_FLOATING {
    @Override
    Signature of(Operation op, DType common) {
      var computed = floatFor(common);
      return same(refuseIf(computed.kind() == Kind.COMPLEX, op, common), computed, computed);
    }
  },
  /** Floating point of 64 bits, complex operands complex. */
  DOUBLE {
    @Override
    Signature of(Operation op, DType common) {
      var computed = common.kind() == Kind.COMPLEX ? COMPLEX128 : FLOAT64;
      return same(op, computed, computed);
    }
  },
  /** A real floating-point number and an integer, which keeps its own dtype; the result is the former's. */
  SCALED {
    @Override
    Signature resolve(Operation op, DType[] operands) {
      // beyond int64 there are exponents that would turn negative
      if (!isIntegral(operands[1]) || operands[1] == UINT64) {
        throw new IllegalArgumentException(
            op.name() + ": not defined for exponents of " + operands[1].standardName() + ", which int64 does not hold");
      }
      var scaled = REAL_FLOATING.of(op, operands[0]).output();
      return new Signature(java.util.List.of(scaled, INT64), scaled);
    }

    @Override
    Signature of(Operation op, DType common) {
      throw new AssertionError(op);
    }
  },
  /** Real floating point; the result is int32. */
  EXPONENT {
    @Override
    Signature of(Operation op, DType common) {
      return same(op, REAL_FLOATING.of(op, common).output(), INT32);
    }
  },
  /** True division: every integer dtype goes to float64. */
  DIVISION {
    @Override
    Signature of(Operation op, DType common) {
      var computed = isIntegral(common) ? FLOAT64 : common;
      return same(op, computed, computed);
    }
  },
  /** Integers and bool. */
  BITWISE {
    @Override
    Signature of(Operation op, DType common) {
      return same(refuseIf(!isIntegral(common), op, common), common, common);
    }
  },
  /** Integers only. */
  INTEGER {
    @Override
    Signature of(Operation op, DType common) {
      return same(refuseIf(common == BOOL || !isIntegral(common), op, common), common, common);
    }
  },
  /** Any operands, promoted together; the result is bool. */
  EQUALITY {
    @Override
    Signature of(Operation op, DType common) {
      return same(op, common, BOOL);
    }
  },
  /** Ordered operands, promoted together; the result is bool. */
  COMPARISON {
    @Override
    Signature of(Operation op, DType common) {
      return same(refuseIf(common.kind() == Kind.COMPLEX, op, common), common, BOOL);
    }
  },
  /** Each operand is taken as a truth value; the result is bool. */
  LOGICAL {
    @Override
    Signature of(Operation op, DType common) {
      return same(op, BOOL, BOOL);
    }
  },
  /** A question about a number; the result is bool. */
  PREDICATE {
    @Override
    Signature of(Operation op, DType common) {
      return same(op, common == BOOL ? UINT8 : common, BOOL);
    }
  },
  /** As PREDICATE, for real numbers. */
  REAL_PREDICATE {
    @Override
    Signature of(Operation op, DType common) {
      return PREDICATE.of(refuseIf(common.kind() == Kind.COMPLEX, op, common), common);
    }
  },
  /** The first operand chooses between the others, which are promoted together. */
  SELECTION {
    @Override
    Signature resolve(Operation op, DType[] operands) {
      var common = DataTypes.promote(operands[1], operands[2]);
      return new Signature(java.util.List.of(BOOL, common, common), common);
    }

    @Override
    Signature of(Operation op, DType common) {
      return new Signature(java.util.List.of(BOOL, common, common), common);
    }
  },
  /** The count of something in an integer; the result is uint8. */
  COUNT {
    @Override
    Signature of(Operation op, DType common) {
      return same(refuseIf(common == BOOL || !isIntegral(common), op, common), common, UINT8);
    }
  },
  /** Only the forms that the row brings itself. */
  OWN_FORMS {
    @Override
    Signature resolve(Operation op, DType[] operands) {
      return OwnForms.choose(op, operands);
    }

    @Override
    Signature of(Operation op, DType common) {
      throw new AssertionError(op);
    }
  };

  abstract Signature of(Operation op, DType common);

  Signature resolve(Operation op, DType[] operands) {
    var common = operands[0];
    for (int i = 1; i < operands.length; i++) {
      common = DataTypes.promote(common, operands[i]);
    }
    return of(op, common);
  }

  static boolean isIntegral(DType dtype) {
    return dtype.kind() == Kind.BOOL || dtype.kind() == Kind.INT || dtype.kind() == Kind.UINT;
  }

  static DType partOf(DType dtype) {
    return switch (dtype) {
      case COMPLEX64 -> FLOAT32;
      case COMPLEX128 -> FLOAT64;
      default -> dtype;
    };
  }

  static DType floatFor(DType dtype) {
    return switch (dtype) {
      case BOOL, INT8, UINT8 -> FLOAT16;
      case INT16, UINT16 -> FLOAT32;
      case INT32, UINT32, INT64, UINT64 -> FLOAT64;
      default -> dtype;
    };
  }

  static Signature same(Operation op, DType input, DType output) {
    return Signature.uniform(op.arity(), input, output);
  }

  /** The operation, unless the condition says that it has no meaning for the operands. */
  private static Operation refuseIf(boolean meaningless, Operation op, DType common) {
    if (meaningless) {
      throw new IllegalArgumentException(op.name() + ": not defined for " + common.standardName());
    }
    return op;
  }
}
