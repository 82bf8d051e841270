package dev.ashlar.tools.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar completion}: what a shell needs to complete command lines. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Print a script with which the shell completes commands and options when the tab key is pressed.",
    footer = {"", "Examples:", "  source <(ashlar completion bash)",
        "  ashlar completion zsh > ~/.ashlar-completion; echo 'source ~/.ashlar-completion' >> ~/.zshrc"})
public final class CompletionCommand implements Callable<Integer> {
  /** Shells with a completion of their own kind. */
  enum Shell {
    /** The Bourne-again shell. */
    BASH,
    /** The Z shell, which takes scripts of bash. */
    ZSH
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}, in small letters as well.")
  private Shell shell = Shell.BASH;

  /** Made by the command line. */
  public CompletionCommand() {}

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    if (shell == Shell.ZSH) {
      out.println("autoload -U +X compinit && compinit");
      out.println("autoload -U +X bashcompinit && bashcompinit");
    }
    out.println(AutoComplete.bash("ashlar", spec.root().commandLine()));
    out.flush();
    return 0;
  }
}
