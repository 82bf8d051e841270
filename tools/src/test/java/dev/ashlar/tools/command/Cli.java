package dev.ashlar.tools.command;

import dev.ashlar.tools.Main;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs commands in this process. */
public record Cli(int status, String out, String err) {
  /** Runs one command. */
  public static Cli run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int status = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    return new Cli(status, out.toString().replace(System.lineSeparator(), "\n"),
        err.toString().replace(System.lineSeparator(), "\n"));
  }

  /** Runs one command that must succeed; what it printed. */
  public static String ok(String... arguments) {
    var cli = run(arguments);
    if (cli.status != 0) {
      throw new AssertionError(String.join(" ", arguments) + " ended with " + cli.status + ": " + cli.err);
    }
    return cli.out.stripTrailing();
  }

  /** Runs one command that must refuse its input with one sentence; that sentence. */
  public static String refused(String... arguments) {
    var cli = run(arguments);
    if (cli.status != 2 || !cli.out.isEmpty() || !cli.err.startsWith("ashlar: ")
        || cli.err.indexOf('\n') != cli.err.length() - 1) {
      throw new AssertionError(String.join(" ", arguments) + " ended with " + cli);
    }
    return cli.err.substring("ashlar: ".length()).strip();
  }
}
