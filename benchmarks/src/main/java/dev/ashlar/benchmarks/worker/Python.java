package dev.ashlar.benchmarks.worker;

import dev.ashlar.benchmarks.catalogue.Dialect;
import dev.ashlar.benchmarks.catalogue.Input;
import dev.ashlar.benchmarks.catalogue.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Python that has a library.
 *
 * @param executable how it is called
 * @param version of the library and of Python
 */
record Python(String executable, String version) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int SECONDS = 60;
  private static final Set<String> NUMBA = Set.of("elementwise", "fusion", "reduction");

  /** Debian's own Python has Debian's packages, also where another one comes first on the path. */
  private static final List<String> CANDIDATES = List.of("python3", "/usr/bin/python3", "python");

  /**
   * The Python that can import a library beside NumPy, or null. The variable ASHLAR_PYTHON names another one to try
   * first.
   */
  static @Nullable Python having(String library) throws IOException {
    var candidates = new ArrayList<String>();
    var named = System.getenv("ASHLAR_PYTHON");
    if (named != null && !named.isEmpty()) {
      candidates.add(named);
    }
    candidates.addAll(CANDIDATES);
    var question =
        "import sys, numpy, %1$s; print('found', %1$s.__version__, '(Python ' + sys.version.split()[0] + ')')".formatted(library);
    for (var candidate : candidates) {
      var outcome = Commands.run(null, List.of(candidate, "-c", question), SECONDS);
      if (outcome != null && outcome.status() == 0 && outcome.output().startsWith("found ")) {
        return new Python(candidate, library + " " + outcome.output().strip().substring("found ".length()));
      }
    }
    return null;
  }

  /** What is spelled for it; numba compiles NumPy's text, where that is elementwise, or a sum of such. */
  static boolean does(String library, Row row) {
    if (!row.spellings().containsKey(dialect(library)) || (row.cold() && !library.equals("numpy"))) {
      return false;
    }
    return !library.equals("numba") || NUMBA.contains(row.family());
  }

  private static Dialect dialect(String library) {
    return library.equals("numexpr") ? Dialect.NUMEXPR : Dialect.NUMPY;
  }

  /** How a row is sent to worker.py. */
  static ProcessPeer.Request request(String library, Row row) {
    var inputs = row.inputs().stream().map(input -> describe(row, input)).toList();
    var payload =
        Map.of(
            "inputs", inputs,
            "setup", row.setups().getOrDefault(Dialect.NUMPY, ""),
            "statement", row.spellings().getOrDefault(dialect(library), ""));
    return new ProcessPeer.Request(row.id(), JSON.writeValueAsString(payload));
  }

  private static Map<String, Object> describe(Row row, Input input) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", input.name());
    fields.put("dtype", input.dtype().standardName());
    fields.put("fill", input.fill().text());
    fields.put("low", input.low());
    fields.put("high", input.high());
    fields.put("seed", JavaSource.seed(row, input));
    fields.put("shape", input.shape());
    return fields;
  }
}
