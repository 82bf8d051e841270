package dev.ashlar.benchmarks.jmh;

import dev.ashlar.datashape.DType;
import dev.ashlar.datashape.DataType;
import dev.ashlar.datashape.DataTypes;
import dev.ashlar.datashape.Match;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A record of 20 fields: parsed (to stay under 20 us), printed, compared, matched; and the promotion of two dtypes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class DatashapeParse {
  private static final String TEXT =
      "var * {id: int64, name: string, 'created at': datetime[tz='UTC'], amount: ?float64, price: decimal[9, 2], "
          + "flags: uint8, position: 3 * float32, tags: var * string, note: ?string[80, 'A'], active: bool, "
          + "score: float16, count: uint32, day: date, at: time, took: timedelta[unit='ms'], level: int8, "
          + "phase: complex64, point: (float64, float64), owner: {id: int64, name: string}, kind: categorical[['a', 'b']]}";

  private String text = TEXT;
  private DataType type = DataTypes.parse(TEXT);
  private DataType same = DataTypes.parse(TEXT);
  private DataType pattern = DataTypes.parse("N * {id: T, name: S, ...}");
  private DType left = DType.INT16;
  private DType right = DType.FLOAT32;

  /** The whole text. */
  @Benchmark
  public DataType parse() {
    return DataTypes.parse(text);
  }

  /** The canonical text of the type. */
  @Benchmark
  public String print() {
    return type.toString();
  }

  /** Two types that share nothing and are equal: every part is compared. */
  @Benchmark
  public boolean compare() {
    return type.equals(same);
  }

  /** A pattern of two fields and the rest. */
  @Benchmark
  public Match match() {
    return pattern.match(type);
  }

  /** What every arithmetic operation asks first. */
  @Benchmark
  public DType promote() {
    return DataTypes.promote(left, right);
  }
}
