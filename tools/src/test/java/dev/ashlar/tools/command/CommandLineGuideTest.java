package dev.ashlar.tools.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide to the command line prints what its commands print, from the first line to the last. */
class CommandLineGuideTest {
  private static final Path GUIDE = Path.of("..", "docs", "command-line.md");
  private static final Path DATA = Path.of("..", "examples", "data");
  private static final String PROMPT = "$ ashlar ";
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
  private static final Pattern FILE = Pattern.compile("(?<![\\w./-])[\\w-]+\\.(ashlar|csv|json|npy|png)");

  @TempDir private Path folder = Path.of("");

  private record Example(String command, String printed) {}

  private static List<Example> examples() throws IOException {
    var examples = new ArrayList<Example>();
    var printed = new StringBuilder();
    String command = null;
    boolean inside = false;
    for (var line : Files.readAllLines(GUIDE)) {
      boolean ends = inside && line.equals("```");
      if (command != null && (ends || line.startsWith(PROMPT))) {
        examples.add(new Example(command, printed.toString()));
        printed.setLength(0);
        command = null;
      }
      if (inside && line.startsWith(PROMPT)) {
        command = line.substring(PROMPT.length());
      } else if (command != null) {
        printed.append(line).append('\n');
      }
      inside = !ends && (inside || line.equals("```console"));
    }
    return examples;
  }

  private Cli run(String command) {
    var arguments = new ArrayList<String>();
    var words = WORD.matcher(command);
    while (words.find()) {
      var word = words.group(1) == null ? words.group(2) : words.group(1);
      arguments.add(
          FILE.matcher(word).replaceAll(file -> Matcher.quoteReplacement(folder.resolve(file.group()).toString())));
    }
    return Cli.run(arguments.toArray(String[]::new));
  }

  @Test
  void everyCommandPrintsWhatTheGuideSays() throws IOException {
    Files.copy(DATA.resolve("seattle-weather-hourly-normals.csv"), folder.resolve("hours.csv"));
    Files.copy(DATA.resolve("annual-precip.json"), folder.resolve("precip.json"));
    var examples = examples();
    assertTrue(examples.size() > 20, examples::toString);
    for (var example : examples) {
      var outcome = run(example.command);
      assertEquals(example.printed, (outcome.out() + outcome.err()).replace(folder + "/", ""), example.command);
    }
  }
}
