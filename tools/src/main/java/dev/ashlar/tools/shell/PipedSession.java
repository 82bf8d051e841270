package dev.ashlar.tools.shell;

import java.io.PrintWriter;
import java.util.Locale;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;

/**
 * Evaluates Java from a pipe, a snippet after the other, and prints the values of expressions; ends at the first error.
 */
final class PipedSession {
  /** Statuses of the {@code ashlar} command. */
  private static final int DONE = 0;

  private static final int UNUSABLE = 2;

  private final PrintWriter out;
  private final PrintWriter err;
  private boolean failed;

  PipedSession(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  int run(String source) {
    try (var shell = JShell.builder().executionEngine("local").build()) {
      for (var line : Startup.imports()) {
        if (!shell.eval(line).getFirst().status().isActive()) {
          throw new IllegalStateException("the shell cannot " + line);
        }
      }
      var pending = "";
      for (var line : source.lines().toList()) {
        pending = evaluated(shell, pending + line + "\n");
        if (failed) {
          return UNUSABLE;
        }
      }
      if (!pending.isBlank()) {
        err.println("ashlar: the input ends within: " + firstLine(pending.strip()));
        return UNUSABLE;
      }
      return DONE;
    } finally {
      out.flush();
      err.flush();
    }
  }

  /** Evaluates what is complete, and gives what may go on in the next line. */
  private String evaluated(JShell shell, String text) {
    var rest = text;
    while (!rest.isBlank() && !failed) {
      var next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      if (!next.completeness().isComplete()) {
        return next.completeness() == SourceCodeAnalysis.Completeness.EMPTY ? "" : rest;
      }
      failed = !shell.eval(next.source()).stream().allMatch(event -> report(shell, event));
      rest = next.remaining();
    }
    return "";
  }

  private boolean report(JShell shell, SnippetEvent event) {
    var source = firstLine(event.snippet().source());
    if (event.status() == Snippet.Status.REJECTED) {
      shell.diagnostics(event.snippet())
          .forEach(problem -> err.println("ashlar: " + problem.getMessage(Locale.ROOT) + ", in: " + source));
      return false;
    }
    var exception = event.exception();
    if (exception != null) {
      err.println("ashlar: " + described(exception) + ", in: " + source);
      return false;
    }
    if (event.value() != null && isExpression(event.snippet())) {
      out.println(event.value());
      out.flush();
    }
    return true;
  }

  /** Whether the snippet has a value to show: an expression, but no declaration and no assignment. */
  private static boolean isExpression(Snippet snippet) {
    return snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
        || snippet.subKind() == Snippet.SubKind.VAR_VALUE_SUBKIND
        || snippet.subKind() == Snippet.SubKind.OTHER_EXPRESSION_SUBKIND;
  }

  private static String described(JShellException exception) {
    return exception instanceof jdk.jshell.EvalException thrown
        ? thrown.getExceptionClassName() + ": " + thrown.getMessage()
        : String.valueOf(exception.getMessage());
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
