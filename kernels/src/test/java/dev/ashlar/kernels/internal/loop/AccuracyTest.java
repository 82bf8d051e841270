package dev.ashlar.kernels.internal.loop;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operations;
import dev.ashlar.kernels.Warmup;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * The functions of float64 against their true values, scalar and hot: at most 1 ulp; sums of exponentials at most 2 ulp
 * of the greatest of operands, result and 1, since little may be left of them. Prints the largest errors.
 */
class AccuracyTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** The operands, the float64 next to the true value, and what it lacks in units of its last place. */
  private record Case(double[] operands, double near, double rest) {
    double error(double value, boolean ofGreatest) {
      double unit = Math.ulp(near);
      double error = Math.abs((value - near) / unit - rest);
      return ofGreatest ? error * unit / Math.ulp(Math.max(1, Math.max(Math.abs(operands[0]), Math.abs(operands[1]))))
          : error;
    }
  }

  /** A kernel and the memory of its cases. */
  private record Prepared(String name, List<Case> cases, MapKernel kernel, long[] addresses) {
    double[] values(boolean scalar) {
      int n = cases.size();
      if (scalar) {
        kernel.runCold(addresses, n);
      } else {
        kernel.run(addresses, n);
      }
      var values = new double[n];
      Arrays.setAll(values, k -> ALL.get(ValueLayout.JAVA_DOUBLE, addresses[0] + 8L * k));
      return values;
    }
  }

  @Test
  void functionsOfFloat64() throws IOException, InterruptedException {
    try (var arena = Arena.ofConfined()) {
      var prepared = new ArrayList<Prepared>();
      cases().forEach((name, cases) -> prepared.add(prepare(name, cases, arena)));
      for (var each : prepared) {
        // enough for the kernel to be made hot: before that its vectors are the JDK's scalar functions, which may be
        // less exact
        for (int i = 0; i < 4096; i += each.cases.size()) {
          each.values(false);
        }
      }
      assertTrue(Warmup.await(PATIENCE));
      var failures = new ArrayList<String>();
      for (var each : prepared) {
        check(each, true, failures);
        check(each, false, failures);
      }
      assertEquals(26, prepared.size());
      assertTrue(failures.isEmpty(), () -> String.join("\n", failures.subList(0, Math.min(20, failures.size()))));
    }
  }

  private static void check(Prepared prepared, boolean scalar, List<String> failures) {
    var values = prepared.values(scalar);
    double worst = 0;
    for (int i = 0; i < values.length; i++) {
      var one = prepared.cases.get(i);
      double error = one.error(values[i], prepared.name.startsWith("logaddexp"));
      worst = Math.max(worst, error);
      if (!(error <= (prepared.name.startsWith("logaddexp") ? 2 : 1))) {
        failures.add(
            "%s of %s: %.3f ulp, %s".formatted(
                prepared.name, Arrays.toString(one.operands), error, scalar ? "scalar" : "hot"));
      }
    }
    System.out.printf("%s, %s: %.3f ulp%n", prepared.name, scalar ? "scalar" : "hot", worst);
  }

  private static Prepared prepare(String name, List<Case> cases, Arena arena) {
    var operation = Objects.requireNonNull(Operations.find(name), name);
    var args = new Expr[operation.arity()];
    var addresses = new long[MapTemplates.MAX_INPUTS + 1];
    for (int i = 0; i <= args.length; i++) {
      addresses[i] = arena.allocate(8L * cases.size(), 64).address();
      if (i > 0) {
        args[i - 1] = Expr.input(i - 1, DType.FLOAT64);
        for (int k = 0; k < cases.size(); k++) {
          ALL.set(ValueLayout.JAVA_DOUBLE, addresses[i] + 8L * k, cases.get(k).operands[i - 1]);
        }
      }
    }
    return new Prepared(name, cases, MapProgram.of(Expr.apply(operation, args)).kernel(0), addresses);
  }

  private static Map<String, List<Case>> cases() throws IOException {
    var cases = new LinkedHashMap<String, List<Case>>();
    try (var in =
        new GZIPInputStream(Objects.requireNonNull(AccuracyTest.class.getResourceAsStream("accuracy_cases.tsv.gz")))) {
      new String(in.readAllBytes(), UTF_8)
          .lines()
          .forEach(
              line -> {
                var fields = line.split("\t", -1);
                var operands = new double[fields.length - 3];
                for (int i = 0; i < operands.length; i++) {
                  operands[i] = Double.parseDouble(fields[i + 1]);
                }
                cases
                    .computeIfAbsent(fields[0], _ -> new ArrayList<>())
                    .add(
                        new Case(
                            operands,
                            Double.parseDouble(fields[fields.length - 2]),
                            Double.parseDouble(fields[fields.length - 1])));
              });
    }
    return cases;
  }
}
