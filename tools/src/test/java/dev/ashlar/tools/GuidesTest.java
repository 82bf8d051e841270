package dev.ashlar.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.tools.shell.Startup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs all Java of the guides. The blocks of a page are one program, with the imports of {@code ashlar shell}. A line
 * {@code expression;  // value} must have that value; what a block prints must be the {@code text} block behind it. A
 * comment {@code <!-- java: ... -->} is run too, and files are in a folder of the test.
 */
class GuidesTest {
  /** Pages of Java that cannot run alone: the inside of a loop, and calls of programs in Python. */
  private static final List<String> NOT_RUN = List.of("architecture.md", "python.md");

  private static final String HIDDEN = "<!-- java: ";

  private static final String TABLE = "<!-- table: ";

  private static final Pattern CALL = Pattern.compile("`([^`]*\\([^`]*)`");

  private static final JShell SHELL = JShell.builder().executionEngine("local").build();

  @BeforeAll
  static void importAll() {
    Startup.imports().forEach(line -> evaluate(SHELL, line));
  }

  @AfterAll
  static void close() {
    SHELL.close();
  }

  /** What a block should give: the values of its lines, then all that it prints. */
  private record Block(List<String> lines, StringBuilder printed) {}

  static Stream<Path> guides() throws IOException {
    try (var files = Files.list(Path.of("..", "docs"))) {
      return files
          .filter(file -> file.toString().endsWith(".md") && !NOT_RUN.contains(file.getFileName().toString()))
          .filter(GuidesTest::hasJava)
          .sorted()
          .toList()
          .stream();
    }
  }

  private static boolean hasJava(Path page) {
    try {
      return Files.readString(page).contains("\n```java\n");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Block> blocks(Path page) throws IOException {
    var blocks = new ArrayList<Block>();
    var language = "";
    for (var line : Files.readAllLines(page)) {
      if (line.startsWith(HIDDEN)) {
        var code = line.substring(HIDDEN.length(), line.length() - " -->".length());
        blocks.add(new Block(List.of(code), new StringBuilder()));
      } else if (line.startsWith("```")) {
        language = line.substring(3);
        if (language.equals("java")) {
          blocks.add(new Block(new ArrayList<>(), new StringBuilder()));
        }
      } else if (language.equals("java")) {
        blocks.getLast().lines.add(line);
      } else if (language.equals("text")) {
        blocks.getLast().printed.append(line).append('\n');
      }
    }
    return blocks;
  }

  /** How many elements a loop takes at once, and whether it is compiled, depends on the machine. */
  private static String onAnyMachine(String text) {
    return text.replaceAll("(?m)^(  loop: [^;]*);.*$", "$1");
  }

  @ParameterizedTest
  @MethodSource("guides")
  void givesWhatThePageSays(Path page, @TempDir Path folder) throws IOException {
    var expected = new ArrayList<String>();
    var method = "guide" + Integer.toUnsignedString(page.hashCode());
    var body =
        new StringBuilder(
            """
            List<String> %s(Path folder) throws Exception {
            var answers = new ArrayList<String>();
            var console = new ByteArrayOutputStream();
            System.setOut(new PrintStream(console, true, java.nio.charset.StandardCharsets.UTF_8));
            """.formatted(method));
    for (var block : blocks(page)) {
      for (var line : block.lines) {
        int comment = line.lastIndexOf(";  // ");
        var code = (comment < 0 ? line : line.substring(0, comment)).replace("Path.of(\"", "folder.resolve(\"");
        if (line.startsWith("import ")) {
          evaluate(SHELL, line);
        } else if (comment < 0) {
          body.append(code).append('\n');
        } else {
          var answer = line.substring(comment + ";  // ".length());
          body.append(
              answer.startsWith("throws ")
                  ? """
                    try { %s; answers.add("throws nothing"); }
                    catch (Exception e) { answers.add("throws " + e.getClass().getSimpleName()); }
                    """.formatted(code)
                  : "answers.add(String.valueOf(%s));\n".formatted(code));
          expected.add(answer);
        }
      }
      body.append("answers.add(console.toString(java.nio.charset.StandardCharsets.UTF_8)); console.reset();\n");
      expected.add(block.printed.toString());
    }
    body.append("return answers; }");
    var before = System.out;
    try {
      evaluate(SHELL, body.toString());
      var file = folder.resolve("answers.bin");
      evaluate(SHELL,
          "Files.writeString(%s, String.join(\"\\0\", %s(%s)))".formatted(java(file), method, java(folder)));
      assertEquals(
          onAnyMachine(String.join("\n----\n", expected)),
          onAnyMachine(Files.readString(file).replace(System.lineSeparator(), "\n").replace("\0", "\n----\n")));
    } finally {
      System.setOut(before);
    }
  }

  /**
   * Code in the last column of a page's tables is compiled, with the variables of the page's comment {@code table};
   * nothing is run.
   */
  @ParameterizedTest
  @ValueSource(strings = {"numpy.md", "nd4j.md"})
  void codeOfTablesIsJava(String name) throws IOException {
    var lines = Files.readAllLines(Path.of("..", "docs", name));
    var variables =
        lines.stream().filter(line -> line.startsWith(TABLE)).findFirst().orElseThrow();
    var declared = variables.substring(TABLE.length(), variables.length() - " -->".length()).replaceAll("; *", ", ");
    var method =
        new StringBuilder("void %s(%s) throws Exception {\n".formatted(name.replace('.', '_'), parameters(declared)));
    int count = 0;
    for (var line : lines) {
      if (line.startsWith("| `")) {
        var cells = line.split(" \\| ", 2);
        for (var code : CALL.matcher(cells[1]).results().map(call -> call.group(1)).toList()) {
          if (!code.startsWith("try ")) {
            method.append(code).append(";\n");
            count++;
          }
        }
      }
    }
    assertTrue(count > 20, name);
    evaluate(SHELL, method.append("}").toString());
  }

  private static String java(Path path) {
    return "Path.of(\"" + path.toString().replace("\\", "\\\\") + "\")";
  }

  /** {@code NDArray a, b, Path p} with a type for each name. */
  private static String parameters(String declared) {
    var type = "";
    var parameters = new ArrayList<String>();
    for (var item : declared.strip().replaceFirst(",$", "").split(", *", -1)) {
      var words = item.strip().split(" ", -1);
      type = words.length == 2 ? words[0] : type;
      parameters.add(type + " " + words[words.length - 1]);
    }
    return String.join(", ", parameters);
  }

  private static void evaluate(JShell shell, String source) {
    var event = shell.eval(source).getFirst();
    var reasons = shell.diagnostics(event.snippet()).map(d -> d.getMessage(null) + " at "
        + source.substring((int) d.getStartPosition(), (int) d.getEndPosition())).toList();
    assertEquals(Snippet.Status.VALID, event.status(), () -> reasons.toString());
    if (event.exception() != null) {
      throw new AssertionError("the guide throws", event.exception());
    }
  }
}
