package dev.ashlar.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.benchmarks.catalogue.Row;
import dev.ashlar.benchmarks.worker.Check;
import dev.ashlar.benchmarks.worker.Peer;
import dev.ashlar.benchmarks.worker.Prepared;
import dev.ashlar.benchmarks.worker.WorkerException;
import dev.ashlar.datashape.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Effort EFFORT = new Effort(4, 2, 1e6, 1e6, 1e8);
  private static final Row ROW = Row.of("family", "work", DType.FLOAT64, 10).ashlar("1").build();

  private final List<String> turns = new ArrayList<>();

  /** A peer whose calls always take the same time. */
  private final class Steady implements Peer {
    private final String name;
    private final double nanos;
    private final Prepared answer;
    private int measured;
    private int failsAt = Integer.MAX_VALUE;

    Steady(String name, double nanos, Prepared answer) {
      this.name = name;
      this.nanos = nanos;
      this.answer = answer;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String version() {
      return name;
    }

    @Override
    public boolean compilesWhileRunning() {
      return false;
    }

    @Override
    public boolean does(Row row) {
      return true;
    }

    @Override
    public Prepared prepare(Row row) {
      return answer;
    }

    @Override
    public double[] measure(Row row, long calls, int batches) throws WorkerException {
      if (measured++ >= failsAt) {
        throw new WorkerException(name + " ended by itself");
      }
      turns.add(name + " " + calls + "x" + batches);
      var times = new double[batches];
      Arrays.fill(times, nanos);
      return times;
    }

    @Override
    public double settle() {
      return 0;
    }

    @Override
    public void drop() {
      turns.add("drop " + name);
    }

    @Override
    public void close() {}
  }

  private static Prepared ready(double sum) {
    return new Prepared.Ready(new Check(sum, 10));
  }

  @Test
  void peersTakeTurnsAndAnotherOneBeginsEachRound() {
    var measured =
        new Comparison(List.of(new Steady("ashlar", 1_000, ready(1)), new Steady("numpy", 2_000, ready(1))), EFFORT)
        .measure(ROW);
    assertEquals(1_000, measured.nanos("ashlar"));
    assertEquals(2_000, measured.nanos("numpy"));
    // batches of a millisecond: 1000 calls of one, 500 of the other
    var rounds = turns.stream().filter(turn -> turn.endsWith("x2")).toList();
    assertEquals(
        List.of(
            "numpy 500x2", "ashlar 1000x2", "ashlar 1000x2", "numpy 500x2", "numpy 500x2", "ashlar 1000x2",
            "ashlar 1000x2", "numpy 500x2"),
        rounds);
    assertEquals(List.of("drop ashlar", "drop numpy"), turns.subList(turns.size() - 2, turns.size()));
  }

  @Test
  void aPeerThatMakesSomethingElseIsNotMeasured() {
    var measured =
        new Comparison(List.of(new Steady("ashlar", 1, ready(1)), new Steady("c", 1, ready(2))), EFFORT).measure(ROW);
    assertFalse(measured.samples().containsKey("c"));
    assertTrue(String.valueOf(measured.notes().get("c")).contains("its result differs"), measured.notes()::toString);
  }

  @Test
  void aPeerThatRefusesOrDiesIsNamedAndTheOthersGoOn() {
    var dying = new Steady("c", 10, ready(1));
    dying.failsAt = 3;
    var refusing = new Steady("numpy", 10, new Prepared.Refused("AttributeError: no such function"));
    var measured = new Comparison(List.of(new Steady("ashlar", 10, ready(1)), dying, refusing), EFFORT).measure(ROW);
    assertEquals(List.of("ashlar"), List.copyOf(measured.samples().keySet()));
    assertEquals("AttributeError: no such function", measured.notes().get("numpy"));
    assertEquals("c ended by itself", measured.notes().get("c"));
  }

  @Test
  void firstCallsAreNotWarmedUp() {
    var row = Row.of("family", "first", DType.FLOAT64, 10).ashlar("1").cold().build();
    new Comparison(List.of(new Steady("ashlar", 10, ready(1))), EFFORT).measure(row);
    assertEquals(List.of("ashlar 1x1", "ashlar 1x1", "ashlar 1x1", "ashlar 1x1", "drop ashlar"), turns);
  }
}
