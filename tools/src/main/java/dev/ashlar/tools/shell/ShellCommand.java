package dev.ashlar.tools.shell;

import java.io.Console;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import jdk.jshell.tool.JavaShellToolBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts jshell at a terminal, or evaluates what is piped in. */
@Command(
    name = "shell",
    description = {
      "Java line by line, with all of Ashlar imported: one line makes an array, the next prints or plots it.",
      "At a terminal this is the JDK's jshell (/help explains it, /exit ends it). What is piped in is evaluated, and "
          + "the values of its expressions are printed: echo 'arange(10)' | ashlar shell"
    },
    mixinStandardHelpOptions = true)
public final class ShellCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** Made by picocli. */
  public ShellCommand() {}

  @Override
  public Integer call() throws Exception {
    if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()) {
      return interactive();
    }
    var source = new String(System.in.readAllBytes(), Charset.defaultCharset());
    return new PipedSession(spec.commandLine().getOut(), spec.commandLine().getErr()).run(source);
  }

  private static int interactive() throws Exception {
    var startup = Files.createTempFile("ashlar", ".jsh");
    try {
      Files.writeString(startup, String.join("\n", Startup.imports()) + "\n" + Startup.mode());
      System.out.println("Try arange(10) or plot(sin(linspace(0, 7, 200))); /exit ends.");
      return JavaShellToolBuilder.builder()
          .start("--execution", "local", "--startup", startup.toString(), "--feedback", "ashlar");
    } finally {
      Files.deleteIfExists(startup);
    }
  }
}
