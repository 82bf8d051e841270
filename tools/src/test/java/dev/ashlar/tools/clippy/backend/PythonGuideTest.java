package dev.ashlar.tools.clippy.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The guide for Python names only what is there. */
class PythonGuideTest {
  private static final Pattern CALL = Pattern.compile("\\b(rain|grid|hourly|warm|store)\\.([a-z_]+)\\(");
  private static final Pattern TABLED = Pattern.compile("`([a-z_]+)\\(");

  private static List<String> guide() throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "python.md"));
  }

  private static Set<String> names(Method.ClassName owner) {
    return Methods.all().stream().filter(method -> method.owner() == owner).map(Method::name)
        .collect(Collectors.toSet());
  }

  @Test
  void everyCallOfTheSessionsIsAMethod() throws IOException {
    var unknown = new ArrayList<String>();
    int seen = 0;
    for (var line : guide()) {
      for (var call = CALL.matcher(line); line.startsWith(">>>") && call.find();) {
        seen++;
        var owner = call.group(1).equals("store") ? Method.ClassName.STORE : Method.ClassName.ARRAY;
        if (!names(owner).contains(call.group(2))) {
          unknown.add(call.group());
        }
      }
    }
    assertEquals(List.of(), unknown);
    assertTrue(seen > 10, seen + " calls");
  }

  @Test
  void theTablesNameAllMethodsThatAreNoFunctions() throws IOException {
    var tabled = new TreeSet<String>();
    for (var line : guide()) {
      for (var name = TABLED.matcher(line); line.startsWith("|") && name.find();) {
        tabled.add(name.group(1));
      }
    }
    var missing = new TreeSet<String>();
    for (var methods : List.of(ArrayMethods.all(), StoreMethods.all())) {
      methods.stream().map(Method::name).filter(name -> !name.startsWith("__") && !tabled.contains(name))
          .forEach(missing::add);
    }
    assertEquals(Set.of(), missing);
  }
}
