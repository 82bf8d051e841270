package dev.ashlar.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ashlar.datashape.DataTypes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.junit.jupiter.api.Test;

/** Runs every example in docs/datashape.md. */
class DatashapeGuideTest {
  private static final Path GUIDE = Path.of("..", "docs", "datashape.md");

  private static List<List<String>> blocks(String language) throws IOException {
    var blocks = new ArrayList<List<String>>();
    List<String> open = null;
    for (var line : Files.readAllLines(GUIDE)) {
      if (line.equals("```" + language)) {
        open = new ArrayList<>();
        blocks.add(open);
      } else if (line.startsWith("```")) {
        open = null;
      } else if (open != null) {
        open.add(line);
      }
    }
    assertTrue(!blocks.isEmpty(), language);
    return blocks;
  }

  @Test
  void textsPrintAsTheGuideSays() throws IOException {
    for (var block : blocks("datashape")) {
      for (var line : block) {
        int comment = line.indexOf('#');
        var text = comment < 0 ? line.strip() : line.substring(0, comment).strip();
        boolean prints = line.contains("# prints ");
        var expected = prints ? line.substring(line.indexOf("# prints ") + 9).strip() : text;
        assertEquals(expected, DataTypes.parse(line).toString());
      }
    }
  }

  @Test
  void patternsMatchAsTheGuideSays() throws IOException {
    for (var block : blocks("match")) {
      for (var line : block) {
        var cells = Pattern.compile("\\|").splitAsStream(line).map(String::strip).toList();
        var match = DataTypes.parse(cells.get(0)).match(DataTypes.parse(cells.get(1)));
        var bindings = match.toString().isEmpty() ? "match" : match.toString();
        assertEquals(cells.get(2), match.matches() ? bindings : "no match", line);
      }
    }
  }

  @Test
  void commandsAnswerAsTheGuideSays() throws IOException {
    for (var block : blocks("console")) {
      var expected = String.join("\n", block) + "\n";
      var seen = new StringBuilder();
      for (var line : block) {
        if (line.startsWith("$ ./ashlar ")) {
          var output = new StringWriter();
          var writer = new PrintWriter(output);
          Main.commandLine().setOut(writer).setErr(writer).execute(words(line.substring(11)));
          seen.append(line).append('\n').append(output);
        }
      }
      assertEquals(expected, seen.toString());
    }
  }

  /** The words of a command as a shell cuts them: at blanks, except within single quotes. */
  private static String[] words(String command) {
    return Pattern.compile("'([^']*)'|(\\S+)")
        .matcher(command)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .toArray(String[]::new);
  }

  /** All lines become one method, so that they are compiled once. */
  @Test
  void javaAnswersAsTheGuideSays() throws IOException {
    var expected = new ArrayList<String>();
    var body = new StringBuilder("List<String> guide() { var answers = new ArrayList<String>();\n");
    for (var block : blocks("java")) {
      for (var line : block) {
        int comment = line.lastIndexOf(";  // ");
        if (comment < 0) {
          body.append(line).append('\n');
        } else {
          body.append("answers.add(String.valueOf(").append(line, 0, comment).append("));\n");
          expected.add(line.substring(comment + 6));
        }
      }
    }
    try (var shell = JShell.builder().executionEngine("local").build()) {
      evaluate(shell, "import dev.ashlar.datashape.*;");
      evaluate(shell, "import java.util.*;");
      evaluate(shell, body.append("return answers; }").toString());
      var answers = evaluate(shell, "String.join(\"\\n\", guide())");
      assertEquals("\"" + String.join("\\n", expected) + "\"", answers);
    }
  }

  private static String evaluate(JShell shell, String source) {
    var event = shell.eval(source).getFirst();
    var reasons = shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList();
    assertEquals(Snippet.Status.VALID, event.status(), () -> source + ": " + reasons);
    assertEquals(null, event.exception(), source);
    return String.valueOf(event.value());
  }
}
