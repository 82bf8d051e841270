package dev.ashlar.tools;

import dev.ashlar.datashape.DataShapeException;
import dev.ashlar.nvm.StoreException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** How failures become one sentence on standard error and an exit status. */
final class Failures {
  /** The command line or the input cannot be used. */
  static final int BAD_INPUT = 2;

  /** Ashlar itself failed. */
  static final int INTERNAL = 1;

  private Failures() {}

  static int reportUsage(ParameterException failure, String[] arguments) {
    var command = failure.getCommandLine();
    say(command, failure instanceof UnmatchedArgumentException unmatched ? unknown(unmatched) : sentence(failure));
    return BAD_INPUT;
  }

  private static String unknown(UnmatchedArgumentException failure) {
    var name = failure.getCommandLine().getCommandSpec().qualifiedName();
    var suggestions = failure.getSuggestions();
    return "'" + name + "' knows no '" + failure.getUnmatched().getFirst() + "'"
        + (suggestions.isEmpty() ? "" : "; did you mean '" + String.join("' or '", suggestions) + "'?")
        + " ('" + name + " --help' lists what it takes)";
  }

  static int report(Exception failure, CommandLine command, ParseResult parsed) {
    boolean debug = command.getCommandSpec().root().userObject() instanceof Main main && main.debug();
    int status = isInput(failure) ? BAD_INPUT : INTERNAL;
    say(command, status == BAD_INPUT ? sentence(failure) : internal(failure, debug));
    if (debug) {
      failure.printStackTrace(command.getErr());
    }
    return status;
  }

  private static boolean isInput(Exception failure) {
    return switch (failure) {
      case InputException _, StoreException _, DataShapeException _, IOException _ -> true;
      default -> false;
    };
  }

  private static void say(CommandLine command, String message) {
    var err = command.getErr();
    err.println("ashlar: " + message);
    err.flush();
  }

  private static String internal(Exception failure, boolean debug) {
    return "internal failure: " + failure + (debug ? "" : " (--debug prints the stack trace)");
  }

  /** The exception's message on one line; the file system's exceptions say only a path, so what happened is added. */
  private static String sentence(Exception failure) {
    var text =
        switch (failure) {
          case DataShapeException type -> "line " + type.line() + ", column " + type.column() + ": " + type.reason();
          case NoSuchFileException missing -> missing.getFile() + ": there is no such file or directory";
          case AccessDeniedException denied -> denied.getFile() + ": permission denied";
          case NotDirectoryException file -> file.getFile() + " is not a directory";
          case FileAlreadyExistsException taken -> taken.getFile() + " exists already and is not a directory";
          case FileSystemException other -> other.getFile() + ": " + other.getReason();
          default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
        };
    return text.replaceAll("\\s*\\R\\s*", " ");
  }
}
