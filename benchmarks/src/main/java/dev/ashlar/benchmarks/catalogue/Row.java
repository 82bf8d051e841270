package dev.ashlar.benchmarks.catalogue;

import dev.ashlar.datashape.DType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work, and how each library spells it.
 *
 * @param family the chapter it belongs to, such as {@code elementwise}
 * @param op what is done, such as {@code add}
 * @param dtype the dtype that it is named by
 * @param n the size that it is named by
 * @param inputs what it works on
 * @param out the array that loops write into, and whose bytes the work writes
 * @param spellings source text by {@link Dialect}
 * @param setups source text that is run once before, by dialect
 * @param threads that Ashlar works with; everything else works with one
 * @param scoped whether each call of Ashlar's has a scope of its own; else results come back through the collector
 * @param read bytes that must be read
 * @param flops floating-point operations, 0 where they are not the point
 * @param quick whether a quick run has it
 * @param cold whether only first calls count: no warm-up, one call at a time
 * @param bar the ratio to NumPy, or to the reference where there is one, that it is meant to stay below; NaN without
 *     one
 */
public record Row(
    String family,
    String op,
    DType dtype,
    long n,
    List<Input> inputs,
    @Nullable Input out,
    Map<Dialect, String> spellings,
    Map<Dialect, String> setups,
    int threads,
    boolean scoped,
    long read,
    long flops,
    boolean quick,
    boolean cold,
    double bar) {

  /** Family, operation, dtype and size: what names the row in reports. */
  public String id() {
    return family + "/" + op + "/" + dtype.standardName() + "/" + n;
  }

  /** Bytes that must be read and written. */
  public long traffic() {
    return read + (out == null ? 0 : out.bytes());
  }

  /** Bytes that one peer holds for it. */
  public long memory() {
    return inputs.stream().mapToLong(Input::bytes).sum() + 2 * (out == null ? 0 : out.bytes());
  }

  /** Begins a row. */
  public static Builder of(String family, String op, DType dtype, long n) {
    return new Builder(family, op, dtype, n);
  }

  /** A row in the making. */
  public static final class Builder {
    /** Rows with a bar are in a quick run, unless making their inputs takes longer than measuring. */
    private static final long QUICK_BYTES = 160L << 20;

    private final String family;
    private final String op;
    private final DType dtype;
    private final long n;
    private final List<Input> inputs = new ArrayList<>();
    private final Map<Dialect, String> spellings = new LinkedHashMap<>();
    private final Map<Dialect, String> setups = new LinkedHashMap<>();
    private @Nullable Input out;
    private int threads = 1;
    private boolean scoped = true;
    private long read = -1;
    private long flops;
    private boolean quick;
    private boolean cold;
    private double bar = Double.NaN;

    private Builder(String family, String op, DType dtype, long n) {
      this.family = family;
      this.op = op;
      this.dtype = dtype;
      this.n = n;
    }

    /** An input of the row's dtype, evenly distributed between -1 and 1, or 1 and 100 for integers. */
    public Builder input(String name, long... shape) {
      return switch (dtype.kind()) {
        case FLOAT, COMPLEX -> input(name, dtype, Fill.UNIFORM, -1, 1, shape);
        case BOOL -> input(name, dtype, Fill.UNIFORM, 0, 2, shape);
        case INT, UINT -> input(name, dtype, Fill.UNIFORM, 1, 100, shape);
      };
    }

    /** Any input. */
    public Builder input(String name, DType of, Fill fill, double low, double high, long... shape) {
      inputs.add(new Input(name, of, java.util.Arrays.stream(shape).boxed().toList(), fill, low, high));
      return this;
    }

    /** What the work makes: an array of this dtype and shape, which loops find as {@code out}. */
    public Builder out(DType of, long... shape) {
      out = new Input("out", of, java.util.Arrays.stream(shape).boxed().toList(), Fill.ZERO, 0, 0);
      return this;
    }

    /** What Ashlar is asked to do: a Java expression in a scope of its own. */
    public Builder ashlar(String expression) {
      return spelled(Dialect.ASHLAR, expression);
    }

    /** The same without a scope: results come back through the collector. */
    public Builder collected(String expression) {
      scoped = false;
      return ashlar(expression);
    }

    /** How many threads Ashlar works with. */
    public Builder threads(int number) {
      threads = number;
      return this;
    }

    /** In NumPy, with arithmetic and functions that numexpr takes as well. */
    public Builder arithmetic(String expression) {
      return numpy(expression).spelled(Dialect.NUMEXPR, expression.replace("np.", ""));
    }

    /** What NumPy is asked to do; numba compiles the same text. */
    public Builder numpy(String expression) {
      return spelled(Dialect.NUMPY, expression);
    }

    /** A loop that is valid Java and valid C; it fills {@code out}. */
    public Builder loop(String statements) {
      return spelled(Dialect.LOOP, statements);
    }

    /** What another library is asked to do. */
    public Builder spelled(Dialect dialect, String text) {
      spellings.put(dialect, text);
      return this;
    }

    /** What is done once before, outside the measured time; it may declare variables. */
    public Builder setup(Dialect dialect, String statements) {
      setups.put(dialect, statements);
      return this;
    }

    /** Bytes that must be read, where they are not those of all inputs. */
    public Builder reading(long bytes) {
      read = bytes;
      return this;
    }

    /** Floating-point operations of one call. */
    public Builder flops(long count) {
      flops = count;
      return this;
    }

    /** A quick run has it. */
    public Builder quick() {
      quick = true;
      return this;
    }

    /** A quick run has it if so. */
    Builder quickIf(boolean so) {
      quick = so;
      return this;
    }

    /** Only first calls count. */
    public Builder cold() {
      cold = true;
      return this;
    }

    /** The ratio to NumPy, or to the reference, that it is meant to stay below. */
    public Builder bar(double ratio) {
      bar = ratio;
      return this;
    }

    /** The row. */
    public Row build() {
      if (!spellings.containsKey(Dialect.ASHLAR)) {
        throw new IllegalStateException(family + " " + op + ": Ashlar's own spelling is missing");
      }
      boolean barred = !Double.isNaN(bar) && inputs.stream().mapToLong(Input::bytes).sum() <= QUICK_BYTES;
      long bytes = read >= 0 ? read : inputs.stream().mapToLong(Input::bytes).sum();
      return new Row(
          family,
          op,
          dtype,
          n,
          List.copyOf(inputs),
          out,
          Map.copyOf(spellings),
          Map.copyOf(setups),
          threads,
          scoped,
          bytes,
          flops,
          quick || barred,
          cold,
          bar);
    }
  }
}
