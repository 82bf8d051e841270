package dev.ashlar.benchmarks;

import dev.ashlar.tools.InputException;
import dev.ashlar.tools.StandardError;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * {@code ./ashlar bench}. It ends with status 0 when all went well, 2 when the command line or the input cannot be
 * used, and 1 when the guard found a slower row or the benchmarks themselves failed.
 */
public final class Main {
  private static final int BAD_INPUT = 2;
  private static final int FAILED = 1;

  private Main() {}

  /** Runs one command and ends the process with its status. */
  public static void main(String[] arguments) {
    StandardError.restore();
    System.exit(commandLine().execute(arguments));
  }

  /** The whole command, ready to parse and execute; standard output and error can be replaced. */
  static CommandLine commandLine() {
    return new CommandLine(new BenchCommand())
        .addSubcommand(new DiffCommand())
        .addSubcommand(new StoreCommand())
        // what JMH takes is not ours to check
        .addSubcommand(new CommandLine(new JmhCommand()).setUnmatchedOptionsArePositionalParams(true))
        .setParameterExceptionHandler(Main::reportUsage)
        .setExecutionExceptionHandler(Main::report);
  }

  private static int reportUsage(ParameterException failure, String[] arguments) {
    return say(failure.getCommandLine(), failure.getMessage() + " ('./ashlar bench --help' lists what it takes)",
        BAD_INPUT);
  }

  private static int report(Exception failure, CommandLine command, ParseResult parsed) {
    if (command.getCommandSpec().root().userObject() instanceof BenchCommand bench && bench.debug()) {
      failure.printStackTrace(command.getErr());
    }
    return switch (failure) {
      case InputException input -> say(command, String.valueOf(input.getMessage()), BAD_INPUT);
      case IOException input -> say(command, input.toString(), BAD_INPUT);
      default -> say(command, "internal failure: " + failure + " (--debug prints the stack trace)", FAILED);
    };
  }

  private static int say(CommandLine command, String message, int status) {
    var err = command.getErr();
    err.println("ashlar: " + message.replaceAll("\\s*\\R\\s*", " "));
    err.flush();
    return status;
  }
}
