package dev.ashlar.tools;

import dev.ashlar.tools.clippy.ClippyCommand;
import dev.ashlar.tools.command.AttrCommand;
import dev.ashlar.tools.command.CheckCommand;
import dev.ashlar.tools.command.CompactCommand;
import dev.ashlar.tools.command.CompletionCommand;
import dev.ashlar.tools.command.CpCommand;
import dev.ashlar.tools.command.EvalCommand;
import dev.ashlar.tools.command.ExportCommand;
import dev.ashlar.tools.command.ImportCommand;
import dev.ashlar.tools.command.InfoCommand;
import dev.ashlar.tools.command.LsCommand;
import dev.ashlar.tools.command.MvCommand;
import dev.ashlar.tools.command.PlotCommand;
import dev.ashlar.tools.command.RmCommand;
import dev.ashlar.tools.command.ShowCommand;
import dev.ashlar.tools.command.SnapshotCommand;
import dev.ashlar.tools.command.Terminal;
import dev.ashlar.tools.shell.ShellCommand;
import dev.ashlar.tools.tour.TourCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The {@code ashlar} command. It ends with status 0 when all went well, 2 when the command line or the input cannot be
 * used, and 1 when Ashlar itself failed; what went wrong is one sentence on standard error.
 */
@Command(
    name = "ashlar",
    description = "Arrays in native memory for Java, kept in files that outlive the process.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.Provider.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      LsCommand.class,
      InfoCommand.class,
      ShowCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      EvalCommand.class,
      PlotCommand.class,
      RmCommand.class,
      MvCommand.class,
      CpCommand.class,
      AttrCommand.class,
      CheckCommand.class,
      SnapshotCommand.class,
      CompactCommand.class,
      TourCommand.class,
      BenchCommand.class,
      DatashapeCommand.class,
      MatchCommand.class,
      ClippyCommand.class,
      ShellCommand.class,
      StoreTortureCommand.class,
      CompletionCommand.class,
      VersionCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {"", "Start with @|bold ashlar tour|@; every command explains itself with @|bold --help|@."})
public final class Main implements Runnable {
  /** Columns of help texts: examples that can be copied stay on one line. */
  private static final int HELP_WIDTH = 110;

  @Spec private CommandSpec spec;

  @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace when something fails.")
  private boolean debug;

  private Main() {}

  /** Runs one command and ends the process with its status. */
  public static void main(String[] arguments) {
    StandardError.restore();
    System.exit(commandLine().execute(arguments));
  }

  /** The whole command, ready to parse and execute; standard output and error can be replaced. */
  public static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(HELP_WIDTH)
        .setColorScheme(Help.defaultColorScheme(Terminal.isStandardOutput() ? Help.Ansi.AUTO : Help.Ansi.OFF))
        .setParameterExceptionHandler(Failures::reportUsage)
        .setExecutionExceptionHandler(Failures::report);
  }

  /** A command is needed: without one, this says so. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is needed; 'ashlar --help' lists them");
  }

  boolean debug() {
    return debug;
  }
}
