package dev.ashlar.ndarray;

import static org.junit.jupiter.api.Assertions.fail;

import dev.ashlar.datashape.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random calls of everything in the registry, of indices, views and scopes, with arguments that seldom fit: each call
 * gives a result or a documented exception. Rounds and seed are system properties, so that it can run for hours.
 */
class ApiFuzzTest {
  private static final int ROUNDS = Integer.getInteger("dev.ashlar.fuzz.rounds", 6000);
  private static final long SEED = Long.getLong("dev.ashlar.fuzz.seed", 20261120);
  private static final long LARGEST = 20_000;

  @Test
  void nothingButResultsAndDocumentedExceptions() throws InterruptedException {
    var failures = new ArrayList<String>();
    var threads = new ArrayList<Thread>();
    for (int t = 0; t < 2; t++) {
      long seed = SEED + t;
      threads.add(Thread.ofPlatform().start(() -> new Run(seed, failures).play()));
    }
    for (var thread : threads) {
      thread.join();
    }
    synchronized (failures) {
      if (!failures.isEmpty()) {
        fail(String.join("\n", failures));
      }
    }
  }

  private static final class Run {
    private final long seed;
    private final Random random;
    private final List<String> failures;
    private final List<NDArray> pool = new ArrayList<>();
    private final List<ArrayFunction> functions = List.copyOf(Functions.all());
    private String step = "";

    Run(long seed, List<String> failures) {
      this.seed = seed;
      this.random = new Random(seed);
      this.failures = failures;
    }

    void play() {
      for (int round = 0; round < ROUNDS; round++) {
        try {
          if (random.nextInt(50) == 0) {
            inScope();
          } else {
            act();
          }
        } catch (IllegalArgumentException
            | IndexOutOfBoundsException
            | ArithmeticException
            | IllegalStateException
            | UnsupportedOperationException
            | OutOfMemoryError expected) {
          // documented
        } catch (Throwable e) {
          synchronized (failures) {
            failures.add("seed " + seed + ", round " + round + ": " + step + ": " + e + " at "
                + Arrays.toString(Arrays.copyOf(e.getStackTrace(), 4)));
            if (failures.size() > 20) {
              return;
            }
          }
        }
        while (pool.size() > 40) {
          pool.remove(random.nextInt(pool.size()));
        }
      }
    }

    private void inScope() {
      try (var scope = Scope.open()) {
        for (int i = 0; i < 10; i++) {
          act();
        }
        if (!pool.isEmpty()) {
          keep(scope.keep(any()));
        }
      }
    }

    private void act() {
      switch (random.nextInt(8)) {
        case 0 -> keep(fresh());
        case 1 -> keep(any().get(items()));
        case 2 -> any().set(any(), items());
        case 3 -> {
          step = "text index";
          keep(any().get(indexText()));
        }
        case 4 -> keep(view());
        default -> call();
      }
    }

    private NDArray view() {
      step = "view";
      var a = any();
      return switch (random.nextInt(6)) {
        case 0 -> a.transpose();
        case 1 -> a.reshape(ints(3));
        case 2 -> a.view(dtype());
        case 3 -> a.asReadOnly();
        case 4 -> a.astype(dtype());
        default -> a.broadcastTo(ints(3));
      };
    }

    private void call() {
      var function = functions.get(random.nextInt(functions.size()));
      List<@Nullable Object> positional = new ArrayList<>();
      Map<String, @Nullable Object> named = new HashMap<>();
      for (var parameter : function.parameters()) {
        boolean given = parameter.defaultText() == null || random.nextInt(3) == 0;
        switch (parameter.kind()) {
          case VARIADIC -> {
            for (int i = random.nextInt(4); i > 0; i--) {
              positional.add(argument(parameter.name()));
            }
          }
          case POSITIONAL_ONLY -> {
            if (given) {
              positional.add(argument(parameter.name()));
            }
          }
          case POSITIONAL_OR_KEYWORD, KEYWORD_ONLY -> {
            if (given) {
              named.put(parameter.name(), argument(parameter.name()));
            }
          }
        }
      }
      step = function.name() + positional + named;
      if (step.length() > 600) {
        step = step.substring(0, 600);
      }
      keep(function.invoke(positional, named));
    }

    private void keep(Object result) {
      if (result instanceof NDArray array && array.size() <= LARGEST && array.ndim() <= 6) {
        pool.add(array);
        var _ = array.toString();
      } else if (result instanceof List<?> list) {
        list.stream().limit(4).forEach(this::keep);
      }
    }

    private @Nullable Object argument(String name) {
      return switch (name) {
        case "axis", "k", "n", "offset", "axis1", "axis2", "source", "destination" -> random.nextInt(6) == 0 ? ints(2)
            : random.nextInt(7) - 3;
        case "shape", "axes", "shift", "repetitions" -> Arrays.stream(ints(3)).boxed().toList();
        case "dtype", "to", "from_", "type" -> dtype().standardName();
        case "keepdims", "descending", "stable", "invert", "endpoint", "include_initial", "copy",
            "right" -> random.nextBoolean();
        case "arrays", "keys" -> List.of(any(), any());
        case "num", "n_rows", "n_cols", "repeats", "minlength", "window_shape", "bins",
            "sections" -> random.nextInt(12) - 2;
        default ->
            switch (random.nextInt(8)) {
              case 0 -> random.nextInt(9) - 4;
              case 1 -> random.nextDouble() * 4 - 2;
              case 2 -> null;
              default -> any();
            };
      };
    }

    private NDArray any() {
      if (pool.isEmpty() || random.nextInt(10) == 0) {
        return fresh();
      }
      return pool.get(random.nextInt(pool.size()));
    }

    private NDArray fresh() {
      var shape = new long[random.nextInt(4)];
      for (int i = 0; i < shape.length; i++) {
        shape[i] = random.nextInt(5);
      }
      var a = Creation.zeros(dtype(), shape);
      var bytes = new byte[(int) (a.size() * a.itemsize())];
      random.nextBytes(bytes);
      // any bits at all, of bool too
      if (a.size() > 0 && random.nextBoolean()) {
        var raw = a.reshape(-1).view(DType.UINT8);
        raw.assign(NDArray.of(bytes).view(DType.UINT8));
      } else if (a.size() > 0) {
        a.assign(Creation.arange(a.size()).reshape(shape).minus(2));
      }
      return RecordedCases.relaid(a, random);
    }

    private DType dtype() {
      return DType.values()[random.nextInt(DType.values().length)];
    }

    private long[] ints(int most) {
      return random.longs(random.nextInt(most + 1), -2, 5).toArray();
    }

    private Index[] items() {
      step = "index";
      var items = new Index[random.nextInt(4)];
      for (int i = 0; i < items.length; i++) {
        items[i] =
            switch (random.nextInt(7)) {
              case 0 -> Index.at(random.nextInt(8) - 4);
              case 1 -> Index.slice(random.nextInt(9) - 4, random.nextInt(9) - 4, random.nextInt(5) - 2 == 0 ? 1
                  : random.nextInt(2) + 1);
              case 2 -> Index.newAxis();
              case 3 -> Index.ellipsis();
              case 4 -> Index.step(random.nextBoolean() ? -1 : Long.MIN_VALUE + random.nextInt(3));
              case 5 -> Index.slice(Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
              default -> Index.of(any());
            };
      }
      return items;
    }

    private String indexText() {
      var parts = new String[] {"0", "-1", ":", "::-1", "1:3", "...", "None", "[0, 1]", "[True, False]", "5", ",", "x",
          "", "::0", "9223372036854775807"};
      var text = new StringBuilder();
      for (int i = random.nextInt(4); i >= 0; i--) {
        text.append(parts[random.nextInt(parts.length)]).append(random.nextInt(8) == 0 ? "" : ",");
      }
      return text.toString();
    }
  }
}
