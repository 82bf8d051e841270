package dev.ashlar.tools.clippy;

import dev.ashlar.tools.clippy.backend.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar clippy}: arrays as objects in Python. */
@Command(
    name = "clippy",
    description = "Arrays as classes in Python, through the CLIPPy client.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class ClippyCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  /** Writes the backend directory. */
  @Command(
      name = "install",
      description = "Write a backend directory: the classes NDArrayStore and NDArray for the CLIPPy client.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "  ashlar clippy install ~/backend",
        "  CLIPPY_BACKEND_PATH=~/backend python3",
        "  >>> from clippy import NDArray, NDArrayStore",
        "  >>> NDArray('weather.ashlar', 'rain').mean()"
      })
  void install(
      @Parameters(paramLabel = "DIR", description = "The directory; what else is in it stays.") Path directory,
      @Option(names = "--python", paramLabel = "FILE",
          description = "The interpreter that carries calls (default: python3 on the path).")
          @Nullable String python)
      throws IOException {
    int methods = new Installation(directory, python).write();
    var out = commandSpec().commandLine().getOut();
    out.println("Wrote " + methods + " methods of NDArrayStore and NDArray to " + directory
        + ". In Python:\n\n  CLIPPY_BACKEND_PATH=" + directory
        + " python3\n  >>> from clippy import NDArray, NDArrayStore");
    out.flush();
  }

  /** A command is needed: without one, this says so. */
  @Override
  public void run() {
    throw new ParameterException(commandSpec().commandLine(), "a command is needed: 'ashlar clippy install DIR'");
  }

  private CommandSpec commandSpec() {
    return Objects.requireNonNull(spec, "set by picocli");
  }
}
