package dev.ashlar.kernels;

import static dev.ashlar.datashape.DType.BOOL;
import static dev.ashlar.datashape.DType.FLOAT16;
import static dev.ashlar.datashape.DType.FLOAT32;
import static dev.ashlar.datashape.DType.FLOAT64;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The question whether a value is lost by a conversion, as an expression: operand 0 is the value, the others are the
 * bounds. It fuses and runs as every expression does, so that a checked conversion is a search for a violation and then
 * the unchecked conversion.
 *
 * @param violation true where the mode refuses the value; of dtype bool
 * @param bounds the numbers that the further operands are, in order
 */
public record CheckedCast(Expr violation, List<Bound> bounds) {
  /**
   * A number beside the values.
   *
   * @param dtype what it is to be stored as
   * @param value a Double for floats, else a Long
   */
  public record Bound(DType dtype, Number value) {}

  /** Copies the list. */
  public CheckedCast {
    bounds = List.copyOf(bounds);
  }

  /** What to ask of values of one dtype that shall become another; empty if none can be refused. */
  public static Optional<CheckedCast> of(DType from, DType to, CastMode mode) {
    if (mode == CastMode.UNCHECKED || from == to) {
      return Optional.empty();
    }
    var builder = new Builder(mode);
    var violation = builder.ofAny(Expr.input(0, from), to);
    return violation == null ? Optional.empty() : Optional.of(new CheckedCast(violation, builder.bounds));
  }

  private static final class Builder {
    private final CastMode mode;
    private final List<Bound> bounds = new ArrayList<>();

    Builder(CastMode mode) {
      this.mode = mode;
    }

    @Nullable Expr ofAny(Expr x, DType to) {
      if (x.dtype().kind() != Kind.COMPLEX) {
        return ofReal(x, partOf(to));
      }
      var real = Expr.apply(Operations.REAL, x);
      var imaginary = Expr.apply(Operations.IMAG, x);
      var ofReal = ofReal(real, partOf(to));
      return or(ofReal, to.kind() == Kind.COMPLEX ? ofReal(imaginary, partOf(to)) : Expr.cast(BOOL, imaginary));
    }

    private static DType partOf(DType dtype) {
      return switch (dtype) {
        case COMPLEX64 -> FLOAT32;
        case COMPLEX128 -> FLOAT64;
        default -> dtype;
      };
    }

    private static @Nullable Expr or(@Nullable Expr x, @Nullable Expr y) {
      return x == null ? y : y == null ? x : Expr.apply(Operations.LOGICAL_OR, x, y);
    }

    private @Nullable Expr ofReal(Expr x, DType to) {
      var from = x.dtype();
      if (from == BOOL || from == to) {
        return null;
      }
      if (to == BOOL) {
        // a number is a truth value if it is unchanged by becoming one
        return Expr.apply(Operations.NOT_EQUAL, x, Expr.cast(from, Expr.cast(BOOL, x)));
      }
      boolean fromFloat = from.kind() == Kind.FLOAT;
      if (to.kind() == Kind.FLOAT) {
        return fromFloat ? narrowed(x, to) : rounded(x, to);
      }
      return fromFloat ? truncated(x, to) : wrapped(x, to);
    }

    /** Integer to integer. */
    private @Nullable Expr wrapped(Expr x, DType to) {
      var from = x.dtype();
      boolean signed = from.kind() == Kind.INT;
      int valueBits = bits(from) - (signed ? 1 : 0);
      int room = bits(to) - (to.kind() == Kind.INT ? 1 : 0);
      Expr below = null;
      if (signed && (to.kind() == Kind.UINT || room < valueBits)) {
        below = Expr.apply(Operations.LESS, x, bound(from, to.kind() == Kind.UINT ? 0L : -1L << room));
      }
      return room >= valueBits ? below : or(below, Expr.apply(Operations.GREATER, x, bound(from, (1L << room) - 1)));
    }

    /** Float to integer: what lies between the numbers next to the range is truncated into it. */
    private Expr truncated(Expr x, DType to) {
      int room = bits(to) - (to.kind() == Kind.INT ? 1 : 0);
      double beyond = Math.scalb(1.0, room);
      double below = to.kind() == Kind.UINT ? -1 : Math.min(-beyond - 1, Math.nextDown(-beyond));
      var wide = Expr.cast(FLOAT64, x);
      var fits =
          Expr.apply(
              Operations.LOGICAL_AND,
              Expr.apply(Operations.GREATER, wide, bound(FLOAT64, below)),
              Expr.apply(Operations.LESS, wide, bound(FLOAT64, beyond)));
      var violation = Expr.apply(Operations.LOGICAL_NOT, fits);
      return mode == CastMode.OVERFLOW
          ? violation
          : Expr.apply(
              Operations.LOGICAL_OR,
              violation,
              Expr.apply(Operations.NOT_EQUAL, x, Expr.apply(Operations.TRUNC, x)));
    }

    /** Integer to float: float16 alone is too small for some; precision is lost where the way back leads elsewhere. */
    private @Nullable Expr rounded(Expr x, DType to) {
      var from = x.dtype();
      int valueBits = bits(from) - (from.kind() == Kind.INT ? 1 : 0);
      var there = Expr.cast(to, x);
      var overflow = to == FLOAT16 && valueBits >= 16 ? Expr.apply(Operations.ISINF, there) : null;
      if (mode != CastMode.INEXACT || valueBits <= digits(to)) {
        return overflow;
      }
      // the way back from just beyond the range saturates, onto the largest number
      var beyond =
          Expr.apply(
              Operations.GREATER_EQUAL, Expr.cast(FLOAT64, there), bound(FLOAT64, Math.scalb(1.0, valueBits)));
      return or(or(overflow, beyond), Expr.apply(Operations.NOT_EQUAL, x, Expr.cast(from, there)));
    }

    /** Float to float. */
    private @Nullable Expr narrowed(Expr x, DType to) {
      if (to.itemsize() >= x.dtype().itemsize()) {
        return null;
      }
      var there = Expr.cast(to, x);
      if (mode == CastMode.INEXACT) {
        var changed = Expr.apply(Operations.NOT_EQUAL, x, Expr.cast(x.dtype(), there));
        return Expr.apply(
            Operations.LOGICAL_AND,
            changed,
            Expr.apply(Operations.LOGICAL_NOT, Expr.apply(Operations.ISNAN, x)));
      }
      return Expr.apply(
          Operations.LOGICAL_AND, Expr.apply(Operations.ISINF, there), Expr.apply(Operations.ISFINITE, x));
    }

    private static int bits(DType dtype) {
      return 8 * dtype.itemsize();
    }

    private static int digits(DType floating) {
      return switch (floating) {
        case FLOAT16 -> 11;
        case FLOAT32 -> 24;
        default -> 53;
      };
    }

    private Expr bound(DType dtype, Number value) {
      bounds.add(new Bound(dtype, value));
      return Expr.input(bounds.size(), dtype);
    }
  }
}
