package dev.ashlar.kernels.internal.loop;

import static dev.ashlar.kernels.memory.RawMemory.ALL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DType;
import dev.ashlar.kernels.Expr;
import dev.ashlar.kernels.Operation;
import dev.ashlar.kernels.Operations;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Scalar and vector bodies of the functions of float64 against their true values: at most 1 ulp, but for those that are named. */
class AccuracyTest {
  private static final Map<String, Double> LESS_EXACT =
      Map.of("sinh", 1.7, "cosh", 1.2, "atan2", 1.3, "sinc", 2.5);

  /** The operands, the float64 next to the true value, and what it lacks in units of its last place. */
  private record Case(double[] operands, double near, double rest) {
    double error(double value) {
      return Math.abs((value - near) / Math.ulp(near) - rest);
    }
  }

  @Test
  void functionsOfFloat64() throws IOException {
    var failures = new ArrayList<String>();
    var worst = new LinkedHashMap<String, Double>();
    cases()
        .forEach(
            (name, cases) -> {
              var operation = Objects.requireNonNull(Operations.find(name), name);
              double allowed = LESS_EXACT.getOrDefault(name, 1.0);
              for (boolean vector : new boolean[] {false, true}) {
                var values = evaluate(operation, cases, vector);
                for (int i = 0; i < values.length; i++) {
                  double error = cases.get(i).error(values[i]);
                  worst.merge(name, error, Math::max);
                  if (!(error <= allowed)) {
                    failures.add(
                        "%s of %s: %.3f ulp, %s".formatted(
                            name, List.of(cases.get(i).operands()[0]), error, vector ? "vector" : "scalar"));
                  }
                }
              }
            });
    assertEquals(24, worst.size());
    assertTrue(failures.isEmpty(), () -> String.join("\n", failures.subList(0, Math.min(20, failures.size()))));
  }

  private static Map<String, List<Case>> cases() throws IOException {
    var cases = new LinkedHashMap<String, List<Case>>();
    try (var in = new GZIPInputStream(Objects.requireNonNull(AccuracyTest.class.getResourceAsStream("accuracy_cases.tsv.gz")))) {
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

  /** As many values as fill the vectors. */
  private static double[] evaluate(Operation operation, List<Case> cases, boolean vector) {
    var args = new Expr[operation.arity()];
    for (int i = 0; i < args.length; i++) {
      args[i] = Expr.input(i, DType.FLOAT64);
    }
    var kernel = MapProgram.of(Expr.apply(operation, args)).kernel(0);
    if (vector && kernel.lanes() == 0) {
      return new double[0];
    }
    int n = vector ? cases.size() - cases.size() % kernel.lanes() : cases.size();
    try (var arena = Arena.ofConfined()) {
      var addresses = new long[MapTemplates.MAX_INPUTS + 1];
      for (int i = 0; i <= args.length; i++) {
        addresses[i] = arena.allocate(8L * cases.size(), 64).address();
        for (int k = 0; i > 0 && k < n; k++) {
          ALL.set(ValueLayout.JAVA_DOUBLE, addresses[i] + 8L * k, cases.get(k).operands()[i - 1]);
        }
      }
      if (vector) {
        kernel.runHot(addresses, n);
      } else {
        kernel.runCold(addresses, n);
      }
      var values = new double[n];
      for (int k = 0; k < n; k++) {
        values[k] = ALL.get(ValueLayout.JAVA_DOUBLE, addresses[0] + 8L * k);
      }
      return values;
    }
  }
}
