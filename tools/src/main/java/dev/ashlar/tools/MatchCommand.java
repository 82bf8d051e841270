package dev.ashlar.tools;

import dev.ashlar.datashape.DataShapeException;
import dev.ashlar.datashape.DataTypes;
import dev.ashlar.datashape.Match;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ashlar match}: whether a pattern describes a type. Status 0 if it does, 1 if not, 2 when one of the two is no
 * datashape.
 */
@Command(
    name = "match",
    description = "Match a pattern with a type: print what its variables stand for, or why it does not match.",
    mixinStandardHelpOptions = true)
final class MatchCommand implements Callable<Integer> {
  private static final int NO_MATCH = 1;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "PATTERN", description = "Such as 'A... * T'.")
  private @Nullable String pattern;

  @Parameters(index = "1", arity = "0..1", paramLabel = "TYPE", description = "Such as '3 * int32'.")
  private @Nullable String type;

  @Option(
      names = "--stdin",
      description = "Read lines of a pattern, a tab and a type; print 1 for each that matches, else 0.")
  private boolean stdin;

  @Override
  public Integer call() throws IOException {
    var line = Objects.requireNonNull(spec, "set by picocli").commandLine();
    if (stdin) {
      return readAll(line.getOut(), line.getErr());
    }
    if (pattern == null || type == null) {
      throw new ParameterException(line, "a pattern and a type are needed, or --stdin");
    }
    try {
      return show(DataTypes.parse(pattern).match(DataTypes.parse(type)), line.getOut());
    } catch (DataShapeException e) {
      line.getErr().println("ashlar: " + e.getMessage());
      line.getErr().flush();
      return Failures.BAD_INPUT;
    }
  }

  private static int show(Match match, PrintWriter out) {
    if (!match.matches()) {
      out.println("no match: " + match.reason());
    } else if (match.toString().isEmpty()) {
      out.println("match, without variables to bind");
    } else {
      match.bindings().lines().forEach(out::println);
    }
    out.flush();
    return match.matches() ? 0 : NO_MATCH;
  }

  private static int readAll(PrintWriter out, PrintWriter err) throws IOException {
    int status = 0;
    long number = 0;
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      boolean matches = false;
      try {
        matches = matches(line);
      } catch (DataShapeException e) {
        err.println("ashlar: line " + number + " of the input: column " + e.column() + ": " + e.reason());
        status = Failures.BAD_INPUT;
      } catch (InputException e) {
        err.println("ashlar: line " + number + " of the input: " + e.getMessage());
        status = Failures.BAD_INPUT;
      }
      out.println(matches ? 1 : 0);
    }
    out.flush();
    err.flush();
    return status;
  }

  private static boolean matches(String line) {
    int tab = line.indexOf('\t');
    if (tab < 0) {
      throw new InputException("a tab is needed between pattern and type");
    }
    return DataTypes.parse(line.substring(0, tab)).match(DataTypes.parse(line.substring(tab + 1))).matches();
  }
}
