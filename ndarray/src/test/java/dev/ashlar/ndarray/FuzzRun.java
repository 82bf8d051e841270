package dev.ashlar.ndarray;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thread's random calls: everything in the registry, every public method of the classes of functions and of
 * {@link NDArray}, in scopes and out of them, on arrays that it made itself and on some that other threads use and
 * change at the same time. A call gives a result or a documented exception.
 */
final class FuzzRun implements Runnable {
  private static final int LARGEST = 50_000;

  /** What needs files, memory of the caller or a caller's own code, and what waits for others. */
  private static final Set<String> LEFT_OUT = Set.of("ofSegment", "ofBuffer", "toSegment", "equals", "wait", "notify",
      "notifyAll", "getClass", "hashCode", "ofStream", "iterator", "forEach", "spliterator");

  private static final List<Method> METHODS =
      Stream.of(
              NDArray.class, Elementwise.class, Creation.class, Manipulation.class, Stacking.class, Indexing.class,
              LinearAlgebra.class, Searching.class, Sets.class, Sorting.class, Statistics.class, Utility.class,
              DataTypeFunctions.class, Quantiles.class, NaNStatistics.class, Histograms.class, Signals.class,
              Einsum.class, Decomposition.class)
          .flatMap(type -> Arrays.stream(type.getMethods()))
          .filter(method -> !LEFT_OUT.contains(method.getName()) && method.getDeclaringClass() != Object.class)
          .sorted(Comparator.comparing(Method::toGenericString))
          .toList();

  private final String name;
  private final Random random;
  private final FuzzValues values;
  private final AtomicReferenceArray<NDArray> shared;
  private final BooleanSupplier more;
  private final List<String> failures;
  private final List<NDArray> pool = new ArrayList<>();
  private final List<ArrayFunction> functions = List.copyOf(Functions.all());
  private String step = "";
  private long rounds;

  FuzzRun(long seed, AtomicReferenceArray<NDArray> shared, BooleanSupplier more, List<String> failures) {
    this.name = "seed " + seed;
    this.random = new Random(seed);
    this.values = new FuzzValues(random, this::any);
    this.shared = shared;
    this.more = more;
    this.failures = failures;
  }

  @Override
  public void run() {
    while (more.getAsBoolean()) {
      rounds++;
      try {
        if (random.nextInt(50) == 0) {
          inScope();
        } else {
          act();
        }
      } catch (Throwable e) {
        if (!isDocumented(e)) {
          fail(e);
        }
      }
      while (pool.size() > 40) {
        pool.remove(random.nextInt(pool.size()));
      }
    }
  }

  private void fail(Throwable e) {
    synchronized (failures) {
      if (failures.size() < 20) {
        failures.add(name + ", round " + rounds + ": " + step + ": " + e + " at "
            + Arrays.toString(Arrays.copyOf(e.getStackTrace(), 6)));
      }
    }
  }

  private static boolean isDocumented(Throwable e) {
    return e instanceof IllegalArgumentException
        || e instanceof IndexOutOfBoundsException
        || e instanceof ArithmeticException
        || e instanceof IllegalStateException
        || e instanceof UnsupportedOperationException
        || e instanceof WrongThreadException
        || e instanceof OutOfMemoryError;
  }

  /** Arrays of the scope stay in the pools when it has ended, where their use throws. */
  private void inScope() {
    try (var scope = Scope.open()) {
      for (int i = random.nextInt(12); i > 0; i--) {
        if (random.nextInt(10) == 0) {
          inScope();
        } else {
          act();
        }
      }
      if (!pool.isEmpty() && random.nextBoolean()) {
        step = "keep";
        keep(scope.keep(any()));
      }
    }
  }

  private void act() {
    switch (random.nextInt(9)) {
      case 0 -> keep(values.fresh());
      case 1 -> {
        step = "get";
        keep(any().get(values.items()));
      }
      case 2 -> {
        step = "set";
        any().set(any(), values.items());
      }
      case 3 -> {
        step = "text index";
        keep(any().get(indexText()));
      }
      case 4, 5, 6 -> method();
      default -> call();
    }
  }

  private void method() {
    var method = METHODS.get(random.nextInt(METHODS.size()));
    var types = method.getGenericParameterTypes();
    var arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = values.of(types[i]);
      if (arguments[i].equals(FuzzValues.UNKNOWN)) {
        return;
      }
    }
    step = described(method.getDeclaringClass().getSimpleName() + "." + method.getName(), List.of(arguments));
    try {
      keep(method.invoke(Modifier.isStatic(method.getModifiers()) ? null : any(), arguments));
    } catch (InvocationTargetException e) {
      throw Thrown.unchecked(Objects.requireNonNull(e.getCause()));
    } catch (IllegalAccessException e) {
      throw new AssertionError(method.toString(), e);
    }
  }

  private void call() {
    var function = functions.get(random.nextInt(functions.size()));
    List<@Nullable Object> positional = new ArrayList<>();
    Map<String, @Nullable Object> named = new HashMap<>();
    for (var parameter : function.parameters()) {
      boolean isGiven = parameter.defaultText() == null || random.nextInt(3) == 0;
      switch (parameter.kind()) {
        case VARIADIC -> {
          for (int i = random.nextInt(4); i > 0; i--) {
            positional.add(values.named(parameter.name()));
          }
        }
        case POSITIONAL_ONLY -> {
          if (isGiven) {
            positional.add(values.named(parameter.name()));
          }
        }
        case POSITIONAL_OR_KEYWORD, KEYWORD_ONLY -> {
          if (isGiven) {
            named.put(parameter.name(), values.named(parameter.name()));
          }
        }
      }
    }
    step = described(function.name() + named, positional);
    keep(function.invoke(positional, named));
  }

  /** Arrays are told by their types: their elements may be another thread's to change, or gone. */
  private static String described(String call, List<?> arguments) {
    var text = call + arguments.stream().map(
        argument -> argument instanceof NDArray array
            ? array.datashape() + " strides " + Arrays.toString(array.strides())
            : argument instanceof Object[] items ? items.length + " items" : String.valueOf(argument)).toList();
    return text.length() > 600 ? text.substring(0, 600) : text;
  }

  private void keep(@Nullable Object result) {
    if (result instanceof NDArray array && array.size() <= LARGEST && array.ndim() <= 6) {
      pool.add(array);
      if (random.nextInt(4) == 0) {
        shared.set(random.nextInt(shared.length()), array);
      }
      if (array.size() <= 200) {
        var _ = array.toString();
      }
    } else if (result instanceof List<?> list) {
      list.stream().limit(4).forEach(this::keep);
    }
  }

  private NDArray any() {
    if (random.nextInt(6) == 0) {
      var other = shared.get(random.nextInt(shared.length()));
      if (other != null) {
        return other;
      }
    }
    return pool.isEmpty() || random.nextInt(10) == 0 ? values.fresh() : pool.get(random.nextInt(pool.size()));
  }

  private String indexText() {
    var parts = new String[] {
        "0", "-1", ":", "::-1", "1:3", "...", "None", "[0, 1]", "[True, False]", "5", ",", "x", "",
        "::0", "9223372036854775807"};
    var text = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      text.append(parts[random.nextInt(parts.length)]).append(random.nextInt(8) == 0 ? "" : ",");
    }
    return text.toString();
  }

  /** Throws what a reflective call threw, as it is. */
  private static final class Thrown {
    @SuppressWarnings("unchecked")
    static <E extends Throwable> RuntimeException unchecked(Throwable cause) throws E {
      throw (E) cause;
    }
  }
}
