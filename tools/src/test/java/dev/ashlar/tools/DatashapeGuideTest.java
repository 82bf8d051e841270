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
import org.junit.jupiter.api.Test;

/** Types, patterns and commands in docs/datashape.md are what the page says; {@link GuidesTest} runs its Java. */
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
}
